import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {PollState, PollView, Vote} from '../../../src/program/index.js';
import {ballot, brand, groups, kinds, modes, options, pollOf, twoVotes} from './kinds-fixture.js';
import {createService, hour, noon, retraction, settle, StreamReader, type TestService, visitor} from '../service-fixture.js';

/** Who may see the counts, and in which states. Before a poll opens nobody has voted, unless the brand has put the opening off. */
const rules: {readonly [M in (typeof modes)[number]]: {readonly voter: readonly PollState[]; readonly stranger: readonly PollState[]}} = {
  'always': {voter: ['scheduled', 'open', 'closed'], stranger: ['scheduled', 'open', 'closed']},
  'after-vote': {voter: ['scheduled', 'open', 'closed'], stranger: ['closed']},
  'after-close': {voter: ['closed'], stranger: ['closed']},
  'never': {voter: [], stranger: []},
};
const whos = ['voter', 'stranger'] as const;
const moments: {readonly [S in PollState]: number} = {scheduled: noon - 3 * hour, open: noon, closed: noon + 6 * hour};
const states = Object.keys(moments) as PollState[];

type Kind = (typeof kinds)[number];
type Who = (typeof whos)[number];

const times = {opens: '2026-03-01T10:00:00Z', closes: '2026-03-01T18:00:00Z'};
const tenants = [brand(Object.fromEntries(kinds.flatMap(kind => modes.map(results => [`${kind}-${results}`, pollOf(kind, {results, groups, ...times})]))))];

/** What an answer says of the counts, by whatever name. */
const traces = /tally|counts|voters|leaders|rounds|exhausted|eliminated|ratings|preferred|splits/;
/** What it has to say of them when they are shown. */
const shown: {readonly [K in Kind]: readonly string[]} = {
  single: [], image: [], approval: [], budget: [],
  ranked: ['"rounds":[{"counts":{'], score: ['"ratings":{'], pairwise: ['"preferred":{'],
};

/** The voter's vote is the same in every service, so that any difference in the bytes comes from the others. */
const own = (kind: Kind): Vote => inNorth(twoVotes[kind][0]);
const others = (kind: Kind): readonly Vote[] => [1, 1, 0, 1].map(i => inNorth(twoVotes[kind][i]!));
/** All are of one group, which five make large enough to be shown. */
const inNorth = (vote: Vote): Vote => ({...vote, group: 'north'});

async function vote(service: TestService, kind: Kind, votes: readonly Vote[], from: number): Promise<void> {
  for (const results of modes) await service.send(votes.map((vote, i) => ballot(`${kind}-${results}`, vote, {by: from + i, at: service.clock.time})));
}

/** Voter 1 has voted in every poll of the kind. */
async function aService(kind: Kind, now?: () => number): Promise<TestService> {
  const service = createService({tenants, ...(now && {now})});
  for (const [i, results] of modes.entries()) {
    await service.send([{...ballot(`${kind}-${results}`, own(kind)), id: `01900000-0000-7000-8000-00000000000${i}`}]);
  }
  return service;
}

const readerOf = (who: Who): string => visitor(who === 'voter' ? 1 : 2);

function expectShown(kind: Kind, text: string, voters: number, what: string): void {
  expect(text, what).toContain(`"tally":{"voters":${voters}`);
  expect(text, what).toContain(voters < groups.smallest ? '"splits":[]' : `"splits":[{"group":"north","tally":{"voters":${voters}`);
  for (const told of ['"counts":{', '"leaders":[', ...shown[kind]]) expect(text, what).toContain(told);
}

describe('hidden results', () => {
  it.each(kinds)('of kind %s leave no trace in an answer, whoever asks and whenever', async kind => {
    const [quiet, busy] = [await aService(kind), await aService(kind)];
    await vote(busy, kind, others(kind), 10);
    const whole = async (service: TestService, results: string, who: Who): Promise<string> => {
      const response = await service.read(`${kind}-${results}`, {visitor: readerOf(who)});
      return JSON.stringify([...response.headers].filter(([name]) => name !== 'x-request-id')) + await response.text();
    };
    for (const results of modes) for (const state of states) for (const who of whos) {
      const what = `${results}, ${state}, ${who}`;
      for (const service of [quiet, busy]) service.clock.time = moments[state];
      const [before, after] = [await whole(quiet, results, who), await whole(busy, results, who)];
      expect(after, what).toContain(`"state":"${state}"`);
      if (rules[results][who].includes(state)) {
        expectShown(kind, before, 1, what);
        expectShown(kind, after, 5, what);
      } else {
        // The same bytes, whatever the others voted.
        expect(after, what).toBe(before);
        expect(after, what).not.toMatch(traces);
      }
    }
  });

  it.each(kinds)('of kind %s are not told by the receipt of a vote that counts, or does not', async kind => {
    const [quiet, busy] = [await aService(kind), await aService(kind)];
    await vote(busy, kind, others(kind), 10);
    for (const results of modes) {
      const {choices, points} = own(kind);
      const votes = [ballot(`${kind}-${results}`, own(kind), {by: 99}), ballot(`${kind}-${results}`, {choices: [...choices, 'sun'], ...(points && {points})}, {by: 98})];
      const body = JSON.stringify({key: 'pk_tea', sentAt: new Date(noon).toISOString(), events: votes});
      const [before, after] = await Promise.all([quiet, busy].map(async service => (await service.post(body)).text()));
      expect(before).toMatch(/"status":"accepted".*"reason":"unknown-option"/);
      expect(after).toBe(before);
      expect(after).not.toMatch(traces);
    }
  });
});

