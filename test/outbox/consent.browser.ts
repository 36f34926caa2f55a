import {expect} from 'chai';
import {openEventStore} from '../../src/outbox/event-store.js';
import {anEvent} from '../events/an-event.js';
import {aService, journalKeys, never, stored, usePages} from './harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};
const viewed = {widget: 'poll'};
const day = 24 * 3_600_000;

describe('measurement', () => {
  let destination: string;
  const open = usePages(fresh => { destination = fresh; });
  const kept = async (): Promise<string[]> => (await stored(destination)).map(event => event.id);

  describe('when consent is denied', () => {
    it('is taken from the device, whoever left it there; what the shopper asked for stays', async () => {
      const earlier = open(destination, never);
      earlier.outbox.setConsent('granted');
      const stale = earlier.track('widget.viewed', viewed);
      const asked = earlier.track('poll.voted', vote);
      await earlier.until(() => [stale, asked].every(id => earlier.stages(id).includes('saved')));
      earlier.outbox.close();
      const journalled = {viewed: anEvent('widget.viewed', viewed), voted: anEvent('poll.voted', vote)};
      localStorage.setItem(`kindred-journal:${destination}:gone`, JSON.stringify(Object.values(journalled)));

      const page = open(destination, never);
      page.outbox.setConsent('granted');
      const own = page.track('widget.viewed', viewed);
      await page.until(() => page.stages(own).includes('saved') && page.snapshot().waiting === 5);
      page.outbox.setConsent('denied');
      await page.until(() => page.snapshot().dropped === 3);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(await kept()).to.have.members([asked, journalled.voted.id]);
      expect([...page.outbox.unsettled.keys()]).to.have.members([asked, journalled.voted.id]);
      expect(journalKeys(destination)).to.deep.equal([]);
    });

    it('is not delivered by a page that hears of the denial before it has looked', async () => {
      const old = anEvent('widget.viewed', viewed);
      localStorage.setItem(`kindred-journal:${destination}:gone`, JSON.stringify([old]));
      const service = aService();
      const page = open(destination, service.deliver);
      page.outbox.setConsent('denied');
      const id = page.track('poll.voted', vote);
      await page.until(() => page.stages(id).includes('recorded'));
      expect(service.ids()).to.deep.equal([id]);
      expect(page.snapshot().dropped).to.equal(1);
      expect(await kept()).to.deep.equal([]);
      expect(journalKeys(destination)).to.deep.equal([]);
    });

    it('is counted once and told to no other page while it is being written', async () => {
      const store = openEventStore();
      const service = aService();
      let denied: () => void = () => undefined;
      const page = open(destination, service.deliver, {
        ...store,
        put(...args) {
          const done = store.put(...args);
          denied();
          return done;
        },
      });
      page.outbox.setConsent('granted');
      const other = open(destination, service.deliver);
      await Promise.all([page, other].map(each => each.until(() => each.snapshot().storage === 'device')));
      const asking = new Promise<void>(resolve => {
        denied = () => {
          denied = () => undefined;
          page.outbox.setConsent('denied');
          resolve();
        };
      });
      page.track('widget.viewed', viewed);
      await asking;
      const id = page.track('poll.voted', vote);
      await Promise.all([page, other].map(each => each.until(() => each.stages(id).includes('recorded'))));
      expect(service.ids()).to.deep.equal([id]);
      expect(await kept()).to.deep.equal([]);
      expect(page.snapshot().dropped).to.equal(1);
      expect(other.outbox.unsettled.size).to.equal(0);
    });
  });

  it('waits again when consent is unknown again', async () => {
    const service = aService();
    const page = open(destination, service.deliver);
    page.outbox.setConsent('granted');
    const before = page.track('widget.viewed', viewed);
    await page.until(() => page.stages(before).includes('recorded'));
    page.outbox.setConsent('unknown');
    const after = page.track('widget.viewed', viewed);
    const voted = page.track('poll.voted', vote);
    await page.until(() => page.stages(voted).includes('recorded'));
    expect(service.ids()).to.deep.equal([before, voted]);
    expect(page.stages(after)).to.deep.equal([]);
    page.outbox.setConsent('granted');
    await page.until(() => page.stages(after).includes('recorded'));
  });

  it('is dropped and counted where 2,000 events wait; service events are not', () => {
    const page = open(destination, never);
    page.outbox.setConsent('granted');
    for (let i = 0; i < 2_003; i++) page.track('widget.viewed', viewed);
    expect(page.snapshot().dropped).to.equal(3);
    const voted = page.track('poll.voted', vote);
    expect(page.outbox.unsettled.has(voted)).to.equal(true);
    expect(page.outbox.unsettled.size).to.equal(2_001);
  });

  it('is dropped and counted when it has waited for 30 days; service events are not', async () => {
    const now = Date.now();
    const left = [
      anEvent('widget.viewed', viewed, {now: now - 31 * day}),
      anEvent('poll.voted', vote, {now: now - 31 * day}),
      anEvent('widget.viewed', viewed, {now: now - 29 * day}),
    ];
    const store = openEventStore();
    await store.put(destination, left, 'unused');
    store.close();
    const service = aService();
    const page = open(destination, service.deliver);
    await page.until(() => service.calls.length > 0 && page.snapshot().waiting === 0);
    expect(service.ids()).to.have.members([left[1]!.id, left[2]!.id]);
    expect(page.snapshot().dropped).to.equal(1);
    expect(await kept()).to.deep.equal([]);
  });
});
