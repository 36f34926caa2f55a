import {expect} from 'chai';
import type {Reading} from '../../src/endpoints/endpoint.js';
import type {Receipt} from '../../src/events/index.js';
import {type Client, createClient, pollStore, type PollSnapshot} from '../../src/index.js';
import type {PollView} from '../../src/program/index.js';

const poll = {poll: 'tin', choices: ['moon']};
const aView = (change: Partial<PollView> = {}): PollView => ({poll: 'tin', kind: 'single', question: 'Which?', options: [], results: 'always', state: 'open', now: '2026-01-01T00:00:00Z', ...change} as PollView);

/** A service that the test answers for. */
function aService() {
  let asked: (answer: (receipt: Receipt) => void) => void;
  /** Settles when a batch has come, with the way to answer it. */
  const delivery = new Promise<(receipt: Receipt) => void>(resolve => { asked = resolve; });
  const service = {
    delivery,
    name: `test ${crypto.randomUUID()}`,
    readers: [] as (string | undefined)[],
    open: 0,
    tell: (_: Reading<PollView>): void => undefined,
    read: () => Promise.reject(new Error('not asked')),
    deliver: () => new Promise<Receipt>(resolve => asked(resolve)),
    watch(_: string, {visitor}: {visitor: string | undefined}, onReading: (reading: Reading<PollView>) => void) {
      service.readers.push(visitor);
      service.open++;
      service.tell = onReading;
      return () => { service.open--; };
    },
  };
  return service;
}

describe('a poll’s store', () => {
  let service: ReturnType<typeof aService>;
  let client: Client;
  beforeEach(() => {
    service = aService();
    client = createClient({endpoint: service});
  });
  afterEach(() => client.close());

  const until = (condition: (snapshot: PollSnapshot) => boolean) => new Promise<PollSnapshot>(resolve => {
    const stop = pollStore(client, 'tin').subscribe(snapshot => {
      if (!condition(snapshot)) return;
      resolve(snapshot);
      queueMicrotask(() => stop());
    });
  });

  it('is one for a client and a poll, and follows the service while anyone listens', () => {
    const $poll = pollStore(client, 'tin');
    expect(pollStore(client, 'tin')).to.equal($poll);
    expect(service.open).to.equal(0);
    const stops = [$poll.listen(() => undefined), $poll.listen(() => undefined)];
    expect(service.open).to.equal(1);
    stops.forEach(stop => stop());
    expect(service.open).to.equal(0);
  });

  it('asks nothing while it is being found out who is signed in', () => {
    const setReader = (pending: boolean): void => (client.$reader as unknown as {set(reader: object): void}).set({visitor: undefined, pending});
    setReader(true);
    const stop = pollStore(client, 'tin').listen(() => undefined);
    expect(service.readers).to.deep.equal([]);
    setReader(false);
    expect(service.readers).to.deep.equal([undefined]);
    stop();
  });

  it('shows what the service says, and keeps it when the connection is lost', () => {
    const $poll = pollStore(client, 'tin');
    const stop = $poll.listen(() => undefined);
    expect($poll.get()).to.deep.equal({status: 'loading'});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    expect($poll.get().status).to.equal('unreachable');
    service.tell({ok: true, value: aView()});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    expect($poll.get()).to.deep.equal({status: 'ready', view: aView()});
    stop();
  });

  it('follows an own vote from gesture to receipt, and reads as the voter from then on', async () => {
    const stop = pollStore(client, 'tin').listen(() => undefined);
    const id = client.track('poll.voted', poll);
    expect(pollStore(client, 'tin').get().own).to.deep.include({id, choices: ['moon'], stage: 'sending'});
    await until(({own}) => own?.stage === 'saved');
    expect(service.readers.at(-1)).to.match(/^[0-9a-f-]{36}$/);
    (await service.delivery)([{status: 'accepted'}]);
    await until(({own}) => own?.stage === 'recorded');
    stop();
  });

  it('says why a vote was refused, and lets a ballot of before not hide it', async () => {
    const said: unknown[][] = [];
    const {error} = console;
    console.error = (...words: unknown[]) => said.push(words);
    const stop = pollStore(client, 'tin').listen(() => undefined);
    const id = client.track('poll.voted', poll);
    await until(({own}) => own?.stage === 'saved');
    (await service.delivery)([{status: 'refused', reason: 'poll-closed', detail: 'it closed at noon'}]);
    await until(({own}) => own?.stage === 'refused');
    service.tell({ok: true, value: aView({ballot: {id: '0', at: '', choices: ['tide']}})});
    console.error = error;
    expect(pollStore(client, 'tin').get().own).to.deep.include({id, stage: 'refused', reason: 'poll-closed'});
    expect(said[0]).to.deep.include({status: 'refused', reason: 'poll-closed', detail: 'it closed at noon'});
    stop();
  });

  it('takes the service’s ballot for recorded, also when the receipt was lost', () => {
    const stop = pollStore(client, 'tin').listen(() => undefined);
    const id = client.track('poll.voted', poll);
    service.tell({ok: true, value: aView({ballot: {id, at: '2026-01-01T00:00:00Z', choices: ['moon']}})});
    expect(pollStore(client, 'tin').get().own?.stage).to.equal('recorded');
    stop();
  });

  it('keeps what is under way above an older ballot', () => {
    const stop = pollStore(client, 'tin').listen(() => undefined);
    const id = client.track('poll.voted', poll);
    service.tell({ok: true, value: aView({ballot: {id: '0', at: '2025-01-01T00:00:00Z', choices: ['tide']}})});
    expect(pollStore(client, 'tin').get().own).to.deep.include({id, stage: 'sending'});
    stop();
  });

  it('delivers although a listener of the page’s own throws', async () => {
    const said: unknown[][] = [];
    const {error} = console;
    console.error = (...words: unknown[]) => said.push(words);
    let broken = false;
    client.$outbox.listen(() => {
      broken = true;
      throw new Error('the page’s own');
    });
    const id = client.track('poll.voted', poll);
    const receive = await service.delivery;
    expect(client.unsettled.get(id)?.stage).to.equal('saved');
    receive([{status: 'accepted'}]);
    while (client.unsettled.has(id)) await new Promise(resolve => setTimeout(resolve));
    console.error = error;
    expect(broken).to.equal(true);
    expect(said.join()).to.contain('the page’s own');
  });

  it('reads anew when it is asked to', () => {
    const stop = pollStore(client, 'tin').listen(() => undefined);
    client.refresh();
    expect(service.readers).to.have.length(2);
    expect(service.open).to.equal(1);
    stop();
  });
});
