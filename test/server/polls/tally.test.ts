import fc from 'fast-check';
import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import type {KindredEvent} from '../../../src/events/index.js';
import {createService, noon, retraction, type TestService, visitor, vote} from '../service-fixture.js';

/** Each delivery waits for the disk, which others may be using. */
const timeout = 60_000;

type Step =
  | {readonly do: 'vote'; readonly by: number; readonly choice: string; readonly late: number}
  | {readonly do: 'retract'; readonly by: number; readonly late: number}
  | {readonly do: 'replay'; readonly which: number}
  | {readonly do: 'alter'; readonly which: number};

const by = fc.integer({min: 1, max: 4});
const late = fc.constantFrom(0, 0, 0, 1, 5, 1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 6, arbitrary: fc.record({do: fc.constant('vote' as const), by, late, choice: fc.constantFrom('moon', 'pine', 'wave', 'sun')})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('retract' as const), by, late})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('replay' as const), which: fc.nat()})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('alter' as const), which: fc.nat()})},
);

interface Rows {
  readonly events: readonly {readonly occurred: string; readonly event: KindredEvent<'poll.voted' | 'poll.retracted'>}[];
  readonly ballots: readonly {readonly voter: string; readonly choices: readonly string[]}[];
}

function rows(file: string): Rows {
  const database = new Database(file);
  const events = (database.prepare(`SELECT occurred, body FROM events`).all() as {occurred: string; body: string}[])
    .map(({occurred, body}) => ({occurred, event: JSON.parse(body) as KindredEvent<'poll.voted'>}));
  const ballots = (database.prepare(`SELECT voter, choices FROM ballots`).all() as {voter: string; choices: string}[])
    .map(({voter, choices}) => ({voter, choices: JSON.parse(choices) as string[]}));
  database.close();
  return {events, ballots};
}

function recount(ballots: Iterable<readonly string[]>): object {
  const counts = {moon: 0, pine: 0, wave: 0};
  let voters = 0;
  for (const choices of ballots) {
    for (const choice of choices) counts[choice as keyof typeof counts]++;
    if (choices.length > 0) voters++;
  }
  return {counts, voters};
}

/** Written without the service's rules: of each visitor's events the last one made counts, the greatest id among equals. */
function recountEvents(events: Rows['events']): object {
  const last = new Map<string, readonly string[]>();
  const inOrder = [...events].sort((a, b) => (a.occurred + a.event.id < b.occurred + b.event.id ? -1 : 1));
  for (const {event} of inOrder) last.set(event.kinvisitor!, 'choices' in event.data ? event.data.choices : []);
  return recount(last.values());
}

async function run(service: TestService, deliveries: readonly (readonly Step[])[]): Promise<void> {
  const made: KindredEvent[] = [];
  for (const steps of deliveries) {
    service.clock.time += 1;
    const events = steps.map((step): KindredEvent => {
      const known = 'which' in step && made.length > 0 ? made[step.which % made.length]! : undefined;
      const at = service.clock.time - ('late' in step ? step.late : 0);
      const next = step.do === 'retract' ? retraction('always', {by: step.by, at})
        : step.do === 'vote' ? vote('always', step.choice, {by: step.by, at})
        : step.do === 'replay' ? known ?? vote('always', 'moon', {at})
        : {...(known ?? vote('always', 'moon', {at})), data: {poll: 'always', choices: ['wave']}};
      made.push(next);
      return next;
    });
    await service.send(events);
  }
}

describe('the kept tally', () => {
  it('equals a recount of the ballots, and of the events, whatever happened', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(step, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 12}), async deliveries => {
      const service = createService();
      await run(service, deliveries);
      const {events, ballots} = rows(service.file);
      const {tally} = await service.view('always');
      expect(tally).toMatchObject(recount(ballots.map(({choices}) => choices)));
      expect(tally).toMatchObject(recountEvents(events));
    }), {numRuns: 60});
  }, timeout);

  it('is the same in whatever order the votes come', async () => {
    const votes = fc.uniqueArray(fc.record({by, choice: fc.constantFrom('moon', 'pine'), age: fc.integer({min: 0, max: 50})}), {minLength: 2, maxLength: 8});
    await fc.assert(fc.asyncProperty(votes.chain(made => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, {minLength: made.length}))), async ([made, shuffled]) => {
      const events = new Map(made.map(one => [one, vote('always', one.choice, {by: one.by, at: noon - one.age})]));
      const tallies = await Promise.all([made, shuffled].map(async order => {
        const service = createService();
        for (const one of order) await service.send([events.get(one)]);
        return (await service.view('always', {visitor: visitor(1)})).tally;
      }));
      expect(tallies[0]).toEqual(tallies[1]);
    }), {numRuns: 30});
  }, timeout);
});
