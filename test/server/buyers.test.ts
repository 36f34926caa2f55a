import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import {aShop} from './member-fixture.js';
import {brand, pollOf} from './polls/kinds-fixture.js';
import {createService, event, noon, retraction, statuses, type TestService, visitor, vote} from './service-fixture.js';

const shop = await aShop();
const open = {kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: [], moderated: false}, assurance: 'order', products: ['tin']};
const tenants = [brand({tin: pollOf('single', {assurance: 'order', products: ['tin', 'tin-2026']}), any: pollOf('single', {assurance: 'order'}), next: open, free: pollOf('single')}, {memberKeys: [shop.key]})];
const createBuyersService = (): TestService => createService({tenants});
const bought = async (...products: string[]): Promise<string> => shop.token('mia', {kin_bought: products});

describe('a poll of those who have bought', () => {
  it('takes the vote of a member whose token names a purchase that counts', async () => {
    const service = createBuyersService();
    expect(statuses(await service.send([vote('tin', 'moon'), vote('any', 'pine')], {token: await bought('cup', 'tin-2026')}))).toEqual(['accepted', 'accepted']);
    expect(await service.view('tin')).toMatchObject({assurance: 'order', tally: {counts: {moon: 1}, voters: 1}});
  });

  it('refuses members who have bought nothing that counts, and says why', async () => {
    const service = createBuyersService();
    expect(statuses(await service.send([vote('tin', 'moon'), vote('any', 'moon')], {token: await bought('cup')}))).toEqual(['refused: buyers-only', 'accepted']);
    expect(statuses(await service.send([vote('tin', 'moon'), vote('any', 'pine')], {token: await bought()}))).toEqual(['refused: buyers-only', 'refused: buyers-only']);
    const [refused] = await service.send([vote('tin', 'moon')], {token: await shop.token('mia')});
    expect(refused).toMatchObject({reason: 'buyers-only', detail: 'the poll takes votes of members who have bought one of its products; the token’s kin_bought names none that counts'});
    expect((await service.view('tin')).tally).toMatchObject({voters: 0});
  });

  it('refuses what comes without a token, also of a visitor that belongs to a buyer; what was taken stays counted', async () => {
    const service = createBuyersService();
    expect(statuses(await service.send([vote('tin', 'moon'), vote('any', 'moon')]))).toEqual(['refused: members-only', 'refused: members-only']);
    const first = vote('tin', 'moon');
    await service.send([first], {token: await bought('tin')});
    service.clock.time += 1000;
    const later = [vote('tin', 'pine', {at: noon + 1000}), retraction('tin', {at: noon + 1000})];
    expect(statuses(await service.send([first, ...later]))).toEqual(['duplicate', 'refused: members-only', 'refused: members-only']);
    expect(statuses(await service.send(later, {token: await bought()}))).toEqual(['refused: buyers-only', 'refused: buyers-only']);
    expect(await service.view('tin', {visitor: visitor(1)})).toMatchObject({tally: {counts: {moon: 1, pine: 0}, voters: 1}, ballot: {id: first.id}});
    expect(statuses(await service.send([later[0]], {token: await bought('tin')}))).toEqual(['accepted']);
  });

  it('takes no page’s word for a purchase', async () => {
    const service = createBuyersService();
    const claimed = {...vote('tin', 'moon'), kin_bought: ['tin'], bought: ['tin']};
    const post = async (more: object): Promise<string> => (await service.post(JSON.stringify({key: 'pk_tea', sentAt: new Date(noon).toISOString(), events: [claimed], kin_bought: ['tin'], bought: ['tin'], ...more}))).text();
    expect(await post({})).toContain('members-only');
    expect(await post({token: await shop.token('mia')})).toContain('buyers-only');
    expect(await post({token: await (await aShop()).token('mia', {kin_bought: ['tin']})})).toContain('signature does not fit');
  });

  it('answers a token that says it wrongly with 401 and why, and records nothing', async () => {
    const service = createBuyersService();
    await expect(service.send([vote('free', 'moon')], {token: await shop.token('mia', {kin_bought: 'tin'})})).rejects.toThrow('The token’s kin_bought is not a list of at most 100 product ids');
    expect((await service.read('free', {token: await shop.token('mia', {kin_bought: [7]})})).status).toBe(401);
    expect((await service.view('free')).tally).toMatchObject({voters: 0});
  });

  it('takes ideas and their supports by the same rule', async () => {
    const service = createBuyersService();
    const idea = event('idea.submitted', {poll: 'next', title: 'A moon tin'});
    const support = event('idea.supported', {poll: 'next', idea: idea.id}, {by: 2});
    expect(statuses(await service.send([idea]))).toEqual(['refused: members-only']);
    expect(statuses(await service.send([idea], {token: await bought('cup')}))).toEqual(['refused: buyers-only']);
    expect(statuses(await service.send([idea], {token: await bought('tin')}))).toEqual(['accepted']);
    expect(statuses(await service.send([support], {token: await shop.token('noa', {kin_bought: ['cup']})}))).toEqual(['refused: buyers-only']);
    expect(statuses(await service.send([support], {token: await shop.token('noa', {kin_bought: ['tin']})}))).toEqual(['accepted']);
  });

  it('keeps nothing of what was bought', async () => {
    const service = createBuyersService();
    await service.send([vote('tin', 'moon')], {token: await bought('tin', 'a-rare-cup')});
    const database = new Database(service.file);
    const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as {name: string}[];
    const all = tables.map(({name}) => database.prepare(`SELECT * FROM ${name}`).all());
    database.close();
    expect(JSON.stringify([all, service.logged])).not.toContain('a-rare-cup');
  });
});
