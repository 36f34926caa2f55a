import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import type {RefusalReason} from '../../../src/events/index.js';
import type {BallotPoll, Standings, Vote} from '../../../src/program/index.js';
import {ballot, brand, groups, kinds, options, pollOf, twoVotes} from './kinds-fixture.js';
import {aShop} from '../member-fixture.js';
import {createService, event, hour, noon, retraction, statuses, type TestService, visitor} from '../service-fixture.js';

const shop = await aShop();
const token = await shop.token('mia');

const counts = (...of: number[]): {readonly [option: string]: number} => Object.fromEntries(options.map((option, i) => [option, of[i]!]));
const near = (value: number): number => expect.closeTo(value, 3) as number;

interface Example {
  /** What others vote first; then one votes, changes the vote and withdraws it. */
  readonly others: readonly Vote[];
  readonly vote: Vote;
  readonly change: Vote;
  readonly answers: {readonly vote: Standings; readonly change: Standings; readonly withdrawal: Standings};
}

const oneVote: Example = {
  others: [{choices: ['pine']}],
  vote: {choices: ['moon']},
  change: {choices: ['pine']},
  answers: {
    vote: {counts: counts(1, 1, 0, 0), leaders: ['moon', 'pine']},
    change: {counts: counts(0, 2, 0, 0), leaders: ['pine']},
    withdrawal: {counts: counts(0, 1, 0, 0), leaders: ['pine']},
  },
};

const examples: {readonly [K in BallotPoll['kind']]: Example} = {
  single: oneVote,
  image: oneVote,
  approval: {
    others: [{choices: ['wave', 'fern']}],
    vote: {choices: ['moon', 'wave']},
    change: {choices: ['fern', 'moon', 'pine']},
    answers: {
      vote: {counts: counts(1, 0, 2, 1), leaders: ['wave']},
      change: {counts: counts(1, 1, 1, 2), leaders: ['fern']},
      withdrawal: {counts: counts(0, 0, 1, 1), leaders: ['wave', 'fern']},
    },
  },
  ranked: {
    others: [{choices: ['pine', 'moon']}, {choices: ['pine']}, {choices: ['wave', 'moon', 'pine']}],
    vote: {choices: ['moon', 'wave']},
    change: {choices: ['wave', 'moon']},
    answers: {
      vote: {
        counts: counts(1, 2, 1, 0),
        leaders: ['moon', 'pine'],
        rounds: [
          {counts: counts(1, 2, 1, 0), exhausted: 0, eliminated: ['fern']},
          {counts: {moon: 1, pine: 2, wave: 1}, exhausted: 0, eliminated: ['wave']},
          {counts: {moon: 2, pine: 2}, exhausted: 0, eliminated: []},
        ],
      },
      change: {
        counts: counts(0, 2, 2, 0),
        leaders: ['pine', 'wave'],
        rounds: [
          {counts: counts(0, 2, 2, 0), exhausted: 0, eliminated: ['moon', 'fern']},
          {counts: {pine: 2, wave: 2}, exhausted: 0, eliminated: []},
        ],
      },
      withdrawal: {counts: counts(0, 2, 1, 0), leaders: ['pine'], rounds: [{counts: counts(0, 2, 1, 0), exhausted: 0, eliminated: []}]},
    },
  },
  score: {
    others: [{choices: ['moon', 'wave'], points: [3, 4]}],
    vote: {choices: ['moon', 'pine'], points: [5, 1]},
    change: {choices: ['wave', 'moon'], points: [4, 1]},
    answers: {
      vote: {counts: counts(2, 1, 1, 0), leaders: ['moon'], ratings: {moon: [0, 0, 1, 0, 1], pine: [1, 0, 0, 0, 0], wave: [0, 0, 0, 1, 0], fern: [0, 0, 0, 0, 0]}},
      change: {counts: counts(2, 0, 2, 0), leaders: ['wave'], ratings: {moon: [1, 0, 1, 0, 0], pine: [0, 0, 0, 0, 0], wave: [0, 0, 0, 2, 0], fern: [0, 0, 0, 0, 0]}},
      withdrawal: {counts: counts(1, 0, 1, 0), leaders: ['wave'], ratings: {moon: [0, 0, 1, 0, 0], pine: [0, 0, 0, 0, 0], wave: [0, 0, 0, 1, 0], fern: [0, 0, 0, 0, 0]}},
    },
  },
  budget: {
    others: [{choices: ['pine'], points: [5]}],
    vote: {choices: ['moon', 'pine'], points: [7, 3]},
    change: {choices: ['fern'], points: [10]},
    answers: {
      vote: {counts: counts(7, 8, 0, 0), leaders: ['pine']},
      change: {counts: counts(0, 5, 0, 10), leaders: ['fern']},
      withdrawal: {counts: counts(0, 5, 0, 0), leaders: ['pine']},
    },
  },
  // By hand: where pine was preferred to moon n times and no other was asked about, its strength s solves 1 + n = n s²/(s² + 1) + 2 s/(s + 1), and moon's is 1/s.
  pairwise: {
    others: [{choices: ['pine', 'moon']}],
    vote: {choices: ['moon', 'pine']},
    change: {choices: ['pine', 'moon']},
    answers: {
      vote: {counts: counts(1, 1, 0, 0), leaders: options, preferred: counts(...[0.5, 0.5, 0.5, 0.5].map(near))},
      change: {counts: counts(0, 2, 0, 0), leaders: ['pine'], preferred: counts(...[0.319, 0.681, 0.5, 0.5].map(near))},
      withdrawal: {counts: counts(0, 1, 0, 0), leaders: ['pine'], preferred: counts(...[0.371, 0.629, 0.5, 0.5].map(near))},
    },
  },
};

