import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import {createService, event, ink, noon, retraction, type ServiceOptions, statuses, tea, type TestService, visitor, vote} from './service-fixture.js';
import {aShop, noonSeconds} from './member-fixture.js';

const shop = await aShop();
const [mia, noa] = await Promise.all([shop.token('mia'), shop.token('noa')]);
const tenants = [{...tea, memberKeys: [shop.key]}, {...ink, memberKeys: [shop.key]}];
const createMembersService = (options: ServiceOptions = {}): TestService => createService({tenants, ...options});

const counts = async (service: TestService, poll = 'always'): Promise<unknown> => (await service.view(poll)).tally;
const tally = (moon: number, pine: number, wave = 0): object => ({counts: {moon, pine, wave}, voters: moon + pine + wave});

/** What the database says of who did what. */
function members(service: TestService): {readonly events: object; readonly visitors: object} {
  const database = new Database(service.file);
  const events = database.prepare('SELECT id, member FROM events ORDER BY rowid').all() as {id: string; member: string | null}[];
  const visitors = database.prepare('SELECT tenant, visitor, member, joined FROM visitors ORDER BY tenant, visitor').all() as object[];
  database.close();
  return {events: Object.fromEntries(events.map(({id, member}) => [id, member])), visitors};
}

describe('a delivery with a member’s token', () => {
  it('is recorded as the member’s', async () => {
    const service = createMembersService();
    const {kinvisitor: _, ...anonymous} = event('poll.viewed', {poll: 'always'});
    const [viewed, cast] = [event('widget.viewed', {widget: 'poll'}), vote('always', 'moon')];
    expect(statuses(await service.send([anonymous, viewed, cast], {token: mia}))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(members(service)).toEqual({
      // An event that names no visitor is nobody's: it came before there was one.
      events: {[anonymous.id]: null, [viewed.id]: 'mia', [cast.id]: 'mia'},
      visitors: [{tenant: 'tea', visitor: visitor(1), member: 'mia', joined: '2026-03-01T12:00:00.000Z'}],
    });
    expect(await counts(service)).toMatchObject(tally(1, 0));
  });

  it('joins the visitor with what it did before, and with what it does later without a token', async () => {
    const service = createMembersService();
    const [before, other, joining, after] = [vote('always', 'moon'), vote('always', 'pine', {by: 2}), event('widget.viewed', {widget: 'poll'}), retraction('always', {at: noon + 1})];
    await service.send([before, other]);
    expect(members(service)).toEqual({events: {[before.id]: null, [other.id]: null}, visitors: []});
    await service.send([joining], {token: mia});
    service.clock.time += 1;
    await service.send([after]);
    expect(members(service).events).toEqual({[before.id]: 'mia', [other.id]: null, [joining.id]: 'mia', [after.id]: 'mia'});
    expect(await counts(service)).toMatchObject(tally(0, 1));
  });

  it('joins a visitor once', async () => {
    const service = createMembersService();
    await service.send([vote('always', 'moon')], {token: mia});
    service.clock.time += 1000;
    await service.send([event('widget.viewed', {widget: 'poll'})], {token: mia});
    expect(members(service).visitors).toMatchObject([{joined: '2026-03-01T12:00:00.000Z'}]);
  });

  it('joins the visitor when its events had been recorded before, or cannot be', async () => {
    const service = createMembersService();
    const cast = vote('always', 'moon');
    await service.send([cast]);
    expect(statuses(await service.send([cast], {token: mia}))).toEqual(['duplicate']);
    expect(statuses(await service.send([vote('yesterday', 'moon', {by: 2})], {token: mia}))).toEqual(['refused: poll-closed']);
    expect(members(service).visitors).toMatchObject([{visitor: visitor(1), member: 'mia'}, {visitor: visitor(2), member: 'mia'}]);
  });

  it('joins nobody when its events name no visitor', async () => {
    const service = createMembersService();
    const {kinvisitor: _, ...anonymous} = event('poll.viewed', {poll: 'always'});
    expect(statuses(await service.send([anonymous, 'nonsense', {...vote('always', 'moon'), time: 'noon'}], {token: mia}))).toEqual(['accepted', 'refused: malformed', 'refused: malformed']);
    expect(members(service)).toEqual({events: {[anonymous.id]: null}, visitors: []});
  });

  it('holds the events of one visitor; those of others are refused, and their visitor is not joined', async () => {
    const service = createMembersService();
    const others = vote('always', 'pine', {by: 2});
    const results = await service.send([vote('always', 'moon'), others, retraction('always', {at: noon - 1})], {token: mia});
    expect(statuses(results)).toEqual(['accepted', 'refused: malformed', 'accepted']);
    expect(results[1]).toMatchObject({id: others.id, detail: expect.stringContaining('/kinvisitor') as string});
    expect(members(service).visitors).toMatchObject([{visitor: visitor(1)}]);
    expect(await counts(service)).toMatchObject(tally(1, 0));
    expect(statuses(await service.send([others]))).toEqual(['accepted']);
  });

  it('is recorded at the tenant whose key and token it has, and joins nobody at another', async () => {
    const service = createMembersService();
    const cast = vote('always', 'moon');
    const inkToken = await shop.token('noa', {aud: 'ink'});
    await service.send([cast], {token: mia});
    expect(statuses(await service.send([cast], {key: 'pk_ink', token: inkToken}))).toEqual(['accepted']);
    expect(members(service).visitors).toMatchObject([{tenant: 'ink', member: 'noa'}, {tenant: 'tea', member: 'mia'}]);
    expect((await service.view('always', {token: inkToken, key: 'pk_ink'})).ballot?.id).toBe(cast.id);
    await expect(service.send([cast], {key: 'pk_ink', token: mia})).rejects.toThrow('its aud must be \\"ink\\"');
  });
});

describe('a delivery whose token is not taken', () => {
  it('is answered with 401, why, and records nothing', async () => {
    const service = createMembersService();
    const cast = vote('always', 'moon');
    const cases: [string, string][] = [
      [await shop.token('mia', {exp: noonSeconds - 61}), 'has expired'],
      [await shop.token('mia', {exp: noonSeconds + 1000}), 'more than 900 s'],
      [await shop.token('mia', {aud: 'ink'}), 'its aud must be "tea"'],
      [await (await aShop('stranger')).token('mia'), 'does not have'],
      ['', 'no signed JWT'],
      ['a.b.c', 'no signed JWT'],
    ];
    for (const [token, why] of cases) {
      const response = await service.post(JSON.stringify({key: 'pk_tea', token, sentAt: '2026-03-01T12:00:00Z', events: [cast]}));
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({type: 'urn:kindred:problem:invalid-token', status: 401, detail: expect.stringContaining(why) as string});
      for (const part of token.split('.').filter(part => part.length > 8)) expect(text).not.toContain(part);
    }
    expect(members(service)).toEqual({events: {}, visitors: []});
    expect(await counts(service)).toMatchObject(tally(0, 0));
    expect(statuses(await service.send([cast], {token: mia}))).toEqual(['accepted']);
  });

  it('says so when the tenant takes none', async () => {
    const service = createService();
    await expect(service.send([vote('always', 'moon')], {token: mia})).rejects.toThrow('This tenant takes no tokens: give it memberKeys');
    expect(members(service).events).toEqual({});
  });

  it('may have it in the body alone', async () => {
    const service = createMembersService();
    const cast = vote('always', 'moon');
    const body = JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00Z', events: [cast]});
    const response = await service.app.request(`/v1/events?token=${mia}&access_token=${mia}`, {method: 'POST', body, headers: {Authorization: `Bearer ${mia}`}});
    expect(response.status).toBe(200);
    expect(members(service)).toEqual({events: {[cast.id]: null}, visitors: []});
  });
});

describe('a visitor that belongs to a member', () => {
  it('is not given to another: what it sends as theirs is refused, and changes nothing', async () => {
    const service = createMembersService();
    const [first, as] = [vote('always', 'moon'), vote('always', 'pine', {at: noon + 1})];
    await service.send([first], {token: mia});
    service.clock.time += 1;
    const [result] = await service.send([as], {token: noa});
    expect(result).toMatchObject({id: as.id, status: 'refused', reason: 'visitor-of-another', detail: expect.stringContaining('/kinvisitor') as string});
    expect(JSON.stringify(result)).not.toContain('mia');
    expect(members(service)).toMatchObject({events: {[first.id]: 'mia'}, visitors: [{visitor: visitor(1), member: 'mia'}]});
    expect(await counts(service)).toMatchObject(tally(1, 0));
    expect(await service.view('always', {token: noa})).not.toHaveProperty('ballot');
    // Recorded stays recorded, whoever sends it again.
    expect(statuses(await service.send([first], {token: noa}))).toEqual(['duplicate']);
    expect(members(service).events).toEqual({[first.id]: 'mia'});
  });

  it('votes for the member, without a token too', async () => {
    const service = createMembersService();
    await service.send([vote('always', 'moon', {by: 1})], {token: mia});
    await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: mia});
    service.clock.time += 1000;
    const later = vote('always', 'pine', {by: 2, at: service.clock.time});
    await service.send([later]);
    expect(await counts(service)).toMatchObject(tally(0, 1));
    expect((await service.view('always', {token: mia})).ballot?.id).toBe(later.id);
  });
});

