import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import {clientNetwork} from '../../../server/client-network.js';
import {usualVelocity} from '../../../src/program/index.js';
import {by, createCrowdService, crowd, type CrowdService, mia, minute, times, visitorMade} from './crowd-fixture.js';
import {event, hour, noon, retraction, statuses, visitor} from '../service-fixture.js';

const office = '203.0.113.7';
const {votes} = usualVelocity;
const mixed = Array.from({length: 100}, (_, i) => ['moon', 'pine', 'wave'][i % 3]!);

describe('votes of new visitors through one network', () => {
  it('that all say the same count up to the limit; the others are recorded, and set aside', async () => {
    const service = createCrowdService();
    const attack = crowd('tin', times(200, 'moon'));
    const honest = crowd('tin', ['pine', 'pine']);
    await service.from('198.51.100.1', honest);
    for (let i = 0; i < 200; i += 10) {
      expect(statuses(await service.from(office, attack.slice(i, i + 10)))).toEqual(times(10, 'accepted'));
      service.clock.time += 1000;
    }
    expect(await service.view('tin')).toMatchObject({tally: {counts: {moon: votes - 1, pine: 2}, voters: votes + 1}});
    expect(await service.setAside('tin')).toMatchObject({voters: 201 - votes, counts: {moon: 201 - votes}});
    const database = new Database(service.file);
    expect(database.prepare('SELECT count(*) AS events FROM events').get()).toMatchObject({events: 202});
    expect(database.prepare('SELECT count(*) AS ballots FROM ballots').get()).toMatchObject({ballots: 202});
    database.close();
  });

  it('that are sent again change nothing', async () => {
    const service = createCrowdService();
    const attack = crowd('tin', times(25, 'moon'));
    await service.from(office, attack);
    expect(statuses(await service.from(office, attack))).toEqual(times(25, 'duplicate'));
    expect(await service.setAside('tin')).toMatchObject({voters: 26 - votes});
    // Nor do those of one visitor who cannot decide.
    const undecided = visitorMade(noon);
    for (let i = 1; i < 100; i++) await service.from('198.51.100.1', [by(undecided, 'box', 'moon', noon + i)]);
    expect(await service.setAside('box')).toMatchObject({voters: 0});
  });

  it('that say different things all count', async () => {
    const service = createCrowdService();
    for (const one of crowd('tin', mixed)) await service.from(office, [one]);
    expect((await service.view('tin')).tally).toMatchObject({counts: {moon: 34, pine: 33, wave: 33}, voters: 100});
    expect(await service.setAside('tin')).toEqual({voters: 0, counts: {}, ballots: []});
  });

  it('all count where the visitors were known before', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('tin', times(100, 'moon'), {known: 10 * minute}));
    expect(await service.counts('tin')).toMatchObject({moon: 100});
  });

  it('all count where they come over a day', async () => {
    const service = createCrowdService();
    for (let i = 0; i < 100; i++) {
      await service.from(office, crowd('tin', ['moon'], {at: service.clock.time}));
      service.clock.time += 24 * hour / 100;
    }
    expect(await service.counts('tin')).toMatchObject({moon: 100});
  });

  it('all count where each comes through another network, or nobody knows through which', async () => {
    const service = createCrowdService();
    const [apart, unknown] = [crowd('tin', times(100, 'moon')), crowd('box', times(100, 'moon'))];
    for (const [i, one] of apart.entries()) await service.from(`203.0.113.${i}`, [one]);
    expect(await service.counts('tin')).toMatchObject({moon: 100});
    await service.from(undefined, unknown);
    await service.from('unknown', crowd('box', times(100, 'pine')));
    expect(await service.counts('box')).toMatchObject({moon: 100, pine: 100});
  });

  it('are looked at poll by poll and tenant by tenant', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('tin', times(votes - 1, 'moon')));
    await service.from(office, crowd('box', times(votes - 1, 'moon')));
    await service.from(office, crowd('tin', times(votes - 1, 'moon')), {key: 'pk_ink'});
    expect([await service.counts('tin'), await service.counts('box')]).toMatchObject([{moon: votes - 1}, {moon: votes - 1}]);
    expect((await service.view('tin', {key: 'pk_ink'})).tally).toMatchObject({voters: votes - 1});
  });

  it('are as many as the program says, or however many', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('strict', times(5, 'moon'), {known: 50 * minute}));
    await service.from(office, crowd('calm', times(100, 'moon')));
    expect([await service.counts('strict'), await service.counts('calm')]).toMatchObject([{moon: 2}, {moon: 100}]);
  });

  it('are one network’s when they come from one /64 of IPv6, however it is written', async () => {
    const service = createCrowdService();
    for (const [i, one] of crowd('tin', times(40, 'moon')).entries()) await service.from(i % 2 ? `2001:db8:0:7::${i.toString(16)}` : `2001:0DB8:0000:0007:0:0:0:${i.toString(16)}`, [one]);
    expect(await service.counts('tin')).toMatchObject({moon: votes - 1});
    for (const [i, one] of crowd('box', times(40, 'moon')).entries()) await service.from(`2001:db8:0:${i.toString(16)}::1`, [one]);
    expect(await service.counts('box')).toMatchObject({moon: 40});
  });

  it('are looked at by what they do the most for, whatever else they name', async () => {
    const service = createCrowdService();
    const approvals = crowd('approval', times(40, 'moon')).map((vote, i) => ({...vote, data: {...vote.data, choices: ['moon', ...(i % 2 ? ['pine'] : ['wave'])]}}));
    await service.from(office, approvals);
    expect((await service.view('approval')).tally).toMatchObject({counts: {moon: votes - 1}, voters: votes - 1});
  });

  it('are compared with the latest others, so that no crowd hides behind an earlier one', async () => {
    const service = createCrowdService();
    // Ten times the three votes that are too many in this poll are remembered.
    await service.from(office, crowd('strict', times(30, 'pine')));
    await service.from(office, crowd('strict', times(30, 'moon')));
    expect(await service.counts('strict')).toMatchObject({pine: 2, moon: 24});
  });

  it('begin anew when the service does', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('tin', times(votes - 1, 'moon')));
    const again = createCrowdService({wrap: () => service.store});
    await again.from(office, crowd('tin', times(votes - 1, 'moon')));
    expect(await again.counts('tin')).toMatchObject({moon: 2 * votes - 2});
  });

  it('are not looked at where the shop vouches for the voter', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('tin', times(40, 'moon')));
    const member = visitorMade(noon);
    expect(statuses(await service.from(office, [by(member, 'tin', 'moon')], {token: mia}))).toEqual(['accepted']);
    expect(await service.counts('tin')).toMatchObject({moon: votes});
    // Nor without a token, when the visitor is a member's.
    await service.from(office, [by(member, 'box', 'moon'), ...crowd('box', times(40, 'moon'))]);
    expect(await service.counts('box')).toMatchObject({moon: votes});
  });

  it('take no notice of votes that are refused', async () => {
    const service = createCrowdService();
    await service.from(office, crowd('tin', times(100, 'sun')).concat(crowd('members', times(100, 'moon'))));
    await service.from(office, crowd('tin', times(votes - 1, 'moon')));
    expect(await service.counts('tin')).toMatchObject({moon: votes - 1});
  });
});