const polls = (more: object = {}): object => Object.fromEntries(kinds.map(kind => [kind, pollOf(kind, more)]));

describe.each(kinds)('a poll of kind %s', kind => {
  const {others, vote, change, answers} = examples[kind];

  it('takes a vote, another instead of it, and its withdrawal', async () => {
    const service = createService({tenants: [brand(polls())]});
    await service.send(others.map((vote, i) => ballot(kind, vote, {by: i + 10})));
    const seen = async (): Promise<object> => {
      const {tally, ballot} = await service.view(kind, {visitor: visitor(1)});
      return {tally, ballot};
    };

    const first = ballot(kind, vote);
    expect(statuses(await service.send([first]))).toEqual(['accepted']);
    expect(await seen()).toEqual({
      tally: {voters: others.length + 1, ...answers.vote},
      ballot: {id: first.id, at: '2026-03-01T12:00:00.000Z', kind, ...vote},
    });

    service.clock.time += 1000;
    const second = ballot(kind, change, {at: service.clock.time});
    expect(statuses(await service.send([second]))).toEqual(['accepted']);
    expect(await seen()).toEqual({
      tally: {voters: others.length + 1, ...answers.change},
      ballot: {id: second.id, at: '2026-03-01T12:00:01.000Z', kind, ...change},
    });

    service.clock.time += 1000;
    expect(statuses(await service.send([retraction(kind, {at: service.clock.time})]))).toEqual(['accepted']);
    expect(await seen()).toEqual({tally: {voters: others.length, ...answers.withdrawal}});
  });

  it('splits what is shown by what voters say of themselves, from the smallest size on', async () => {
    const service = createService({tenants: [brand(polls({groups}))]});
    const cast = (by: number, group?: string, at = service.clock.time): object => ballot(kind, {...twoVotes[kind][by % 2]!, ...(group && {group})}, {by, at});
    const splits = async (): Promise<object> => Object.fromEntries(((await service.view(kind)).splits ?? []).map(({group, tally}) => [group, tally.voters]));
    await service.send([...[1, 2, 3, 4].map(by => cast(by, 'north')), ...[5, 6, 7, 8, 9].map(by => cast(by))]);
    expect(await splits()).toEqual({});
    await service.send([cast(10, 'north')]);
    expect(await splits()).toEqual({north: 5});
    // The whole less the five is what five others hold, and no longer when one of them leaves.
    service.clock.time += 1000;
    await service.send([retraction(kind, {by: 9, at: service.clock.time})]);
    expect(await splits()).toEqual({});
    await service.send([cast(9, 'south', service.clock.time + 1)], {sentAt: service.clock.time + 1});
    expect(await splits()).toEqual({north: 5});
  });

  it('counts a member’s votes of two devices as one, the later', async () => {
    const service = createService({tenants: [brand(polls(), {memberKeys: [shop.key]})]});
    await service.send(others.map((vote, i) => ballot(kind, vote, {by: i + 10})));
    await service.send([ballot(kind, vote, {by: 1, at: noon - 1000})]);
    await service.send([ballot(kind, change, {by: 2})]);
    for (const by of [2, 1]) await service.send([event('widget.viewed', {widget: 'poll'}, {by})], {token});
    expect(await service.view(kind, {token})).toMatchObject({tally: {voters: others.length + 1, ...answers.change}, ballot: change});
  });

  it('has no vote of a withdrawn option in its counts, and has it again when the option is back', async () => {
    const tenant = brand(polls());
    const service = createService({tenants: [tenant]});
    const [forMoon, other] = twoVotes[kind];
    await service.send([ballot(kind, forMoon), ballot(kind, forMoon, {by: 2}), ballot(kind, other, {by: 3})]);
    const before = (await service.view(kind)).tally!;
    expect(before.leaders).toEqual(['moon']);

    const {program} = tenant;
    const withdrawn = options.map(id => ({id, label: id, picture: {src: './a.svg', alt: ''}, withdrawn: id === 'moon'}));
    tenant.program = brand({[kind]: pollOf(kind, {options: withdrawn})}).program;
    const answer = await service.view(kind, {visitor: visitor(1)});
    const {leaders, voters, ...told} = answer.tally!;
    expect(JSON.stringify(told)).not.toContain('moon');
    expect(leaders).toEqual([kind === 'approval' ? 'wave' : 'pine']);
    expect(voters).toBe(3);
    expect(answer.ballot).toMatchObject(forMoon);

    service.clock.time += 1000;
    const at = service.clock.time;
    expect(await service.send([ballot(kind, forMoon, {by: 4, at}), retraction(kind, {by: 2, at})])).toMatchObject([
      {status: 'refused', reason: 'option-withdrawn', detail: '/data/choices: found "moon", which the brand has withdrawn'},
      {status: 'accepted'},
    ]);

    tenant.program = program;
    await service.send([ballot(kind, forMoon, {by: 2, at: at + 1})], {sentAt: at + 1});
    expect((await service.view(kind)).tally).toEqual(before);
  });
});

