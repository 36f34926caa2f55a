import fc from 'fast-check';
import Database from 'libsql';
import {expect, it} from 'vitest';
import type {KindredEvent} from '../../../src/events/index.js';
import type {PollView} from '../../../src/program/index.js';
import {createIdeasService, type IdeasService, shop, submission, support} from './ideas-fixture.js';
import {event, noon, visitor} from '../service-fixture.js';

/** Each delivery waits for the disk, which others may be using. */
const timeout = 60_000;
const tokens = {mia: await shop.token('mia'), noa: await shop.token('noa')};

interface Row {readonly occurred: string; readonly event: KindredEvent<'idea.supported' | 'idea.unsupported' | 'idea.submitted'>}

function rows(file: string): {readonly events: readonly Row[]; readonly owners: ReadonlyMap<string, string>; readonly kept: ReadonlyMap<string, number>; readonly held: ReadonlyMap<string, number>} {
  const database = new Database(file);
  const events = (database.prepare(`SELECT occurred, body FROM events WHERE type LIKE 'kindred.idea.%'`).all() as {occurred: string; body: string}[])
    .map(({occurred, body}) => ({occurred, event: JSON.parse(body) as Row['event']}));
  const owners = new Map((database.prepare('SELECT visitor, member FROM visitors').all() as {visitor: string; member: string}[]).map(({visitor, member}) => [visitor, member]));
  const kept = new Map((database.prepare('SELECT id, supports FROM ideas').all() as {id: string; supports: number}[]).map(({id, supports}) => [id, supports]));
  const held = new Map((database.prepare('SELECT idea, sum(supports) AS n FROM supports GROUP BY idea').all() as {idea: string; n: number}[]).map(({idea, n}) => [idea, n]));
  database.close();
  return {events, owners, kept, held};
}

/** Written without the service's rules: of what a person said of an idea the last counts, the greatest id among equals. */
function recount({events, owners}: ReturnType<typeof rows>): ReadonlyMap<string, number> {
  const last = new Map<string, Map<string, boolean>>();
  for (const {event} of [...events].sort((a, b) => (a.occurred + a.event.id < b.occurred + b.event.id ? -1 : 1))) {
    const idea = 'idea' in event.data ? event.data.idea : event.id;
    const said = last.get(idea) ?? new Map<string, boolean>();
    last.set(idea, said.set(owners.get(event.kinvisitor!) ?? event.kinvisitor!, event.type !== 'kindred.idea.unsupported'));
  }
  return new Map([...last].map(([idea, said]) => [idea, [...said.values()].filter(Boolean).length]));
}

async function activity(service: IdeasService, poll: string): Promise<unknown> {
  return ((await (await service.read(poll)).json()) as PollView).activity;
}

/** The same, from the list that everyone may see. */
async function listed(service: IdeasService, poll: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {supports: 0};
  for (const {state, supports} of (await service.page(poll)).ideas) {
    found[state] = (found[state] ?? 0) + 1;
    found.supports! += supports;
  }
  return found;
}

it('what the ideas of a poll come to is what its list adds up to, at each step of the brand', async () => {
  const service = createIdeasService();
  const [moon, pine, fern] = ['Moon', 'Pine', 'Fern'].map((title, i) => submission(title, {by: i + 1})) as unknown as readonly [{id: string}, {id: string}, {id: string}];
  await service.send([moon, pine, fern]);
  expect(await activity(service, 'next')).toEqual({supports: 0});
  for (const [{id}, decision] of [
    [moon, {to: 'published'}], [pine, {to: 'declined', reason: 'A brand has it.'}], [fern, {to: 'published'}],
    [moon, {to: 'in-review'}], [fern, {to: 'in-review'}], [fern, {to: 'not-this-time', reason: 'Too heavy.'}],
    [moon, {to: 'making'}], [moon, {to: 'made', link: 'https://tea.example/moon'}],
  ] as const) {
    service.clock.time += 1;
    expect((await service.decide(id, decision)).status).toBe(200);
    await service.send([support(fern.id, {by: 4, not: decision.to === 'making', at: service.clock.time})]);
    expect(await activity(service, 'next')).toEqual(await listed(service, 'next'));
  }
  expect(await activity(service, 'next')).toEqual({'made': 1, 'not-this-time': 1, 'supports': 3});
});