describe('a ballot that was set aside', () => {
  /** The last of a crowd, whose votes for the moon are too many by one. */
  async function oneSetAside(poll = 'tin'): Promise<{service: CrowdService; one: string}> {
    const service = createCrowdService();
    const attack = crowd(poll, times(votes, 'moon'));
    await service.from(office, attack);
    return {service, one: attack.at(-1)!.kinvisitor!};
  }
  const later = (service: CrowdService): number => (service.clock.time += 3 * minute);

  it('is shown to its voter as such, and says neither why nor what would have been too few', async () => {
    const {service, one} = await oneSetAside();
    const view = await service.view('tin', {visitor: one});
    expect(view.ballot).toMatchObject({choices: ['moon'], aside: true});
    expect(JSON.stringify(view)).not.toContain('velocity');
    expect((await service.view('strict'))).not.toHaveProperty('velocity');
  });

  it('stays so when it is changed or withdrawn, from whatever network', async () => {
    const {service, one} = await oneSetAside();
    await service.from('198.51.100.1', [by(one, 'tin', 'pine', later(service))]);
    expect((await service.view('tin', {visitor: one})).ballot).toMatchObject({choices: ['pine'], aside: true});
    expect(await service.setAside('tin')).toMatchObject({voters: 1, counts: {pine: 1}});
    await service.from('198.51.100.1', [{...retraction('tin', {at: later(service)}), kinvisitor: one}]);
    expect(await service.setAside('tin')).toMatchObject({voters: 0, counts: {}, ballots: []});
    await service.from('198.51.100.1', [by(one, 'tin', 'wave', later(service))]);
    expect(await service.setAside('tin')).toMatchObject({voters: 1, counts: {wave: 1}});
    expect((await service.view('tin')).tally).toMatchObject({counts: {moon: votes - 1, pine: 0, wave: 0}, voters: votes - 1});
  });

  it('stays so when its visitor becomes a member’s who has not voted', async () => {
    const {service, one} = await oneSetAside();
    await service.from(office, [{...event('widget.viewed', {widget: 'poll'}), kinvisitor: one}], {token: mia});
    expect(await service.view('tin', {token: mia})).toMatchObject({tally: {voters: votes - 1}, ballot: {choices: ['moon'], aside: true}});
    expect(await service.setAside('tin')).toMatchObject({voters: 1});
    await service.decide('tin', {to: 'counted'});
    expect((await service.view('tin', {token: mia})).ballot).not.toHaveProperty('aside');
    expect(await service.counts('tin')).toMatchObject({moon: votes});
  });

  it('is a change of the vote that the member has, when that one counts', async () => {
    const {service, one} = await oneSetAside();
    await service.from(undefined, [{...by(visitor(1), 'tin', 'pine', noon - 1000)}], {token: mia});
    expect((await service.view('tin')).tally).toMatchObject({counts: {moon: votes - 1, pine: 1}});
    await service.from(office, [{...event('widget.viewed', {widget: 'poll'}), kinvisitor: one}], {token: mia});
    expect(await service.view('tin', {token: mia})).toMatchObject({tally: {counts: {moon: votes, pine: 0}, voters: votes}, ballot: {choices: ['moon']}});
    expect((await service.view('tin', {token: mia})).ballot).not.toHaveProperty('aside');
  });

  it('leaves no trace in what others are shown of a poll whose results are hidden', async () => {
    for (const poll of ['after-vote', 'after-close', 'never']) {
      const [quiet, busy] = [createCrowdService(), createCrowdService()];
      await busy.from(office, crowd(poll, times(60, 'moon')));
      const [before, after] = await Promise.all([quiet, busy].map(async service => (await service.read(poll, {visitor: visitor(1)})).text()));
      expect(after).toBe(before);
      const own = crowd(poll, ['moon']);
      expect(JSON.stringify(await busy.from(office, own))).toBe(JSON.stringify(await quiet.from(office, own)));
      const mine = await busy.view(poll, {visitor: own[0]!.kinvisitor!});
      expect(mine.ballot).toMatchObject({aside: true});
      if (poll !== 'after-vote') expect(mine).not.toHaveProperty('tally');
      for (const token of [undefined, mia, 'a.b.c']) expect(await (await busy.app.request(`/v1/polls/${poll}/set-aside?key=pk_tea`, {headers: token ? {Authorization: `Bearer ${token}`} : {}})).text()).not.toMatch(/moon|voters|counts/);
    }
  });
});

it('keeps no address, nor anything made of one, in the database or the log', async () => {
  const names = new Set<string>();
  const network = clientNetwork('X-Forwarded-For');
  const service = createCrowdService({network: c => {
    const name = network(c);
    if (name !== undefined) names.add(name);
    return name;
  }});
  const addresses = ['203.0.113.7', '2001:db8:0:7::9'];
  for (const address of addresses) await service.from(address, crowd('tin', times(40, 'moon')));
  expect((await service.setAside('tin')).voters).toBe(2 * (41 - votes));
  const database = new Database(service.file);
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as {name: string}[];
  const columns = tables.flatMap(({name}) => (database.prepare(`SELECT name FROM pragma_table_info('${name}')`).all() as {name: string}[]).map(column => column.name));
  const kept = JSON.stringify(tables.map(({name}) => database.prepare(`SELECT * FROM ${name}`).all())) + JSON.stringify(service.logged) + await (await service.list('tin')).text();
  database.close();
  expect(columns.join()).not.toMatch(/address|network|ip\b/);
  expect(names.size).toBe(2);
  for (const part of [...addresses, '203.0.113', '2001:db8', ...names]) expect(kept.includes(part), part).toBe(false);
});