it('passes the votes of a withdrawn option on, in a runoff', async () => {
  const tenant = brand({ranked: pollOf('ranked')});
  const service = createService({tenants: [tenant]});
  await service.send([['moon', 'pine'], ['moon', 'pine'], ['moon'], ['wave']].map((choices, by) => ballot('ranked', {choices}, {by})));
  tenant.program = brand({ranked: pollOf('ranked', {options: options.map(id => ({id, label: id, withdrawn: id === 'moon'}))})}).program;
  expect((await service.view('ranked')).tally).toMatchObject({leaders: ['pine'], rounds: [{counts: {pine: 2, wave: 1, fern: 0}, exhausted: 1}]});
});

it('takes a ballot out by the rule that it was counted by, when the poll’s kind has changed since', async () => {
  const changes = kinds.flatMap(from => kinds.filter(to => to !== from).map(to => ({poll: `${from}-${to}`, from, to})));
  const program = (end: 'from' | 'to'): object => Object.fromEntries([
    ...kinds.map(kind => [kind, pollOf(kind)]),
    ...changes.map(change => [change.poll, pollOf(change[end])]),
  ]);
  const tenant = brand(program('from'));
  const service = createService({tenants: [tenant]});
  const sendAll = async (vote: (poll: string, kind: BallotPoll['kind']) => object, end: 'from' | 'to'): Promise<void> => {
    for (const change of changes) expect(statuses(await service.send([vote(change.poll, change[end])])), change.poll).toEqual(['accepted']);
  };
  await sendAll((poll, kind) => ballot(poll, twoVotes[kind][0]), 'from');

  tenant.program = brand(program('to')).program;
  service.clock.time += 1000;
  const at = service.clock.time;
  for (const kind of kinds) await service.send([ballot(kind, twoVotes[kind][1], {at})]);
  await sendAll((poll, kind) => ballot(poll, twoVotes[kind][1], {at}), 'to');
  for (const {poll, to} of changes) expect((await service.view(poll)).tally, poll).toEqual((await service.view(to)).tally);

  service.clock.time += 1000;
  await sendAll(poll => retraction(poll, {at: service.clock.time}), 'to');
  const database = new Database(service.file);
  const left = database.prepare(`SELECT poll, option, count FROM tallies WHERE count <> 0 AND poll LIKE '%-%'`).all();
  database.close();
  expect(left).toEqual([]);
});