describe('a member’s ballots', () => {
  it('are one a poll on however many devices', async () => {
    const service = createMembersService();
    for (const [by, choice] of [[1, 'moon'], [2, 'pine'], [3, 'pine']] as const) {
      await service.send([vote('always', choice, {by, at: service.clock.time})], {token: mia});
      service.clock.time += 1000;
    }
    await service.send([vote('always', 'moon', {by: 4})], {token: noa});
    expect(await counts(service)).toMatchObject(tally(1, 1));
  });

  it('take over what a visitor voted before it was joined, when the member has not voted', async () => {
    const service = createMembersService();
    const cast = vote('always', 'moon');
    await service.send([cast, vote('never', 'pine')]);
    await service.send([event('widget.viewed', {widget: 'poll'})], {token: mia});
    expect(await counts(service)).toMatchObject(tally(1, 0));
    expect((await service.view('always', {token: mia})).ballot).toEqual({id: cast.id, at: '2026-03-01T12:00:00.000Z', kind: 'single', choices: ['moon']});
    expect((await service.view('never', {token: mia})).ballot?.choices).toEqual(['pine']);
  });

  const ages = [['the visitor’s, when it is the later', 1000, 2000, 'pine'], ['the member’s, when it is the later', 2000, 1000, 'moon']] as const;
  it.each(ages)('keep %s, and the other is taken back', async (_, membersAt, visitorsAt, kept) => {
    const service = createMembersService();
    service.clock.time += 5000;
    await service.send([vote('always', 'moon', {by: 1, at: noon + membersAt})], {token: mia});
    await service.send([vote('always', 'pine', {by: 2, at: noon + visitorsAt}), vote('always', 'moon', {by: 3})]);
    expect(await counts(service)).toMatchObject(tally(2, 1));
    await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: mia});
    expect(await counts(service)).toMatchObject(kept === 'pine' ? tally(1, 1) : tally(2, 0));
    expect((await service.view('always', {token: mia})).ballot?.choices).toEqual([kept]);
  });

  it('are withdrawn by a visitor’s later withdrawal', async () => {
    const service = createMembersService();
    service.clock.time += 5000;
    await service.send([vote('always', 'moon', {by: 1, at: noon})], {token: mia});
    await service.send([retraction('always', {by: 2, at: noon + 1000})]);
    await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: mia});
    expect(await counts(service)).toMatchObject(tally(0, 0));
    expect(await service.view('always', {token: mia})).not.toHaveProperty('ballot');
  });

  it('change with the delivery that joins, or not at all', async () => {
    let broken = true;
    const service = createMembersService({
      wrap: store => ({
        ...store,
        transact: (tenant, work) => store.transact(tenant, transaction => work({...transaction, async addEvent(...args) {
          if (broken && args[2] === 'mia') throw new Error('disk');
          return transaction.addEvent(...args);
        }})),
      }),
    });
    const before = vote('always', 'moon');
    await service.send([before]);
    const joining = event('widget.viewed', {widget: 'poll'});
    await expect(service.send([joining], {token: mia})).rejects.toThrow('internal');
    expect(members(service)).toEqual({events: {[before.id]: null}, visitors: []});
    broken = false;
    await service.send([joining], {token: mia});
    expect(members(service).events).toEqual({[before.id]: 'mia', [joining.id]: 'mia'});
  });

  it('are announced to who watches the polls in which one changed hands, and to no others', async () => {
    const service = createMembersService();
    await service.send([vote('always', 'moon', {by: 2}), vote('never', 'moon', {by: 2})]);
    const told: string[] = [];
    for (const poll of ['always', 'never', 'after-vote']) service.live.subscribe('tea', poll, {changed: () => told.push(poll), ended() {}});
    await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: mia});
    expect(told.sort()).toEqual(['always', 'never']);
    await service.send([event('widget.viewed', {widget: 'poll'}, {by: 2})], {token: mia});
    expect(told).toHaveLength(2);
  });
});
