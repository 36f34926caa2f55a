import fc from 'fast-check';
import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import {ballotsOnAPage} from '../../../server/polls/set-aside.js';
import {by, createCrowdService, crowd, type CrowdService, mia, minute, operator, shop, times, visitorMade} from './crowd-fixture.js';
import {event, noon, retraction, statuses} from '../service-fixture.js';

const office = '203.0.113.7';

/** Three votes for one option are too many in this poll, so that two count. */
async function five(choice = 'moon'): Promise<{service: CrowdService; ids: readonly string[]; visitors: readonly string[]}> {
  const service = createCrowdService();
  const votes = crowd('strict', times(5, choice)).map((vote, i) => ({...vote, time: new Date(noon - 1000 + i).toISOString()}));
  await service.from(office, votes);
  return {service, ids: votes.slice(2).map(({id}) => id), visitors: votes.slice(2).map(({kinvisitor}) => kinvisitor!)};
}

function reviewed(service: CrowdService): unknown[] {
  const database = new Database(service.file);
  const rows = database.prepare(`SELECT body FROM events WHERE type = 'kindred.ballots.reviewed' ORDER BY rowid`).all() as {body: string}[];
  database.close();
  return rows.map(({body}) => JSON.parse(body) as unknown);
}

const answer = async (response: Response): Promise<unknown> => ({status: response.status, ...(await response.json() as object)});

describe('the brand', () => {
  it('sees what was set aside, the oldest first, and not whose it is', async () => {
    const {service, ids, visitors} = await five();
    const response = await service.list('strict');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({voters: 3, counts: {moon: 3}, ballots: ids.map((ballot, i) => ({ballot, at: new Date(noon - 998 + i).toISOString(), choices: ['moon'], reason: 'velocity'}))});
    for (const visitor of visitors) expect(text).not.toContain(visitor);
  });

  it('sees a hundred a page, and what all pages come to', async () => {
    const service = createCrowdService();
    const votes = crowd('strict', times(ballotsOnAPage + 7, 'moon'));
    await service.from(office, votes);
    const first = await service.setAside('strict');
    const second = await service.setAside('strict', `after=${first.next}`);
    expect([first.ballots.length, second.ballots.length, second.next]).toEqual([ballotsOnAPage, 5, undefined]);
    expect([first, second]).toMatchObject([{voters: ballotsOnAPage + 5, counts: {moon: ballotsOnAPage + 5}}, {voters: ballotsOnAPage + 5}]);
    expect(new Set([...first.ballots, ...second.ballots].map(({ballot}) => ballot)).size).toBe(ballotsOnAPage + 5);
  });

  it('lets them count, all at once, for good, and everyone sees it', async () => {
    const {service, ids, visitors: [one]} = await five();
    const told: string[] = [];
    service.live.subscribe('tea', 'strict', {changed: () => told.push('strict'), ended() {}});
    expect(await answer(await service.decide('strict', {to: 'counted'}))).toEqual({status: 200, decided: 3});
    expect(told).toEqual(['strict']);
    expect(await service.view('strict', {visitor: one!})).toMatchObject({tally: {counts: {moon: 5}, voters: 5}, ballot: {choices: ['moon']}});
    expect((await service.view('strict', {visitor: one!})).ballot).not.toHaveProperty('aside');
    expect(await service.setAside('strict')).toEqual({voters: 0, counts: {}, ballots: []});
    expect(reviewed(service)).toMatchObject([{type: 'kindred.ballots.reviewed', source: 'urn:kindred:service', subject: 'polls/strict', data: {poll: 'strict', to: 'counted', ballots: ids, by: 'olga'}}]);

    // Among another crowd, it counts still.
    await service.from('198.51.100.1', crowd('strict', times(5, 'pine')));
    await service.from('198.51.100.1', [by(one!, 'strict', 'pine', service.clock.time += minute)]);
    expect(await service.view('strict', {visitor: one!})).toMatchObject({tally: {counts: {moon: 4, pine: 3}, voters: 7}, ballot: {choices: ['pine']}});
    expect(await answer(await service.decide('strict', {to: 'left-out', ballots: [ids[0]]}))).toMatchObject({status: 409});
  });

  it('leaves them out, and they stay out whatever they are changed to', async () => {
    const {service, ids, visitors: [one]} = await five();
    expect(await answer(await service.decide('strict', {to: 'left-out', ballots: [ids[0]]}))).toEqual({status: 200, decided: 1});
    expect(await service.view('strict', {visitor: one!})).toMatchObject({tally: {counts: {moon: 2}, voters: 2}, ballot: {choices: ['moon'], aside: true, leftOut: true}});
    expect(await service.setAside('strict')).toMatchObject({voters: 2, ballots: [{ballot: ids[1]}, {ballot: ids[2]}]});
    await service.from('198.51.100.1', [by(one!, 'strict', 'pine', service.clock.time += minute)]);
    expect(await service.view('strict', {visitor: one!})).toMatchObject({tally: {counts: {moon: 2, pine: 0}, voters: 2}, ballot: {choices: ['pine'], leftOut: true}});
    expect((await service.setAside('strict')).voters).toBe(2);
    const database = new Database(service.file);
    expect(database.prepare(`SELECT choices, aside, decided FROM ballots WHERE visitor = ?`).get(one!)).toMatchObject({choices: '["pine"]', aside: 'velocity', decided: 'left-out'});
    database.close();
  });

  it('decides one of two things that are decided at once', async () => {
    const {service, ids} = await five();
    const answers = await Promise.all([service.decide('strict', {to: 'counted', ballots: ids}), service.decide('strict', {to: 'left-out', ballots: ids}), service.decide('strict', {to: 'counted'})]);
    // Whichever comes first; to decide about all that waits is no conflict when nothing does any more.
    const [counted, leftOut, rest] = answers.map(({status}) => status);
    expect([counted, leftOut].filter(status => status === 409).length).toBeGreaterThan(0);
    expect(rest).toBe(200);
    const events = reviewed(service);
    expect(events).toHaveLength(1);
    expect(await service.counts('strict')).toMatchObject({moon: leftOut === 200 ? 2 : 5});
  });

  it('decides about nothing when nothing waits, and records no event', async () => {
    const service = createCrowdService();
    expect(await answer(await service.decide('strict', {to: 'counted'}))).toEqual({status: 200, decided: 0});
    expect(reviewed(service)).toEqual([]);
  });
});

