import {expect} from 'chai';
import {type Client, createClient} from '../../src/index.js';
import {openEventStore} from '../../src/outbox/event-store.js';
import {aService, clearDevice, never, noted, told, usePages, when} from './harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};
const mirror = (): string | null => localStorage.getItem('kindred-visitor');

describe('the visitor', () => {
  let destination: string;
  const open = usePages(fresh => { destination = fresh; });
  let clients: Client[];
  function connect({deliver} = aService()): Client {
    const client = createClient({endpoint: {name: destination, deliver}});
    clients.push(client);
    return client;
  }
  /** A vote that is delivered before the test goes on; answers whose it was. */
  async function votedBy(client: Client): Promise<string | undefined> {
    await told(client, client.track('poll.voted', vote), 'recorded');
    return client.$reader.value!.visitor;
  }

  beforeEach(async () => {
    clients = [];
    await clearDevice();
  });
  afterEach(() => clients.forEach(client => client.close()));

  it('is nobody until the shopper asks for something', async () => {
    const client = connect();
    client.setConsent('granted');
    await told(client, client.track('widget.viewed', {widget: 'poll'}), 'recorded');
    expect(client.$reader.value!.visitor).to.equal(undefined);
    expect(mirror()).to.equal(null);
    expect(await noted('visitor')).to.equal(undefined);
  });

  it('is one on a page that leaves before its first commit and on the next', async () => {
    const service = aService();
    const store = openEventStore();
    const gone = open(destination, service.deliver, {...store, note: never, put: never});
    const first = gone.track('poll.voted', vote);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await gone.until(() => gone.stages(first).includes('recorded'));
    gone.outbox.close();
    const next = open(destination, service.deliver);
    const second = next.track('poll.voted', vote);
    await next.until(() => next.stages(second).includes('recorded'));
    const visitors = service.calls.flatMap(({batch}) => batch.map(event => event.kinvisitor));
    expect(service.ids()).to.include.members([first, second]);
    expect(visitors[0]).to.match(/^[0-9a-f-]{36}$/);
    expect(new Set(visitors).size).to.equal(1);
    expect(mirror()).to.equal(visitors[0]);
    expect(await noted('visitor')).to.equal(visitors[0]);
  });

  it('is the database’s where the mirror says another', async () => {
    const store = openEventStore();
    await store.setNotes({visitor: 'kept'});
    store.close();
    localStorage.setItem('kindred-visitor', 'stale');
    const page = open(destination);
    await page.until(() => page.snapshot().storage === 'device');
    expect(page.visitor()).to.equal('kept');
    expect(mirror()).to.equal('kept');
  });

  it('of a new person is not the one whose event is being written', async () => {
    const store = openEventStore();
    let written: () => void = () => undefined;
    const page = open(destination, never, {
      ...store,
      async put(...args) {
        const kept = await store.put(...args);
        await new Promise<void>(resolve => { written = resolve; });
        return kept;
      },
    });
    await page.until(() => page.snapshot().storage === 'device');
    const first = page.track('poll.voted', vote);
    await page.until(() => page.stages(first).length > 0);
    await when(() => page.snapshot().waiting === 1);
    let known: (changed: boolean) => void = () => undefined;
    const until = new Promise<boolean>(resolve => { known = resolve; });
    page.outbox.forget(until.then(() => store.setNotes({visitor: ''})).then(() => true));
    const second = page.track('poll.voted', vote);
    const finish = setInterval(() => written(), 1);
    await page.until(() => page.stages(first).includes('saved'));
    expect((await store.list(destination, 10)).map(event => event.id)).to.deep.equal([first]);
    known(true);
    await page.until(() => page.stages(second).includes('saved'));
    clearInterval(finish);
    const [before, after] = await store.list(destination, 10);
    expect(after!.kinvisitor).to.match(/^[0-9a-f-]{36}$/).and.not.equal(before!.kinvisitor);
    expect(page.visitor()).to.equal(after!.kinvisitor);
  });

  describe('after a reset', () => {
    it('is nobody, in the notes and the mirror, and another at the next vote', async () => {
      const client = connect();
      const before = await votedBy(client);
      expect(mirror()).to.equal(before);
      await client.reset();
      expect(client.$reader.value!.visitor).to.equal(undefined);
      expect(await noted('visitor')).to.equal('');
      await when(() => mirror() === '');
      const after = await votedBy(client);
      expect(after).to.match(/^[0-9a-f-]{36}$/).and.not.equal(before);
      expect(mirror()).to.equal(after);
      expect(await noted('visitor')).to.equal(after);
    });

    it('is nobody on the origin’s other pages, and then the same one on all', async () => {
      const [client, other] = [connect(), connect()];
      const before = await votedBy(client);
      await when(() => other.unsettled.size === 0);
      expect(await votedBy(other)).to.equal(before);
      const away = new Promise<void>(resolve => {
        other.$reader.listen(({visitor}) => { if (!visitor) resolve(); });
      });
      await client.reset();
      await away;
      const after = await votedBy(other);
      expect(after).not.to.equal(before);
      expect(await votedBy(client)).to.equal(after);
    });

    it('keeps what was done before, and its events are delivered as the visitor’s who made them', async () => {
      let up = false;
      const service = aService(batch => {
        if (!up) throw new TypeError('Failed to fetch');
        return batch.map(() => ({status: 'accepted'}));
      });
      const client = connect(service);
      const early = client.track('poll.voted', vote);
      await told(client, early, 'saved');
      const before = client.$reader.value!.visitor;
      const instant = client.track('poll.voted', vote);
      void client.reset();
      const late = client.track('poll.voted', vote);
      await told(client, late, 'saved');
      up = true;
      client.flush();
      await when(() => client.unsettled.size === 0);
      const batches = service.calls.map(({batch}) => batch.map(event => event.kinvisitor));
      batches.forEach(visitors => expect(new Set(visitors).size).to.equal(1));
      const of = (id: string) => service.calls.flatMap(({batch}) => batch).filter(event => event.id === id).map(event => event.kinvisitor);
      expect(new Set([...of(early), ...of(instant)])).to.deep.equal(new Set([before]));
      expect(new Set(of(late))).to.deep.equal(new Set([client.$reader.value!.visitor]));
      expect(client.$reader.value!.visitor).not.to.equal(before);
    });

    for (const [text, name] of [['!', 'nobody'], ['!0198c0de-0000-7000-8000-00000000000c', 'who voted since']] as const) {
      it(`that the device did not hear of in time, is ${name} on the next page`, async () => {
        const store = openEventStore();
        await store.setNotes({visitor: 'old', member: 'ada'});
        store.close();
        localStorage.setItem('kindred-visitor', text);
        const client = connect();
        const visitor = await votedBy(client);
        expect(visitor).to.match(/^[0-9a-f-]{36}$/);
        if (text.length > 1) expect(`!${visitor}`).to.equal(text);
        expect(await noted('visitor')).to.equal(visitor);
        expect(await noted('member')).to.equal(undefined);
        expect(mirror()).to.equal(visitor);
      });
    }
  });
});
