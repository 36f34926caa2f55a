import {expect} from 'chai';
import type {KindredEvent} from '../../src/events/index.js';
import {skip} from '../skip.js';
import {aService, journalKeys, never, stored, usePages} from './harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};

describe('the outbox', () => {
  let destination: string;
  const open = usePages(fresh => { destination = fresh; });

  describe('says', () => {
    it('saved once the device has it, and recorded once the receipt is there', async () => {
      let answer: () => void = () => undefined;
      const service = aService(batch => new Promise(resolve => { answer = () => resolve(batch.map(() => ({status: 'accepted'}))); }));
      const page = open(destination, service.deliver);
      const id = page.track('poll.voted', vote);
      expect(page.stages(id)).to.deep.equal(['sending']);
      await page.until(() => page.stages(id).includes('saved'));
      expect((await stored(destination)).map(event => event.id)).to.deep.equal([id]);
      expect(page.stages(id)).to.deep.equal(['sending', 'saved']);
      expect(page.snapshot()).to.deep.include({storage: 'device', waiting: 1});
      while (service.calls.length === 0) await new Promise(resolve => setTimeout(resolve));
      answer();
      await page.until(() => page.stages(id).includes('recorded'));
      expect(page.stages(id)).to.deep.equal(['sending', 'saved', 'recorded']);
      expect(await stored(destination)).to.deep.equal([]);
      expect(page.snapshot().waiting).to.equal(0);
    });

    it('refused with the reason, and does not ask again', async () => {
      const service = aService(batch => batch.map(() => ({status: 'refused', reason: 'poll-closed', detail: 'it closed'})));
      const page = open(destination, service.deliver);
      const id = page.track('poll.voted', vote);
      await page.until(() => page.stages(id).includes('refused'));
      expect(page.facts.at(-1)).to.deep.include({stage: 'refused', id, reason: 'poll-closed', detail: 'it closed'});
      expect(await stored(destination)).to.deep.equal([]);
      expect(service.calls).to.have.length(1);
    });

    it('held, never saved, where the device keeps nothing; and still delivers', async () => {
      const {open: openDatabase} = IDBFactory.prototype;
      IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); };
      try {
        const service = aService();
        const page = open(destination, service.deliver);
        const id = page.track('poll.voted', vote);
        await page.until(() => page.stages(id).includes('recorded'));
        expect(page.stages(id)).to.deep.equal(['sending', 'held', 'recorded']);
        expect(page.snapshot().storage).to.equal('memory');
        expect(service.calls[0]!.batch[0]!.kinvisitor).to.match(/^[0-9a-f-]{36}$/);
      } finally {
        IDBFactory.prototype.open = openDatabase;
      }
    });

    it('held when the device has no room, and saved, all of it, when it has again', async () => {
      const page = open(destination, never);
      await page.until(() => page.snapshot().storage === 'device');
      const {put} = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function noRoom(this: IDBObjectStore) {
        this.transaction.abort();
        return {} as IDBRequest<IDBValidKey>;
      };
      const first = page.track('poll.voted', vote);
      await page.until(() => page.stages(first).includes('held'));
      IDBObjectStore.prototype.put = put;
      const second = page.track('poll.voted', vote);
      await page.until(() => [first, second].every(id => page.stages(id).includes('saved')));
      expect(page.stages(first)).to.deep.equal(['sending', 'held', 'saved']);
      expect((await stored(destination)).map(event => event.id)).to.deep.equal([first, second]);
    });
  });

  describe('delivers', () => {
    it('each event once, in order, whatever their number', async () => {
      const service = aService();
      const page = open(destination, service.deliver);
      const ids = Array.from({length: 350}, () => page.track('poll.voted', vote));
      await page.until(() => page.snapshot().waiting === 0 && service.ids().length > 0);
      expect(service.ids().sort()).to.deep.equal([...ids].sort());
      const sequence = service.calls.flatMap(call => call.batch.map(event => event.kinseq));
      expect([...sequence].sort((a, b) => a - b)).to.deep.equal(Array.from({length: 350}, (_, i) => i + 1));
    });

    it('what a receipt left unsaid, again', async () => {
      const service = aService(batch => batch.slice(0, 2).map(() => ({status: 'accepted'})));
      const page = open(destination, service.deliver);
      for (let i = 0; i < 5; i++) page.track('poll.voted', vote);
      await page.until(() => page.snapshot().waiting === 0 && service.calls.length > 0);
      expect(service.calls.length).to.be.at.least(3);
    });

    it('again by a timer after a failure, with no new event', async () => {
      const service = aService((batch, call) => {
        if (call < 3) throw new TypeError('Failed to fetch');
        return batch.map(() => ({status: 'accepted'}));
      });
      const page = open(destination, service.deliver);
      const id = page.track('poll.voted', vote);
      await page.until(() => page.snapshot().failing);
      await page.until(() => page.stages(id).includes('recorded') && !page.snapshot().failing);
      expect(page.snapshot().waiting).to.equal(0);
      expect(service.calls).to.have.length(3);
    });

    it('ever less often while it fails', async () => {
      const service = aService((_, call) => {
        if (call % 2) throw new TypeError('Failed to fetch');
        return [];
      });
      open(destination, service.deliver).track('poll.voted', vote);
      while (service.calls.length < 3) await new Promise(resolve => setTimeout(resolve, 50));
      const gaps = service.calls.slice(1).map((call, i) => call.at - service.calls[i]!.at);
      gaps.forEach((gap, i) => expect(gap).to.be.within(250 * 2 ** i - 2, 500 * 2 ** i + 250));
    });

    it('nothing during a pause that the service asked for, whatever happens meanwhile', async () => {
      const service = aService((batch, call) => batch.map(() => (call === 1 ? {status: 'retry', after: 700} : {status: 'accepted'})));
      const page = open(destination, service.deliver);
      const first = page.track('poll.voted', vote);
      await page.until(() => page.snapshot().failing);
      expect(page.stages(first)).not.to.include('recorded');
      const second = page.track('poll.voted', vote);
      page.outbox.flush();
      dispatchEvent(new Event('online'));
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      open(destination, service.deliver);
      await page.until(() => page.stages(first).includes('recorded') && page.stages(second).includes('recorded'));
      expect(service.calls[1]!.ids).to.include(first);
      expect(service.calls[1]!.at - service.calls[0]!.at).to.be.at.least(699);
    });

    it('at once when the connection is back, in a pause of its own', async () => {
      let up = false;
      const service = aService(batch => {
        if (!up) throw new TypeError('Failed to fetch');
        return batch.map(() => ({status: 'accepted'}));
      });
      const page = open(destination, service.deliver);
      const id = page.track('poll.voted', vote);
      while (service.calls.length < 5) {
        await page.until(() => page.snapshot().failing);
        const {length} = service.calls;
        page.outbox.flush();
        while (service.calls.length === length) await new Promise(resolve => setTimeout(resolve));
      }
      up = true;
      const before = performance.now();
      dispatchEvent(new Event('online'));
      await page.until(() => page.stages(id).includes('recorded'));
      expect(performance.now() - before).to.be.below(2000); // its own pause would be four to eight seconds by now
    });

    it('is not stopped by a clock that was put back', async () => {
      const page = open(destination, aService().deliver);
      await page.until(() => page.snapshot().storage === 'device');
      const {openEventStore} = await import('../../src/outbox/event-store.js');
      const store = openEventStore();
      const year = 365 * 24 * 3600 * 1000;
      await store.setNotes({[`pause ${destination}`]: {since: Date.now() + year, until: Date.now() + year + 5000, failures: 3, asked: true}});
      store.close();
      const id = page.track('poll.voted', vote);
      await page.until(() => page.stages(id).includes('recorded'));
    });
  });

  describe('with several pages of one origin', () => {
    it('sends each event from one of them and tells all', async () => {
      const service = aService();
      const [a, b] = [open(destination, service.deliver), open(destination, service.deliver)];
      // Otherwise the second may also find it on the device, in the middle of being told.
      await Promise.all([a, b].map(page => page.until(() => page.snapshot().storage === 'device')));
      const id = a.track('poll.voted', vote);
      await Promise.all([a, b].map(page => page.until(() => page.stages(id).includes('recorded'))));
      expect(b.stages(id)).to.deep.equal(['saved', 'recorded']);
      expect([...new Set(service.ids())]).to.deep.equal([id]);
    });

    it('never sends from two at a time', async () => {
      let under = 0;
      let most = 0;
      const service = aService(async batch => {
        most = Math.max(most, ++under);
        await new Promise(resolve => setTimeout(resolve, 5));
        under--;
        return batch.map(() => ({status: 'accepted'}));
      });
      const tabs = Array.from({length: 8}, () => open(destination, service.deliver));
      for (let i = 0; i < 40; i++) tabs[i % 8]!.track('poll.voted', vote);
      await Promise.all(tabs.map(page => page.until(() => page.snapshot().waiting === 0 && service.ids().length >= 40)));
      expect(most).to.equal(1);
      expect(new Set(service.ids()).size).to.equal(40);
    });

    it('sends nothing twice', async function () {
      if (navigator.userAgent.includes('Firefox')) await skip(this, 'a page may have the lock before it hears what became of an event, and offers it again');
      const service = aService();
      const tabs = Array.from({length: 8}, () => open(destination, service.deliver));
      for (let i = 0; i < 40; i++) tabs[i % 8]!.track('poll.voted', vote);
      await Promise.all(tabs.map(page => page.until(() => page.snapshot().waiting === 0 && service.ids().length >= 40)));
      expect(service.ids()).to.have.length(40);
    });

    it('knows one visitor', async () => {
      const service = aService();
      const tabs = Array.from({length: 4}, () => open(destination, service.deliver));
      const ids = tabs.map(page => page.track('poll.voted', vote));
      await Promise.all(tabs.map(page => page.until(() => ids.every(id => page.stages(id).includes('recorded')))));
      expect(new Set(service.calls.flatMap(call => call.batch.map((event: KindredEvent) => event.kinvisitor))).size).to.equal(1);
      expect(new Set(tabs.map(page => page.visitor())).size).to.equal(1);
    });
  });

  describe('when a page goes away', () => {
    it('what it left is told and delivered by the next', async () => {
      const gone = open(destination, never);
      const id = gone.track('poll.voted', vote);
      await gone.until(() => gone.stages(id).includes('saved'));
      gone.outbox.close();
      const service = aService();
      const next = open(destination, service.deliver);
      await next.until(() => next.stages(id).includes('recorded'));
      expect(next.stages(id)).to.deep.equal(['saved', 'recorded']);
      expect(service.ids()).to.deep.equal([id]);
    });

    it('what is not committed yet is in the journal, and is sent at once', async () => {
      const service = aService(never);
      const gone = open(destination, service.deliver);
      const id = gone.track('poll.voted', vote);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(journalKeys(destination)).to.have.length(1);
      expect(service.calls).to.have.length(1);
      expect(service.calls[0]).to.deep.include({ids: [id], closing: true});
      expect(JSON.parse(localStorage.getItem(journalKeys(destination)[0]!)!)).to.deep.equal(service.calls[0]!.batch);
      gone.outbox.close();
    });

    it('the next page takes the journal over, with the visitor that it names', async () => {
      const event = {specversion: '1.0', id: '0198c0de-0000-7000-8000-00000000000a', source: 'https://shop.example/#kin-gone', type: 'kindred.poll.voted', time: new Date().toISOString(), datacontenttype: 'application/json', dataschema: 'urn:x', data: vote, kinseq: 1};
      localStorage.setItem(`kindred-journal:${destination}:gone`, JSON.stringify([event]));
      const service = aService();
      const next = open(destination, service.deliver);
      await next.until(() => next.stages(event.id).includes('recorded'));
      expect(service.ids()).to.deep.equal([event.id]);
      expect(journalKeys(destination)).to.deep.equal([]);
    });

    it('a page that comes back from the cache goes on', async () => {
      const service = aService();
      const page = open(destination, service.deliver);
      await page.until(() => page.snapshot().storage === 'device');
      dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      const id = page.track('poll.voted', vote);
      await new Promise(resolve => setTimeout(resolve));
      expect(page.stages(id)).to.deep.equal(['sending']);
      expect(service.calls).to.have.length(0);
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      await page.until(() => page.stages(id).includes('recorded'));
      expect(page.stages(id)).to.include('saved');
      expect(journalKeys(destination)).to.deep.equal([]);
    });

    it('holds no lock and no request for one while the page is hidden away', async () => {
      const service = aService(never);
      const page = open(destination, service.deliver);
      page.track('poll.voted', vote);
      while (service.calls.length === 0) await new Promise(resolve => setTimeout(resolve));
      const waiting = open(destination, service.deliver);
      await waiting.until(() => waiting.snapshot().storage === 'device');
      dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      const mine = (locks: LockInfo[] = []): LockInfo[] => locks.filter(lock => lock.name === `kindred:${destination}`);
      const held = async (): Promise<number> => {
        const {held, pending} = await navigator.locks.query();
        return mine(held).length + mine(pending).length;
      };
      while ((await held()) > 0) await new Promise(resolve => setTimeout(resolve));
    });
  });

  describe('keeps consent', () => {
    const viewed = {widget: 'poll'};

    it('unknown: measurement waits in memory and is stored nowhere', async () => {
      const service = aService();
      const page = open(destination, service.deliver);
      const seen = page.track('widget.viewed', viewed);
      const voted = page.track('poll.voted', vote);
      await page.until(() => page.stages(voted).includes('recorded'));
      expect(page.stages(seen)).to.deep.equal([]);
      expect(service.ids()).to.deep.equal([voted]);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(journalKeys(destination)).to.deep.equal([]);
      expect(await stored(destination)).to.deep.equal([]);
    });

    it('granted: it flows, what waited first', async () => {
      const service = aService();
      const page = open(destination, service.deliver);
      const before = page.track('widget.viewed', viewed);
      page.outbox.setConsent('granted');
      const after = page.track('poll.viewed', {poll: 'autumn-tin'});
      await page.until(() => page.snapshot().waiting === 0 && service.calls.length > 0);
      expect(service.ids()).to.have.members([before, after]);
    });

    it('denied: it is dropped and counted', async () => {
      const service = aService();
      const page = open(destination, service.deliver);
      page.track('widget.viewed', viewed);
      page.outbox.setConsent('denied');
      page.track('widget.viewed', viewed);
      const voted = page.track('poll.voted', vote);
      await page.until(() => page.stages(voted).includes('recorded'));
      expect(page.snapshot().dropped).to.equal(2);
      expect(service.ids()).to.deep.equal([voted]);
    });
  });
});
