import {expect} from 'chai';
import type {Reading, ReadOptions} from '../../src/endpoints/endpoint.js';
import type {Receipt} from '../../src/events/index.js';
import {badgeStore, type Client, createClient, type SaidOfStanding, saidOfStanding, standingStore} from '../../src/index.js';
import type {MeView, StandingsView} from '../../src/program/index.js';

const aView = (now: string, more: Partial<MeView> = {}): MeView => ({now, ...more} as MeView);
const member = {shows: true} as NonNullable<MeView['member']>;

/** A service that the test answers for. */
function aService() {
  let asked: (answer: (receipt: Receipt) => void) => void;
  /** Settles when a batch has come, with the way to answer it. */
  const delivery = new Promise<(receipt: Receipt) => void>(resolve => { asked = resolve; });
  const service = {
    delivery,
    name: `test ${crypto.randomUUID()}`,
    watched: [] as string[],
    open: 0,
    /** What has been read once, and how that is answered. */
    reads: [] as {readonly resource: string; readonly reader: ReadOptions; readonly answer: (reading: Reading<unknown>) => void}[],
    tell: (_: Reading<MeView>): void => undefined,
    read: (resource: string, reader: ReadOptions) => new Promise<Reading<never>>(answer => service.reads.push({resource, reader, answer: answer as never})),
    deliver: () => new Promise<Receipt>(resolve => asked(resolve)),
    watch(resource: string, _: ReadOptions, onReading: (reading: Reading<MeView>) => void) {
      service.watched.push(resource);
      service.open++;
      service.tell = onReading;
      return () => { service.open--; };
    },
  };
  return service;
}