describe('a decision', () => {
  it('that cannot be made is refused with what is allowed, and changes nothing', async () => {
    const {service, ids, visitors: [one]} = await five();
    await service.from('198.51.100.1', [by(one!, 'strict', 'pine', service.clock.time += minute)]);
    const counted = crowd('strict', ['wave'])[0]!;
    await service.from('198.51.100.1', [counted]);
    const cases: [string, unknown, number, string, string][] = [
      ['strict', '{', 400, 'not-json', 'cannot be parsed'],
      ['strict', {}, 400, 'wrong-decision', '/to: found nothing'],
      ['strict', {to: 'held'}, 400, 'wrong-decision', '/to: found "held"'],
      ['strict', {to: 'counted', ballots: []}, 400, 'wrong-decision', '/ballots: found 0 entries'],
      ['strict', {to: 'counted', ballots: 'all'}, 400, 'wrong-decision', '/ballots: found "all"'],
      ['strict', {to: 'counted', by: 'mia'}, 400, 'wrong-decision', '/by: found an unknown field'],
      // The vote that the list had was changed since.
      ['strict', {to: 'counted', ballots: ids}, 409, 'not-waiting', ids[0]!],
      ['strict', {to: 'left-out', ballots: [ids[1], counted.id]}, 409, 'not-waiting', counted.id],
      ['tin', {to: 'counted', ballots: [ids[1]]}, 409, 'not-waiting', ids[1]!],
      ['none', {to: 'counted'}, 404, 'unknown-poll', '"strict"'],
      ['strict', ' '.repeat(300_000), 413, 'too-large', 'bytes'],
    ];
    for (const [poll, decision, status, kind, detail] of cases) {
      expect(await answer(await service.decide(poll, decision))).toMatchObject({status, type: `urn:kindred:problem:${kind}`, detail: expect.stringContaining(detail) as string});
    }
    expect(reviewed(service)).toEqual([]);
    expect(await service.setAside('strict')).toMatchObject({voters: 3});
    expect((await service.view('strict')).tally).toMatchObject({voters: 3});
    expect(await (await service.list('strict', 'after=7')).json()).toMatchObject({type: 'urn:kindred:problem:wrong-query'});
    expect(await (await service.list('none')).json()).toMatchObject({type: 'urn:kindred:problem:unknown-poll'});
  });

  it('is an operator’s alone, and of the tenant’s', async () => {
    const {service} = await five();
    const cases: [string | undefined, number][] = [[undefined, 401], ['a.b.c', 401], [mia, 403], [await shop.token('olga', {kin_role: 'operator', aud: 'ink'}), 401]];
    for (const [token, status] of cases) {
      const headers: Record<string, string> = token === undefined ? {} : {Authorization: `Bearer ${token}`};
      for (const response of [
        await service.app.request('/v1/polls/strict/set-aside/decision?key=pk_tea', {method: 'POST', body: '{"to":"counted"}', headers}),
        await service.app.request('/v1/polls/strict/set-aside?key=pk_tea', {headers}),
      ]) {
        expect(response.status).toBe(status);
        expect(await response.text()).not.toContain('moon');
      }
    }
    const inkOperator = await shop.token('ivo', {kin_role: 'operator', aud: 'ink'});
    expect(await answer(await service.decide('strict', {to: 'counted'}, {token: inkOperator, key: 'pk_ink'}))).toEqual({status: 200, decided: 0});
    expect(await service.counts('strict')).toMatchObject({moon: 2});
    const forged = {...event('poll.viewed', {poll: 'strict'}), type: 'kindred.ballots.reviewed', source: 'urn:kindred:service', data: {poll: 'strict', to: 'counted', ballots: [], by: 'olga'}};
    expect(statuses(await service.send([forged], {token: operator}))).toEqual(['refused: unknown-type']);
  });

  it('is committed with what it adds to the tally, or not at all', async () => {
    const {service} = await five();
    const failing = createCrowdService({wrap: () => ({
      ...service.store,
      transact: (tenant, work) => service.store.transact(tenant, transaction => work({...transaction, async addEvent() { throw new Error('disk'); }})),
    })});
    expect((await failing.decide('strict', {to: 'counted'})).status).toBe(500);
    expect(await service.counts('strict')).toMatchObject({moon: 2});
    expect((await service.setAside('strict')).voters).toBe(3);
  });
});

