import {expect} from 'chai';
import type {Reading, ReadOptions} from '../../src/endpoints/endpoint.js';
import {local} from '../../src/endpoints/local.js';
import {ProgramError, type PollView} from '../../src/program/index.js';
import {anEvent} from '../events/an-event.js';

const options = ['moon', 'tide'].map(id => ({id, label: id}));
const aProgram = () => ({
  name: `Shop ${crypto.randomUUID()}`,
  polls: {
    open: {kind: 'single', question: 'Which?', options, results: 'always'},
    hidden: {kind: 'single', question: 'Which?', options, results: 'after-vote'},
    over: {kind: 'single', question: 'Which?', options, results: 'after-close', closes: '2020-01-01T00:00:00Z'},
  },
});
const visitors = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'] as const;
let made = Date.now() - 60_000;
/** Each a moment after the one before: of two in the same, the greater id counts. */
const vote = (poll: string, choice: string, visitor: string = visitors[0]) => anEvent('poll.voted', {poll, choices: [choice]}, {now: ++made, visitor});
const me: ReadOptions = {visitor: visitors[0]};

async function view(service: ReturnType<typeof local>, poll: string, reader = me): Promise<PollView> {
  const reading = await service.read(`polls/${poll}`, reader);
  if (!reading.ok) throw new Error(reading.detail);
  return reading.value;
}

describe('the service in the page', () => {
  it('counts as the service does: changes, replays, two voters', async () => {
    const service = local(aProgram());
    const [first, second, other] = [vote('open', 'moon'), vote('open', 'tide'), vote('open', 'tide', visitors[1])];
    expect(await service.deliver([first, second, other, first], {})).to.deep.equal([{status: 'accepted'}, {status: 'accepted'}, {status: 'accepted'}, {status: 'duplicate'}]);
    const {tally, ballot} = await view(service, 'open');
    expect(tally).to.deep.equal({counts: {moon: 0, tide: 2}, leaders: ['tide'], voters: 2});
    expect(ballot?.choices).to.deep.equal(['tide']);
  });

  it('refuses with a reason, and keeps nothing of it', async () => {
    const service = local(aProgram());
    const changed = {...vote('open', 'moon'), id: '0198c0de-0000-7000-8000-00000000000a'};
    await service.deliver([changed], {});
    const receipt = await service.deliver([vote('none', 'moon'), vote('open', 'sun'), vote('over', 'moon'), {...changed, data: {poll: 'open', choices: ['tide']}}, {...vote('open', 'moon'), time: 'noon'}], {});
    expect(receipt.map(verdict => verdict.status === 'refused' && verdict.reason)).to.deep.equal(['unknown-poll', 'unknown-option', 'poll-closed', 'id-reused', 'malformed']);
    expect((await view(service, 'open')).tally?.voters).to.equal(1);
  });

  it('hides what the service would hide', async () => {
    const service = local(aProgram());
    await service.deliver([vote('hidden', 'moon')], {});
    expect(await view(service, 'hidden', {visitor: visitors[1]})).not.to.have.property('tally');
    expect((await view(service, 'hidden')).tally?.voters).to.equal(1);
  });

  it('splits by what voters say of themselves, and shows no few of them', async () => {
    const program = aProgram();
    const groups = {question: 'Where?', smallest: 5, options: ['north', 'south'].map(id => ({id, label: id}))};
    const service = local({...program, polls: {split: {...program.polls.open, groups}}});
    const cast = (n: number, group: string) => anEvent('poll.voted', {poll: 'split', choices: ['moon'], group}, {visitor: `0198c0de-0000-7000-8000-00000000010${n}`});
    const splits = async (): Promise<unknown> => (await view(service, 'split')).splits?.map(({group, tally}) => [group, tally.voters]);
    await service.deliver([0, 1, 2, 3].map(n => cast(n, 'north')), {});
    expect(await splits()).to.deep.equal([]);
    await service.deliver([cast(4, 'north')], {});
    expect(await splits()).to.deep.equal([['north', 5]]);
    await service.deliver([cast(5, 'south')], {});
    expect(await splits()).to.deep.equal([]);
    expect((await service.deliver([cast(6, 'east')], {}))[0]).to.deep.include({status: 'refused', reason: 'invalid-ballot'});
    expect((await view(service, 'split')).tally?.voters).to.equal(6);
  });

  it('remembers in the next page, and tells every open one', async () => {
    const program = aProgram();
    const [page, other] = [local(program), local(program)];
    const told: Reading<PollView>[] = [];
    let heard: () => void = () => undefined;
    const stop = other.watch('polls/open', me, reading => {
      told.push(reading);
      if (reading.ok && reading.value.tally!.voters > 0) heard();
    });
    await new Promise<void>(resolve => {
      heard = resolve;
      void page.deliver([vote('open', 'moon')], {});
    });
    stop();
    expect((await view(local(program), 'open')).tally?.counts.moon).to.equal(1);
  });

  it('has no members, and says so to whoever asks for what is theirs, or says what only they can', async () => {
    const service = local(aProgram());
    for (const resource of ['me', 'me/referral', 'referrals/KC4T9XWPV'] as const) {
      expect(await service.read(resource, me)).to.deep.equal({ok: false, problem: 'unknown', detail: `local: has no members, and no ${resource}; give the page a service`});
    }
    const said = [anEvent('referral.claimed', {code: 'KC4T9XWPV'}), anEvent('referral.shared', {invitation: '1a2b3c4d', channel: 'copy'}), anEvent('preference.set', {name: 'standing', value: true})];
    expect((await service.deliver(said, {})).map(verdict => verdict.status === 'refused' && verdict.reason)).to.deep.equal(['members-only', 'members-only', 'members-only']);
  });

  it('names the polls that there are, for one that is not', async () => {
    const reading = await local(aProgram()).read('polls/none', me);
    expect(reading).to.deep.equal({ok: false, problem: 'unknown', detail: 'the program has no poll "none"; it has open, hidden, over'});
  });

  it('will not start with a wrong program', () => {
    expect(() => local({name: 'x', polls: {a: {}}})).to.throw(ProgramError, '/polls/a/kind');
  });
});