describe('a vote that cannot count', () => {
  const morning = {opens: '2026-03-01T09:00:00Z', closes: '2026-03-01T10:00:00Z'};
  const suffixed = (suffix: string, more: object): object => Object.fromEntries(kinds.map(kind => [`${kind}-${suffix}`, pollOf(kind, more)]));
  const withdrawn = {options: options.map(id => ({id, label: id, picture: {src: './a.svg', alt: ''}, withdrawn: id === 'moon'}))};
  const program = {
    ...polls(),
    ...suffixed('of-members', {assurance: 'member'}),
    ...suffixed('over', morning),
    ...suffixed('later', {opens: '2026-03-02T12:00:00Z'}),
    ...suffixed('without-moon', withdrawn),
    'approval-of-two': pollOf('approval', {min: 2, max: 2}),
  };

  const ofEach = (suffix: string, reason: RefusalReason, detail: string): [string, Vote, RefusalReason, string][] =>
    kinds.map(kind => [`${kind}${suffix}`, twoVotes[kind][0], reason, detail]);
  const refused: readonly [poll: string, vote: Vote, reason: RefusalReason, detail: string][] = [
    ...kinds.map((kind): [string, Vote, RefusalReason, string] => {
      const [{choices, points}] = twoVotes[kind];
      return [kind, {choices: ['sun', ...choices.slice(1)], ...(points && {points})}, 'unknown-option', '/data/choices: found "sun"; the poll has "moon", "pine", "wave", "fern"'];
    }),
    ...ofEach('-without-moon', 'option-withdrawn', '/data/choices: found "moon", which the brand has withdrawn'),
    ...ofEach('-over', 'poll-closed', 'the poll closed at 2026-03-01T10:00:00Z'),
    ...ofEach('-later', 'poll-not-open', 'the poll opens at 2026-03-02T12:00:00Z'),
    ...ofEach('-of-members', 'members-only', 'the poll takes votes of members; send the delivery with a token'),
    ...(['single', 'image', 'approval', 'ranked', 'pairwise'] as const).map((kind): [string, Vote, RefusalReason, string] =>
      [kind, {...twoVotes[kind][0], points: twoVotes[kind][0].choices.map(() => 1)}, 'invalid-ballot', '/data/points: found a list; this kind of poll takes none']),
    ['single', {choices: ['moon', 'pine']}, 'invalid-ballot', '/data/choices: found 2 options; this poll takes one'],
    ['image', {choices: ['moon', 'pine']}, 'invalid-ballot', '/data/choices: found 2 options; this poll takes one'],
    ['approval', {choices: ['moon', 'moon']}, 'invalid-ballot', '/data/choices: found "moon" twice; each option once'],
    ['approval-of-two', {choices: ['moon', 'pine', 'wave']}, 'invalid-ballot', '/data/choices: found 3 options; this poll takes 2 to 2'],
    ['approval-of-two', {choices: ['moon']}, 'invalid-ballot', '/data/choices: found 1 options; this poll takes 2 to 2'],
    ['ranked', {choices: ['moon', 'pine', 'moon']}, 'invalid-ballot', '/data/choices: found "moon" twice; each option once'],
    ['score', {choices: ['moon'], points: [6]}, 'invalid-ballot', '/data/points: found 6; a score is 1, 2, 3, 4 or 5'],
    ['score', {choices: ['moon'], points: [0]}, 'malformed', '/data/points: found [0]; expected a list of whole numbers from 1 to 1000'],
    ['score', {choices: ['moon'], points: [4.5]}, 'malformed', '/data/points: found [4.5]; expected a list of whole numbers from 1 to 1000'],
    ['score', {choices: ['moon', 'pine'], points: [5]}, 'invalid-ballot', '/data/points: found 1 scores for 2 options; one for each'],
    ['score', {choices: ['moon']}, 'invalid-ballot', '/data/points: found 0 scores for 1 options; one for each'],
    ['score', {choices: ['moon', 'moon'], points: [5, 4]}, 'invalid-ballot', '/data/choices: found "moon" twice; each option once'],
    ['budget', {choices: ['moon', 'pine'], points: [10, 1]}, 'invalid-ballot', '/data/points: found 11 beans spent; there are 10'],
    ['budget', {choices: ['moon', 'pine'], points: [12, -2]}, 'malformed', '/data/points: found [12,-2]; expected a list of whole numbers from 1 to 1000'],
    ['budget', {choices: ['moon', 'moon'], points: [1, 1]}, 'invalid-ballot', '/data/choices: found "moon" twice; each option once'],
    ['budget', {choices: ['moon']}, 'invalid-ballot', '/data/points: found 0 numbers for 1 options; one for each'],
    ['pairwise', {choices: ['moon', 'pine', 'wave']}, 'invalid-ballot', '/data/choices: found 3 options; pairs, the preferred one before the other'],
    ['pairwise', {choices: ['moon', 'moon']}, 'invalid-ballot', '/data/choices: found moon and moon; each pair of two options once'],
    ['pairwise', {choices: ['moon', 'pine', 'pine', 'moon']}, 'invalid-ballot', '/data/choices: found moon and pine twice; each pair of two options once'],
    ['ranked', {choices: []}, 'malformed', '/data/choices: found []; expected a list of 1 to 200 option ids'],
  ];

  /** The ids of what stands in the log. */
  function recorded(service: TestService): string[] {
    const database = new Database(service.file);
    const rows = database.prepare('SELECT id FROM events ORDER BY rowid').all() as {id: string}[];
    database.close();
    return rows.map(({id}) => id);
  }

  it('is refused, with the reason and what was found; the rest of the delivery is recorded', async () => {
    const service = createService({tenants: [brand(program)]});
    const good = kinds.map(kind => ballot(kind, twoVotes[kind][0], {by: 1}));
    const bad = refused.map(([poll, vote]) => ballot(poll, vote, {by: 2}));
    // Each good one between bad ones.
    const delivery = bad.flatMap((event, i) => [event, ...good.slice(i, i + 1)]);
    const results = await service.send(delivery);
    const resultOf = new Map(results.map((result, i) => [delivery[i], result]));
    for (const event of good) expect(resultOf.get(event)).toEqual({id: event.id, status: 'accepted'});
    expect(bad.map(event => resultOf.get(event))).toEqual(refused.map(([, , reason, detail], i) => ({id: bad[i]!.id, status: 'refused', reason, detail})));

    expect(recorded(service)).toEqual(good.map(({id}) => id));
    for (const kind of kinds) expect(await service.view(kind, {visitor: visitor(1)})).toMatchObject({tally: {voters: 1}, ballot: twoVotes[kind][0]});
    for (const poll of Object.keys(program).filter(poll => poll.includes('-'))) {
      expect((await service.view(poll)).tally, poll).toMatchObject({voters: 0, leaders: []});
    }
  });

  it('is refused as well when it withdraws one', async () => {
    const service = createService({tenants: [brand(program)]});
    const suffixes = {over: 'poll-closed', later: 'poll-not-open', 'of-members': 'members-only'};
    for (const [suffix, reason] of Object.entries(suffixes)) {
      expect(statuses(await service.send(kinds.map(kind => retraction(`${kind}-${suffix}`))))).toEqual(kinds.map(() => `refused: ${reason}`));
    }
    expect(recorded(service)).toEqual([]);
  });

  it('leaves standing what was voted before the poll closed', async () => {
    const tenant = brand(polls({closes: '2026-03-01T18:00:00Z'}));
    const service = createService({tenants: [tenant]});
    await service.send(kinds.map(kind => ballot(kind, twoVotes[kind][0])));
    const before = await Promise.all(kinds.map(async kind => (await service.view(kind)).tally));
    service.clock.time += 6 * hour;
    const at = service.clock.time;
    expect(statuses(await service.send(kinds.flatMap(kind => [ballot(kind, twoVotes[kind][1], {at}), retraction(kind, {at})])))).toEqual(kinds.flatMap(() => ['refused: poll-closed', 'refused: poll-closed']));
    expect(await Promise.all(kinds.map(async kind => (await service.view(kind)).tally))).toEqual(before);
  });

  it('counts when it is a member’s, in a poll of members', async () => {
    const service = createService({tenants: [brand(program, {memberKeys: [shop.key]})]});
    const votes = kinds.map(kind => ballot(`${kind}-of-members`, twoVotes[kind][0]));
    expect(statuses(await service.send(votes))).toEqual(votes.map(() => 'refused: members-only'));
    expect(statuses(await service.send(votes, {token}))).toEqual(votes.map(() => 'accepted'));
    for (const kind of kinds) expect((await service.view(`${kind}-of-members`)).tally).toMatchObject({voters: 1});
  });
});