it('200 parallel supports and withdrawals by random visitors are what a recount finds', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({
    by: fc.integer({min: 1, max: 30}), which: fc.constantFrom(0, 1), not: fc.boolean(), age: fc.integer({min: 0, max: 20}),
  }), {minLength: 200, maxLength: 200}), async acts => {
    const service = createIdeasService();
    const ideas = [submission('Moon', {poll: 'free', by: 1}), submission('Pine', {poll: 'free', by: 2})];
    await service.send(ideas);
    service.clock.time += 1000;
    await Promise.all(acts.map(({by, which, not, age}) => service.send([support(ideas[which]!.id, {poll: 'free', by, not, at: service.clock.time - age})])));
    const found = rows(service.file);
    expect(found.events).toHaveLength(202);
    expect(found.kept).toEqual(recount(found));
    expect(found.kept).toEqual(found.held);
    for (const {idea, supports} of (await service.page('free')).ideas) expect(supports).toBe(found.kept.get(idea));
    expect(await activity(service, 'free')).toEqual(await listed(service, 'free'));
  }), {numRuns: 5, endOnFailure: true});
}, timeout);

interface Act {readonly by: number; readonly as: 'mia' | 'noa' | undefined; readonly which: number; readonly not: boolean; readonly late: number}
const act: fc.Arbitrary<Act> = fc.record({
  by: fc.integer({min: 1, max: 4}), as: fc.constantFrom(undefined, undefined, 'mia' as const, 'noa' as const), which: fc.constantFrom(0, 1), not: fc.boolean(), late: fc.constantFrom(0, 0, 1, 3, 100),
});

async function run(service: IdeasService, acts: readonly Act[]): Promise<void> {
  const ideas = [submission('Moon', {poll: 'free', by: 1}), submission('Pine', {poll: 'free', by: 2})];
  await service.send(ideas);
  service.clock.time += 1000;
  for (const {by, as, which, not, late} of acts) {
    service.clock.time += 1;
    const said = support(ideas[which]!.id, {poll: 'free', by, not, at: service.clock.time - late});
    await service.send([event('widget.viewed', {widget: 'poll'}, {by}), said], as && {token: tokens[as]});
  }
}

it('a person has one support an idea, whoever joined when', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, {minLength: 1, maxLength: 15}), async acts => {
    const service = createIdeasService();
    await run(service, acts);
    const found = rows(service.file);
    expect(found.kept).toEqual(recount(found));
    expect(await activity(service, 'free')).toEqual(await listed(service, 'free'));
    for (const name of ['mia', 'noa'] as const) {
      const own = found.events.filter(({event}) => event.type === 'kindred.idea.submitted' && found.owners.get(event.kinvisitor!) === name).map(({event}) => event.id);
      const {ideas} = await service.page('free', 'sort=mine', {token: tokens[name]});
      expect(ideas.filter(({mine}) => mine).map(({idea}) => idea).sort()).toEqual(own.sort());
    }
  }), {numRuns: 40});
}, timeout);

it('the supports of an idea are the same in whatever order they come', async () => {
  const made = fc.uniqueArray(fc.record({by: fc.integer({min: 1, max: 3}), not: fc.boolean(), age: fc.integer({min: 0, max: 9})}), {minLength: 2, maxLength: 8});
  await fc.assert(fc.asyncProperty(made.chain(acts => fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, {minLength: acts.length}))), async ([acts, shuffled]) => {
    const idea = submission('Moon', {poll: 'free', by: 1, at: noon - 1000});
    const events = new Map(acts.map(act => [act, support(idea.id, {poll: 'free', by: act.by, not: act.not, at: noon - act.age})]));
    const shown = await Promise.all([acts, shuffled].map(async order => {
      const service = createIdeasService();
      await service.send([idea]);
      for (const act of order) await service.send([events.get(act)]);
      const {ideas: [{milestone: _, ...found}]} = await service.page('free', '', {visitor: visitor(1)}) as unknown as {ideas: [{milestone: unknown}]};
      return found;
    }));
    expect(shown[0]).toEqual(shown[1]);
  }), {numRuns: 30});
}, timeout);

it('supports that come together when a visitor is joined are told to those who follow the poll', async () => {
  const service = createIdeasService();
  const idea = submission('Moon', {poll: 'free', by: 9});
  await service.send([idea]);
  for (const by of [1, 2]) await service.send([support(idea.id, {poll: 'free', by, at: service.clock.time})]);
  await service.send([event('widget.viewed', {widget: 'poll'}, {by: 1})], {token: tokens.mia});
  let told = 0;
  service.live.subscribe('tea', 'free', {changed: () => void told++, ended: () => undefined});
  await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: tokens.mia});
  expect(await activity(service, 'free')).toEqual({published: 1, supports: 2});
  expect(told).toBe(1);
});