const choice = fc.constantFrom('moon', 'moon', 'moon', 'pine');
const person = fc.integer({min: 0, max: 9});
const step = fc.oneof(
  {weight: 8, arbitrary: fc.record({do: fc.constant('vote' as const), person, choice, network: fc.constantFrom(office, office, '198.51.100.1'), late: fc.constantFrom(0, 0, 5000)})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('retract' as const), person})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('join' as const), person, as: fc.constantFrom('mia', 'noa')})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('decide' as const), to: fc.constantFrom('counted', 'left-out'), one: fc.boolean()})},
);

it('the kept tally equals a recount of the ballots that count, whatever was set aside, decided, changed or joined', async () => {
  const tokens = {mia, noa: await shop.token('noa')};
  let aside = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, {minLength: 5, maxLength: 30}), async steps => {
    const service = createCrowdService();
    const people = Array.from({length: 10}, (_, i) => visitorMade(noon - i));
    for (const step of steps) {
      const at = (service.clock.time += 100);
      if (step.do === 'vote') await service.from(step.network, [by(people[step.person]!, 'strict', step.choice, at - step.late)]);
      if (step.do === 'retract') await service.from(office, [{...retraction('strict', {at}), kinvisitor: people[step.person]!}]);
      if (step.do === 'join') await service.from(office, [{...event('widget.viewed', {widget: 'poll'}, {at}), kinvisitor: people[step.person]!}], {token: tokens[step.as]});
      if (step.do !== 'decide') continue;
      const [first] = (await service.setAside('strict')).ballots;
      expect((await service.decide('strict', {to: step.to, ...(step.one && first && {ballots: [first.ballot]})})).status).toBe(200);
    }
    const database = new Database(service.file);
    const rows = database.prepare('SELECT choices, aside, decided FROM ballots').all() as {choices: string; aside: string | null; decided: string | null}[];
    database.close();
    const named = rows.filter(({choices}) => choices !== '[]');
    const counted = named.filter(({aside, decided}) => aside === null || decided === 'counted').map(({choices}) => (JSON.parse(choices) as string[])[0]);
    const waiting = named.filter(({aside, decided}) => aside !== null && decided === null);
    aside += named.length - counted.length;
    const of = (option: string): number => counted.filter(choice => choice === option).length;
    expect((await service.view('strict')).tally).toMatchObject({counts: {moon: of('moon'), pine: of('pine'), wave: 0, fern: 0}, voters: counted.length});
    expect((await service.setAside('strict')).voters).toBe(waiting.length);
  }), {numRuns: 60});
  expect(aside).toBeGreaterThan(20);
}, 60_000);
