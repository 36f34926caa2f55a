import fc from 'fast-check';
import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import type {KindredEvent} from '../../../src/events/index.js';
import {type BallotPoll, groupTally, pollView, type Vote} from '../../../src/program/index.js';
import {ballot, brand, groupedVotesOf, groups, kinds, options, pollOf} from './kinds-fixture.js';
import {expectRecount} from './recount.js';
import {createService, page, retraction, statuses, type TestService, visitor} from '../service-fixture.js';

/** Each delivery waits for the disk, which others may be using. */
const timeout = 60_000;

type Kind = (typeof kinds)[number];
type Cast = KindredEvent<'poll.voted' | 'poll.retracted'>;

/** What the voter does in a tab, and how long ago when it is sent. */
interface Act {
  /** Absent: withdraws. */
  readonly vote: Vote | undefined;
  readonly tab: number;
  readonly late: number;
  /** The tab did not hear the answer and sends it once more. */
  readonly again: boolean;
  /** Ends what is sent at the same time. */
  readonly pause: boolean;
}

const actsOf = (kind: Kind): fc.Arbitrary<readonly Act[]> => fc.array(fc.record({
  vote: fc.option(groupedVotesOf(kind), {nil: undefined, freq: 4}),
  tab: fc.integer({min: 1, max: 5}),
  late: fc.constantFrom(0, 0, 0, 1, 2, 1000),
  again: fc.integer({min: 0, max: 9}).map(n => n === 0),
  pause: fc.integer({min: 0, max: 19}).map(n => n === 0),
}), {minLength: 200, maxLength: 200});

/** What goes off at the same moment. */
function inBatches(acts: readonly Act[]): readonly (readonly Act[])[] {
  return acts.reduce<Act[][]>((batches, act) => {
    batches.at(-1)!.push(act);
    return act.pause ? [...batches, []] : batches;
  }, [[]]).filter(batch => batch.length > 0);
}

interface Rows {
  readonly log: readonly {readonly occurred: string; readonly event: Cast}[];
  readonly ballots: readonly {readonly visitor: string; readonly id: string}[];
}

function rows(file: string, poll: string): Rows {
  const database = new Database(file);
  const log = (database.prepare('SELECT occurred, body FROM events').all() as {occurred: string; body: string}[]).map(({occurred, body}) => ({occurred, event: JSON.parse(body) as Cast}));
  const ballots = database.prepare('SELECT visitor, id FROM ballots WHERE poll = ?').all(poll) as {visitor: string; id: string}[];
  database.close();
  return {log, ballots};
}

/** Written without the service's rules: of each visitor's events the last one made counts, the greatest id among equals. */
function lastOf(log: Rows['log']): ReadonlyMap<string, Cast> {
  const inOrder = [...log].sort((a, b) => (a.occurred + a.event.id < b.occurred + b.event.id ? -1 : 1));
  return new Map(inOrder.map(({event}) => [event.kinvisitor!, event]));
}

const namedBy = (casts: Iterable<Cast>): Vote[] => [...casts].flatMap(({data}) => ('choices' in data ? [data] : []));

async function expectCounted(service: TestService, kind: Kind): Promise<void> {
  const {log, ballots} = rows(service.file, kind);
  const last = lastOf(log);
  const {tally, ballot} = await service.view(kind, {visitor: visitor(1)});
  expectRecount(kind, options, namedBy(last.values()), tally!);
  const {tally: kept} = await service.store.counted('tea', kind, undefined, true);
  for (const {id} of groups.options) {
    // As the poll of that group alone.
    const {tally} = pollView(kind, pollOf(kind) as BallotPoll, {tally: groupTally(kept, id)}, service.clock.time);
    expectRecount(kind, options, namedBy(last.values()).filter(({group}) => group === id), tally!);
  }
  const current = last.get(visitor(1))!;
  expect(ballots.filter(row => row.visitor === visitor(1))).toEqual([{visitor: visitor(1), id: current.id}]);
  expect(ballot?.id).toBe('choices' in current.data ? current.id : undefined);
}

async function expectTaken(service: TestService, event: Cast): Promise<void> {
  expect(statuses(await service.send([event]))).toEqual([expect.stringMatching(/^(accepted|duplicate)$/)]);
}

/** While votes are being recorded: the tally that is told has the ballot that is told, and no other of this voter. */
async function expectOneMoment(service: TestService, kind: Kind, others: readonly Vote[]): Promise<void> {
  const {tally, ballot} = await service.view(kind, {visitor: visitor(1)});
  expectRecount(kind, options, [...others, ...(ballot ? [ballot] : [])], tally!);
}

describe('200 votes, changes and withdrawals of one voter in several tabs at once', () => {
  it.each(kinds)('leave one ballot, and the tally that a recount of the log gives, at every moment: %s', async kind => {
    const others = fc.array(groupedVotesOf(kind), {minLength: 1, maxLength: 3});
    await fc.assert(fc.asyncProperty(actsOf(kind), others, async (acts, others) => {
      const service = createService({tenants: [brand({[kind]: pollOf(kind, {groups})})]});
      await service.send(others.map((vote, i) => ballot(kind, vote, {by: i + 10})));
      const sent: Cast[] = [];
      for (const batch of inBatches(acts)) {
        service.clock.time += 1;
        const deliveries = batch.map(({vote, tab, late, again}) => {
          const made = {source: `${page}/#kin-${tab}`, at: service.clock.time - late};
          const event = vote ? ballot(kind, vote, made) : retraction(kind, made);
          sent.push(event);
          return again ? [event, event] : [event];
        });
        await Promise.all(deliveries.flat().flatMap(event => [expectTaken(service, event), expectOneMoment(service, kind, others)]));
        await expectCounted(service, kind);
      }
      const {log} = rows(service.file, kind);
      expect(log.map(({event}) => event.id).slice(others.length).sort()).toEqual(sent.map(({id}) => id).sort());
    }), {
      numRuns: 2,
      // 200 acts stay 200 acts: to shrink them says little and takes minutes.
      endOnFailure: true,
    });
  }, timeout);
});