describe('a poll of 200 options', () => {
  const many = Array.from({length: 200}, (_, i) => `o${i}`);
  const wide = (['single', 'image', 'approval', 'score', 'budget'] as const);
  const program = {...Object.fromEntries(wide.map(kind => [kind, pollOf(kind, {}, many)])), budget: pollOf('budget', {beans: 1000}, many)};

  it('counts each of them, in the program’s order', async () => {
    const service = createService({tenants: [brand(program)]});
    const last: Vote = {choices: ['o199']};
    expect(statuses(await service.send([
      ballot('single', last), ballot('image', last), ballot('approval', last),
      ballot('score', {...last, points: [1]}), ballot('budget', {...last, points: [1000]}),
    ]))).toEqual(wide.map(() => 'accepted'));
    for (const kind of wide) {
      const {counts, leaders, voters} = (await service.view(kind)).tally!;
      expect(Object.keys(counts)).toEqual(many);
      expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([['o199', kind === 'budget' ? 1000 : 1]]);
      expect({leaders, voters}).toEqual({leaders: ['o199'], voters: 1});
    }
  });

  it('takes a vote that names them all, and its withdrawal', async () => {
    const service = createService({tenants: [brand(program)]});
    const reversed = [...many].reverse();
    const five = many.map(() => 5);
    const all = [ballot('approval', {choices: reversed}), ballot('score', {choices: reversed, points: five}), ballot('budget', {choices: reversed, points: five})];
    expect(statuses(await service.send(all))).toEqual(['accepted', 'accepted', 'accepted']);
    for (const {data: {poll}} of all) {
      expect((await service.view(poll)).tally).toMatchObject({counts: Object.fromEntries(many.map(id => [id, poll === 'budget' ? 5 : 1])), leaders: many, voters: 1});
    }
    service.clock.time += 1;
    await service.send(all.map(({data: {poll}}) => retraction(poll, {at: service.clock.time})));
    for (const {data: {poll}} of all) {
      expect((await service.view(poll)).tally).toMatchObject({counts: Object.fromEntries(many.map(id => [id, 0])), leaders: [], voters: 0});
    }
  });

  it('names them when a vote is for none of them', async () => {
    const service = createService({tenants: [brand(program)]});
    const [result] = await service.send([ballot('single', {choices: ['o200']})]);
    expect(result).toMatchObject({reason: 'unknown-option', detail: expect.stringMatching(/^\/data\/choices: found "o200"; the poll has "o0", .* "o199"$/) as string});
  });
});

it('takes rankings of ten options and pairs of fifty, the most there may be', async () => {
  const ten = Array.from({length: 10}, (_, i) => `o${i}`);
  const fifty = Array.from({length: 50}, (_, i) => `o${i}`);
  const service = createService({tenants: [brand({ranked: pollOf('ranked', {}, ten), pairwise: pollOf('pairwise', {}, fifty)})]});
  const pairs = fifty.flatMap((one, i) => fifty.slice(i + 1).map(other => [one, other])).slice(0, 100).flat();
  expect(statuses(await service.send([ballot('ranked', {choices: ten}), ballot('pairwise', {choices: pairs})]))).toEqual(['accepted', 'accepted']);
  expect((await service.view('ranked')).tally).toMatchObject({leaders: ['o0'], voters: 1});
  expect((await service.view('pairwise')).tally).toMatchObject({leaders: ['o0'], counts: {o0: 49, o1: 48, o2: 3, o3: 0}, voters: 1});
});