describe('hidden results on a stream', () => {
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = async (milliseconds: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  };
  const each = modes.flatMap(results => whos.map(who => ({results, who, name: `${results}, ${who}`})));

  /** What each page is sent, in a state of the polls; while they are open others vote, then they close. */
  async function watch(kind: Kind, state: PollState, votes: boolean): Promise<{readonly [page: string]: {readonly text: string; readonly afterClose: string}}> {
    vi.setSystemTime(noon);
    const service = await aService(kind, () => Date.now());
    if (votes) await vote(service, kind, others(kind), 10);
    vi.setSystemTime(state === 'open' ? moments.closed - 10_000 : moments[state]);
    const pages = new Map<string, StreamReader>();
    for (const {results, who, name} of each) {
      pages.set(name, new StreamReader(await service.read(`${kind}-${results}`, {visitor: readerOf(who), headers: {Accept: 'text/event-stream'}})));
    }
    await settle();
    service.clock.time = Date.now();
    for (let i = 0; i < 3; i++) {
      if (votes && state === 'open') await vote(service, kind, [inNorth(twoVotes[kind][i % 2]!)], 100 + i);
      await pass(1000);
    }
    const texts = new Map([...pages].map(([name, {text}]) => [name, text]));
    if (state === 'open') await pass(10_000);
    const told = Object.fromEntries([...pages].map(([name, {text}]) => [name, {text: texts.get(name)!, afterClose: text.slice(texts.get(name)!.length)}]));
    await Promise.all([...pages.values()].map(reader => reader.leave()));
    service.live.close();
    return told;
  }

  it.each(kinds)('of kind %s send nothing, until the moment they are shown', async kind => {
    for (const state of states) {
      const [quiet, busy] = [await watch(kind, state, false), await watch(kind, state, true)];
      for (const {results, who, name} of each) {
        const what = `${name}, ${state}`;
        const [before, after] = [quiet[name]!, busy[name]!];
        expect(after.text, what).toContain(`"state":"${state}"`);
        if (rules[results][who].includes(state)) {
          expectShown(kind, after.text, 5, what);
          if (state === 'open') expectShown(kind, after.text, 8, what);
        } else {
          // The same bytes, and as many messages.
          expect(after.text, what).toBe(before.text);
          expect(after.text, what).not.toMatch(traces);
          expect(after.text.match(/^data: /gm), what).toHaveLength(1);
        }
        if (state !== 'open') continue;
        expect(after.afterClose, what).toContain('"state":"closed"');
        if (rules[results][who].includes('closed')) {
          expectShown(kind, after.afterClose, 8, what);
        } else {
          expect(after.afterClose, what).toBe(before.afterClose);
          expect(after.afterClose, what).not.toMatch(traces);
        }
      }
    }
  });

  it('shows what a kind has besides counts to one who votes, and takes it back from one who withdraws', async () => {
    for (const kind of ['ranked', 'score', 'pairwise'] as const) {
      vi.setSystemTime(noon);
      const service = createService({tenants, now: () => Date.now()});
      const poll = `${kind}-after-vote`;
      await service.send([ballot(poll, own(kind), {by: 2})]);
      const reader = new StreamReader(await service.read(poll, {visitor: visitor(1), headers: {Accept: 'text/event-stream'}}));
      await pass(1000);
      await service.send([ballot(poll, own(kind), {at: Date.now()})]);
      await pass(1000);
      await service.send([retraction(poll, {at: Date.now()})]);
      await pass(1000);
      const extra = ({tally}: PollView): unknown => tally && (tally.rounds ?? tally.ratings ?? tally.preferred);
      const counted = expect.anything() as unknown;
      expect(reader.views.map(extra), kind).toEqual([undefined, counted, undefined]);
      expect(reader.views.map(({tally}) => tally && Object.keys(tally.counts)), kind).toEqual([undefined, options, undefined]);
      await reader.leave();
    }
  });
});