describe('where a reader stands', () => {
  let service: ReturnType<typeof aService>;
  let client: Client;
  let stop: () => void;
  const $standing = () => standingStore(client);
  const setReader = (reader: ReadOptions): void => (client.$reader as unknown as {set(reader: ReadOptions): void}).set(reader);
  beforeEach(() => {
    service = aService();
    client = createClient({endpoint: service});
    stop = $standing().listen(() => undefined);
  });
  afterEach(() => {
    stop();
    client.close();
  });

  const soon = async (condition: () => unknown): Promise<void> => {
    while (!condition()) await new Promise(resolve => setTimeout(resolve));
  };

  it('is one store for a client, and follows the service while anyone listens', () => {
    expect(standingStore(client)).to.equal($standing());
    expect(service.watched).to.deep.equal(['me']);
    stop();
    expect(service.open).to.equal(0);
    stop = $standing().listen(() => undefined);
    expect(service.open).to.equal(1);
  });

  it('is what the service says, and stays when the connection is lost', () => {
    expect($standing().get()).to.deep.equal({status: 'loading'});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    expect($standing().get()).to.deep.equal({status: 'unreachable'});
    service.tell({ok: true, value: aView('2026-01-02')});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    expect($standing().get()).to.deep.equal({status: 'ready', view: aView('2026-01-02')});
  });

  it('asks nothing while it is being found out who is signed in', () => {
    setReader({visitor: undefined, pending: true});
    expect(service.open).to.equal(0);
    setReader({visitor: undefined, pending: false});
    expect(service.open).to.equal(1);
  });

  it('is never shown to the next person', () => {
    const token = async (): Promise<string> => 'of a member';
    setReader({visitor: undefined, token});
    service.tell({ok: true, value: aView('2026-01-01', {member})});
    setReader({visitor: undefined, token});
    expect($standing().get().view?.member).to.equal(member);
    setReader({visitor: undefined});
    expect($standing().get()).to.deep.equal({status: 'loading'});
  });

  describe('what was said of it', () => {
    const $said = () => saidOfStanding(client);
    const until = (condition: (said: SaidOfStanding) => unknown): Promise<void> => soon(() => condition($said().get()));

    it('is followed from gesture to receipt, and recorded once the view has it', async () => {
      $said();
      const id = client.track('preference.set', {name: 'standing', value: true});
      expect($said().get().shown).to.deep.equal({id, data: {name: 'standing', value: true}, stage: 'sending'});
      await until(({shown}) => shown?.stage === 'saved');
      service.tell({ok: true, value: aView('2026-01-01')});
      (await service.delivery)([{status: 'accepted'}]);
      await soon(() => service.reads.length);
      expect($said().get().shown?.stage).to.equal('saved');
      service.reads[0]!.answer({ok: true, value: aView('2026-01-02', {member})});
      await until(({shown}) => shown?.stage === 'recorded');
      expect($standing().get().view?.member).to.equal(member);
    });

    it('takes no older answer for the view', async () => {
      $said();
      client.track('promotion.seen', {bond: 'friend'});
      await until(({seen}) => seen?.stage === 'saved');
      (await service.delivery)([{status: 'accepted'}]);
      await soon(() => service.reads.length);
      service.tell({ok: true, value: aView('2026-01-02', {member})});
      service.reads[0]!.answer({ok: true, value: aView('2026-01-01')});
      await until(({seen}) => seen?.stage === 'recorded');
      expect($standing().get().view?.now).to.equal('2026-01-02');
    });

    it('is known of what this browser said before, and minds nothing else', () => {
      client.track('promotion.seen', {bond: 'friend'});
      client.track('preference.set', {name: 'leaderboard', value: true});
      client.track('poll.voted', {poll: 'tin', choices: ['moon']});
      expect(Object.keys($said().get())).to.deep.equal(['seen']);
      expect($said().get().seen?.data.bond).to.equal('friend');
    });

    it('says why something was refused', async () => {
      const {error} = console;
      console.error = () => undefined;
      $said();
      client.track('preference.set', {name: 'standing', value: true});
      await until(({shown}) => shown?.stage === 'saved');
      (await service.delivery)([{status: 'refused', reason: 'members-only'}]);
      await until(({shown}) => shown?.stage === 'refused');
      console.error = error;
      expect($said().get().shown?.reason).to.equal('members-only');
    });

    it('is nobody else’s', async () => {
      $said();
      client.track('promotion.seen', {bond: 'friend'});
      await until(({seen}) => seen?.stage === 'saved');
      await client.reset();
      expect($said().get()).to.deep.equal({});
    });
  });

  describe('the badges of others', () => {
    const standings = {standings: {lin: 'partner'}} as unknown as StandingsView;
    const asked = (): readonly string[] => service.reads.map(({resource}) => resource);

    it('are asked for together, each once, and by nobody in particular', async () => {
      setReader({visitor: 'v1', token: async () => 'of a member'});
      for (const id of ['lin', 'noor', 'lin', 'a,b&c']) badgeStore(client, id);
      await Promise.resolve();
      expect(asked()).to.deep.equal(['standings?members=lin,noor,a%2Cb%26c']);
      expect(service.reads[0]!.reader).to.deep.equal({visitor: undefined});
      service.reads[0]!.answer({ok: true, value: standings});
      await soon(() => badgeStore(client, 'lin').get().view);
      expect(badgeStore(client, 'noor').get()).to.deep.equal({status: 'ready', view: standings});
      badgeStore(client, 'lin');
      badgeStore(client, 'ada');
      await Promise.resolve();
      expect(asked().slice(1)).to.deep.equal(['standings?members=ada']);
    });

    it('are at most a thousand a request', async () => {
      for (let i = 0; i < 1001; i++) badgeStore(client, i.toString(36));
      await Promise.resolve();
      expect(asked().map(resource => resource.split(',').length)).to.deep.equal([1000, 1]);
    });

    it('are so many a request that servers take its address', async () => {
      for (let i = 0; i < 1000; i++) badgeStore(client, crypto.randomUUID());
      await Promise.resolve();
      expect(asked().reduce((sum, resource) => sum + resource.split(',').length, 0)).to.equal(1000);
      for (const resource of asked()) expect(resource.length).to.be.below(7200);
    });

    it('stay away when there is no answer', async () => {
      badgeStore(client, 'lin');
      await Promise.resolve();
      service.reads[0]!.answer({ok: false, problem: 'unreachable', detail: ''});
      await new Promise(resolve => setTimeout(resolve));
      expect(badgeStore(client, 'lin').get()).to.deep.equal({status: 'loading'});
    });
  });
});
