import fc from 'fast-check';
import Database from 'libsql';
import {expect, it} from 'vitest';
import type {KindredEvent} from '../../../src/events/index.js';
import {aShop, noonSeconds} from '../member-fixture.js';
import {groupTally} from '../../../src/program/index.js';
import {brand, groups, pollOf} from './kinds-fixture.js';
import {createService, event, noon, retraction, type TestService, visitor} from '../service-fixture.js';

const polls = ['always', 'told'] as const;
const options = {always: ['moon', 'pine', 'wave'], told: ['moon', 'pine']};
const devices = [1, 2, 3, 4, 5];
const people = ['mia', 'noa'];

const shop = await aShop();
const tenants = [brand(Object.fromEntries(polls.map(poll => [poll, pollOf('single', {groups}, options[poll])])), {memberKeys: [shop.key]})];
const tokens = Object.fromEntries(await Promise.all(people.map(async name => [name, await shop.token(name, {exp: noonSeconds + 900})] as const)));

/** One delivery of one device, as a member or as nobody. */
interface Delivery {
  readonly by: number;
  readonly as: string | undefined;
  readonly acts: readonly {readonly poll: 'always' | 'told'; readonly choice: string | undefined; readonly group: string | undefined; readonly late: number}[];
  /** Sends what this device sent before once more. */
  readonly again: boolean;
}

const delivery: fc.Arbitrary<Delivery> = fc.record({
  by: fc.constantFrom(...devices),
  as: fc.option(fc.constantFrom(...people), {nil: undefined}),
  acts: fc.array(fc.record({poll: fc.constantFrom(...polls), choice: fc.constantFrom('moon', 'pine', undefined), group: fc.constantFrom('north', 'south', undefined), late: fc.constantFrom(0, 0, 1, 3, 1000)}), {maxLength: 3}),
  again: fc.boolean(),
});

async function run(service: TestService, deliveries: readonly Delivery[]): Promise<void> {
  const sent = new Map<number, KindredEvent[]>();
  for (const {by, as, acts, again} of deliveries) {
    service.clock.time += 1;
    const made = acts.map(({poll, choice, group, late}): KindredEvent => {
      const at = service.clock.time - late;
      return choice === undefined ? retraction(poll, {by, at}) : event('poll.voted', {poll, choices: [choice], group}, {by, at});
    });
    const events = [...(again ? sent.get(by) ?? [] : []), event('widget.viewed', {widget: 'poll'}, {by}), ...made];
    sent.set(by, [...(sent.get(by) ?? []), ...made]);
    await service.send(events, as === undefined ? {} : {token: tokens[as]!});
  }
}

interface Row {readonly occurred: string; readonly member: string | null; readonly event: KindredEvent<'poll.voted'>}

function rows(file: string): {readonly events: readonly Row[]; readonly owners: ReadonlyMap<string, string>} {
  const database = new Database(file);
  const events = (database.prepare('SELECT occurred, member, body FROM events').all() as {occurred: string; member: string | null; body: string}[])
    .map(({body, ...row}) => ({...row, event: JSON.parse(body) as KindredEvent<'poll.voted'>}));
  const owners = new Map((database.prepare('SELECT visitor, member FROM visitors').all() as {visitor: string; member: string}[]).map(({visitor, member}) => [visitor, member]));
  database.close();
  return {events, owners};
}

/** Written without the service's rules: of each person's events the last one made counts, the greatest id among equals. */
function lastOf(events: readonly Row[], poll: string, personOf: (visitor: string) => string): ReadonlyMap<string, KindredEvent<'poll.voted'>> {
  const inOrder = events.filter(({event}) => event.data.poll === poll).sort((a, b) => (a.occurred + a.event.id < b.occurred + b.event.id ? -1 : 1));
  return new Map(inOrder.map(({event}) => [personOf(event.kinvisitor!), event]));
}

it('counts what a recount of all events finds, a person one vote a poll, whoever joined when', async () => {
  await fc.assert(fc.asyncProperty(fc.array(delivery, {minLength: 1, maxLength: 12}), async deliveries => {
    const service = createService({tenants});
    await run(service, deliveries);
    const {events, owners} = rows(service.file);

    // The first who signed in on a device owns it, and every event that it sent.
    const first = new Map<string, string>();
    for (const {by, as} of deliveries) if (as !== undefined && !first.has(visitor(by))) first.set(visitor(by), as);
    expect(owners).toEqual(first);
    for (const {member, event} of events) expect(member ?? undefined).toBe(first.get(event.kinvisitor!));

    for (const poll of polls) {
      const last = lastOf(events, poll, visitor => first.get(visitor) ?? visitor);
      const choices = [...last.values()].flatMap(({data}) => data.choices ?? []);
      expect((await service.view(poll)).tally).toMatchObject({
        counts: Object.fromEntries(options[poll].map(option => [option, choices.filter(choice => choice === option).length])),
        voters: choices.length,
      });
      const {tally} = await service.store.counted('tea', poll, undefined, true);
      for (const {id} of groups.options) {
        const inGroup = [...last.values()].flatMap(({data}) => (data.group === id ? data.choices : []));
        const {counts, voters} = groupTally(tally, id);
        expect(voters).toBe(inGroup.length);
        for (const option of options[poll]) expect(counts[option] ?? 0).toBe(inGroup.filter(choice => choice === option).length);
      }
      for (const name of people) {
        const {ballot} = await service.view(poll, {token: tokens[name]!});
        expect(ballot?.id).toBe(last.get(name)?.data.choices && last.get(name)!.id);
      }
    }
    expect(service.clock.time - noon).toBeLessThan(900_000);
  }), {numRuns: 60});
}, 60_000);
