import {expect} from 'chai';
import type {Reading, ReadOptions} from '../../src/endpoints/endpoint.js';
import type {Receipt} from '../../src/events/index.js';
import {type Client, createClient, invitationStore, type ReferralSnapshot, referralStore} from '../../src/index.js';
import type {InvitationView, ReferralView} from '../../src/program/index.js';

const aView = (now: string, more: Partial<ReferralView> = {}): ReferralView => ({now, milestones: [], held: [], ...more} as unknown as ReferralView);
const member = {code: 'KC4T9XWPV', left: 150} as ReferralView['member'];

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
    tell: (_: Reading<ReferralView>): void => undefined,
    read: (resource: string, reader: ReadOptions) => new Promise<Reading<never>>(answer => service.reads.push({resource, reader, answer: answer as never})),
    deliver: () => new Promise<Receipt>(resolve => asked(resolve)),
    watch(resource: string, _: ReadOptions, onReading: (reading: Reading<ReferralView>) => void) {
      service.watched.push(resource);
      service.open++;
      service.tell = onReading;
      return () => { service.open--; };
    },
  };
  return service;
}

describe('the store of referrals', () => {
  let service: ReturnType<typeof aService>;
  let client: Client;
  let stop: () => void;
  const $referral = () => referralStore(client);
  beforeEach(() => {
    service = aService();
    client = createClient({endpoint: service});
    stop = $referral().listen(() => undefined);
  });
  afterEach(() => {
    stop();
    client.close();
  });

  const until = (condition: (snapshot: ReferralSnapshot) => unknown) => new Promise<ReferralSnapshot>(resolve => {
    const stop = $referral().subscribe(snapshot => {
      if (!condition(snapshot)) return;
      resolve(snapshot);
      queueMicrotask(() => stop());
    });
  });
  const soon = async (condition: () => unknown): Promise<void> => {
    while (!condition()) await new Promise(resolve => setTimeout(resolve));
  };

  it('is one for a client, and follows the service while anyone listens', () => {
    expect(referralStore(client)).to.equal($referral());
    expect(service.watched).to.deep.equal(['me/referral']);
    expect(service.open).to.equal(1);
    stop();
    expect(service.open).to.equal(0);
    stop = $referral().listen(() => undefined);
    expect(service.open).to.equal(1);
  });

  it('shows what the service says, keeps it when the connection is lost, and takes no older answer for it', () => {
    expect($referral().get()).to.deep.equal({status: 'loading', said: {}});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    expect($referral().get().status).to.equal('unreachable');
    service.tell({ok: true, value: aView('2026-01-02')});
    service.tell({ok: false, problem: 'unreachable', detail: ''});
    service.tell({ok: true, value: aView('2026-01-01')});
    expect($referral().get()).to.deep.equal({status: 'ready', view: aView('2026-01-02'), said: {}});
  });

  it('says that there are no referrals', () => {
    const {error} = console;
    console.error = () => undefined;
    service.tell({ok: false, problem: 'unknown', detail: '404'});
    console.error = error;
    expect($referral().get().status).to.equal('unknown');
  });

  it('follows what was said from gesture to receipt, and calls it recorded once the view has it', async () => {
    const id = client.track('referral.claimed', {code: 'KC4T9XWPV'});
    expect($referral().get().said.claimed).to.deep.equal({id, data: {code: 'KC4T9XWPV'}, stage: 'sending'});
    await until(({said}) => said.claimed?.stage === 'saved');
    service.tell({ok: true, value: aView('2026-01-01')});
    (await service.delivery)([{status: 'accepted'}]);
    await soon(() => service.reads.length);
    expect($referral().get().said.claimed?.stage).to.equal('saved');
    const friend = {referral: 'r'} as ReferralView['friend'];
    service.reads[0]!.answer({ok: true, value: aView('2026-01-02', {friend: friend!})});
    const snapshot = await until(({said}) => said.claimed?.stage === 'recorded');
    expect(snapshot.view?.friend).to.equal(friend);
  });

  it('calls it recorded, too, when the view cannot be read again', async () => {
    client.track('referral.thanked', {});
    await until(({said}) => said.thanked?.stage === 'saved');
    (await service.delivery)([{status: 'accepted'}]);
    await soon(() => service.reads.length);
    service.reads[0]!.answer({ok: false, problem: 'unreachable', detail: ''});
    await until(({said}) => said.thanked?.stage === 'recorded');
  });

  it('says why something was refused', async () => {
    const {error} = console;
    console.error = () => undefined;
    client.track('referral.shared', {invitation: '1a2b3c4d', channel: 'copy'});
    await until(({said}) => said.shared?.stage === 'saved');
    (await service.delivery)([{status: 'refused', reason: 'too-many-invitations'}]);
    const {said} = await until(({said}) => said.shared?.stage === 'refused');
    console.error = error;
    expect(said.shared).to.include({reason: 'too-many-invitations'});
  });

  it('tells preferences apart, and minds nothing else', () => {
    client.track('preference.set', {name: 'first-name', value: true});
    client.track('preference.set', {name: 'leaderboard', value: true});
    client.track('preference.set', {name: 'leaderboard', value: false});
    client.track('poll.voted', {poll: 'tin', choices: ['moon']});
    const {said} = $referral().get();
    expect(Object.keys(said)).to.deep.equal(['first-name', 'leaderboard']);
    expect(said.leaderboard?.data.value).to.equal(false);
  });

  it('shows nothing of one person to the next', async () => {
    client.track('referral.claimed', {code: 'KC4T9XWPV'});
    await until(({said}) => said.claimed?.stage === 'saved');
    service.tell({ok: true, value: aView('2026-01-01', {member: member!})});
    await client.reset();
    expect($referral().get()).to.deep.equal({status: 'loading', said: {}});
  });

  it('shows nothing of a member to whoever comes after, though neither did anything here', () => {
    const $reader = client.$reader as unknown as {set(reader: ReadOptions): void};
    const token = async (): Promise<string> => 'of a member';
    $reader.set({visitor: undefined, token});
    service.tell({ok: true, value: aView('2026-01-01', {member: member!})});
    $reader.set({visitor: undefined, token});
    expect($referral().get().view?.member).to.equal(member);
    $reader.set({visitor: undefined});
    expect($referral().get()).to.deep.equal({status: 'loading', said: {}});
  });

  describe('an invitation', () => {
    const name = 'KC4T9XWPV.1a2b3c4d';
    const invitation = {from: 'Mia'} as InvitationView;

    it('is read once, without a stream, and anew for another reader', async () => {
      const unlisten = invitationStore(client, name).listen(() => undefined);
      expect(service.reads.map(({resource}) => resource)).to.deep.equal([`referrals/${name}`]);
      expect(service.watched).to.deep.equal(['me/referral']);
      service.reads[0]!.answer({ok: true, value: invitation});
      await soon(() => invitationStore(client, name).get().view);
      expect(invitationStore(client, name).get()).to.deep.equal({status: 'ready', view: invitation});
      client.refresh();
      expect(service.reads).to.have.length(2);
      service.reads[1]!.answer({ok: false, problem: 'unreachable', detail: ''});
      await new Promise(resolve => setTimeout(resolve));
      expect(invitationStore(client, name).get()).to.deep.equal({status: 'ready', view: invitation});
      unlisten();
    });

    it('may be unknown, and an answer for somebody else counts for nothing', async () => {
      const unlisten = invitationStore(client, name).listen(() => undefined);
      client.refresh();
      service.reads[0]!.answer({ok: true, value: invitation});
      service.reads[1]!.answer({ok: false, problem: 'unknown', detail: '404'});
      await soon(() => invitationStore(client, name).get().status !== 'loading');
      expect(invitationStore(client, name).get()).to.deep.equal({status: 'unknown'});
      unlisten();
    });
  });
});
