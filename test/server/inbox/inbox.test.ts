import {describe, expect, it} from 'vitest';
import {messagesInATranscript} from '../../../server/inbox/compose-chat.js';
import type {CannedAnswer, InboxFacts, InboxTranscript} from '../../../src/program/index.js';
import {noon, visitor} from '../service-fixture.js';
import {createInboxService, doing, type InboxService, reply} from './inbox-fixture.js';

const waitingAt = async (service: InboxService): Promise<string> => (await service.list('waiting')).chats[0]!.chat;
const first = async (service: InboxService): Promise<string> => (await service.list('all')).chats[0]!.chat;

describe('the inbox’s list', () => {
  it('has those who wait, danger first, then whoever waits longest', async () => {
    const service = createInboxService();
    await service.says('Good morning', {by: 1});
    await service.wants({by: 2});
    service.clock.time += 60_000;
    await service.says('我要退款', {by: 3, member: 'mia'});
    service.clock.time += 60_000;
    await service.says('My son had an allergic reaction', {by: 4});
    const {chats, waiting, mine, more} = await service.list('waiting');
    expect({waiting, mine, more}).toEqual({waiting: 3, mine: 0, more: false});
    expect(chats.map(({why, place, language, member}) => ({why, place, language, member}))).toEqual([
      {why: ['safety'], place: 1, language: 'en'},
      {why: ['asked'], place: 2, language: 'en'},
      {why: ['refund'], place: 3, language: 'zh-Hans', member: 'mia'},
    ]);
    expect(chats[2]).toMatchObject({
      persona: 'pip', state: 'queued', waitsSince: new Date(noon + 60_000).toISOString(), answerBy: new Date(noon + 16 * 60_000).toISOString(),
      closeness: {bond: 'stranger', next: 'acquaintance'}, last: {from: 'shopper', text: '我要退款'},
    });
    expect(chats[0]).not.toHaveProperty('closeness');
    expect((await service.list('all')).chats).toHaveLength(4);
  });

  it('shows each operator their own, and the others whose it is', async () => {
    const service = createInboxService();
    await service.wants();
    await service.move(await waitingAt(service), 'accept');
    const own = await service.list('mine');
    expect([own.waiting, own.mine, own.chats[0]!.owner]).toEqual([0, 1, {id: 'olga', firstName: 'Olga', own: true}]);
    expect((await service.list('mine', {as: 'petr'})).chats).toEqual([]);
    expect((await service.list('all', {as: 'petr'})).chats[0]!.owner).toEqual({id: 'olga', firstName: 'Olga', own: false});
  });

  it('begins what was said last, and not more', async () => {
    const service = createInboxService();
    await service.says('🍵'.repeat(300));
    expect((await service.list('all')).chats[0]!.last!.text).toBe('🍵'.repeat(200));
  });

  it('refuses a state that there is not', async () => {
    expect(await createInboxService().refused('chats?state=lost')).toMatchObject([400, 'wrong-query', {}]);
  });
});

describe('who is not one of the brand’s people', () => {
  it.each([
    ['has no token', {headers: {Authorization: ''}}, 401, 'invalid-token'],
    ['has a member’s', {claims: {kin_role: 'member'}}, 403, 'not-operator'],
    ['has one that has ended', {claims: {exp: noon / 1000 - 61}}, 401, 'invalid-token'],
    ['has another brand’s', {claims: {aud: 'ink'}}, 401, 'invalid-token'],
    ['asks from another page', {headers: {Origin: 'https://evil.example'}}, 403, 'origin-not-listed'],
  ])('%s', async (_, asking, status, kind) => {
    const service = createInboxService();
    await service.wants({member: 'mia'});
    const chat = await waitingAt(service);
    for (const path of ['inbox', 'chats', `chats/${chat}`]) expect((await service.refused(path, asking)).slice(0, 2)).toEqual([status, kind]);
    for (const path of [...['accept', 'return', 'leave', 'close', 'reply'].map(move => `chats/${chat}/${move}`), 'members/mia/messages', 'personas/pip/answers']) {
      expect((await service.refused(path, {...asking, body: {}})).slice(0, 2), path).toEqual([status, kind]);
    }
    expect((await service.transcript(chat)).state).toBe('queued');
  });

  it('sees and changes nothing of another brand', async () => {
    const service = createInboxService();
    await service.wants();
    const chat = await waitingAt(service);
    const ink = {key: 'pk_ink'};
    expect((await service.list('all', ink)).chats).toEqual([]);
    expect((await service.refused(`chats/${chat}`, ink)).slice(0, 2)).toEqual([404, 'unknown-chat']);
    for (const move of ['accept', 'close']) expect((await service.refused(`chats/${chat}/${move}`, {...ink, ...doing})).slice(0, 2)).toEqual([404, 'unknown-chat']);
    expect((await service.refused(`chats/${chat}/reply`, {...ink, body: reply('Hello')})).slice(0, 2)).toEqual([404, 'unknown-chat']);
    expect(await service.transcript(chat)).toMatchObject({state: 'queued', messages: []});
  });

  it('may be the service’s own page, which browsers vouch for', async () => {
    const service = createInboxService();
    await service.answer('chats', {headers: {'Origin': 'https://kin.example', 'Sec-Fetch-Site': 'same-origin'}});
    expect((await service.refused('chats', {headers: {'Origin': 'https://kin.example', 'Sec-Fetch-Site': 'same-site'}}))[1]).toBe('origin-not-listed');
  });
});

describe('a chat in the inbox', () => {
  it('is read with what was said and tried, and where the member stands', async () => {
    const service = createInboxService();
    await service.says('What does shipping cost?', {member: 'mia'});
    const chat = await first(service);
    await service.store.transact('tea', async transaction => {
      const kept = (await transaction.chat(chat))!;
      const [asked] = await transaction.messages(chat, {limit: 1});
      const at = new Date(noon).toISOString();
      await transaction.addMessage(chat, {id: visitor(901), seq: 2, from: 'persona', at, text: '$5.', answers: asked!.id, entry: 'postage', products: ['oolong']});
      await transaction.addMessage(chat, {id: visitor(902), seq: 3, from: 'persona', at, text: 'What was meant?', replies: [{entry: 'water', text: 'How hot should the water be?'}]});
      await transaction.keepChat({...kept, seq: 3});
    });
    const read = await service.transcript(chat);
    expect(read.messages.map(({from, text}) => `${from}: ${text}`)).toEqual(['shopper: What does shipping cost?', 'persona: $5.', 'persona: What was meant?']);
    expect(read.messages[1]!.products).toMatchObject([{id: 'oolong', name: {en: 'Autumn Oolong'}}]);
    expect(read.tried).toEqual({answered: ['What does shipping cost?'], offered: ['How hot should the water be?']});
    expect(read).toMatchObject({member: 'mia', perMonth: 1, standing: {standing: {bond: 'stranger', next: {bond: 'acquaintance'}}, contributed: {order: 0}, shows: false}});
    expect(JSON.stringify(read)).not.toContain(visitor(1));
  });

  it('is read page by page, and each message once', async () => {
    const service = createInboxService();
    const texts = Array.from({length: messagesInATranscript + 7}, (_, i) => `Message ${i}`);
    for (const text of texts) await service.says(text);
    const chat = await first(service);
    const last = await service.transcript(chat);
    const before = await service.answer<InboxTranscript>(`chats/${chat}?before=${last.before}`);
    expect([...before.messages, ...last.messages].map(({text}) => text)).toEqual(texts);
    expect(before).not.toHaveProperty('before');
    expect((await service.refused(`chats/${chat}?before=x`))[1]).toBe('wrong-query');
  });

  it('has one owner, when two accept at once', async () => {
    const service = createInboxService();
    for (let by = 1; by <= 10; by++) {
      await service.wants({by});
      const chat = await waitingAt(service);
      const answers = await Promise.all(['olga', 'petr'].map(as => service.ask(`chats/${chat}/accept`, {as, ...doing})));
      expect(answers.map(({status}) => status).sort()).toEqual([200, 409]);
      const bodies = await Promise.all(answers.map(async answer => (await answer.json()) as {owner: unknown; type?: string}));
      const {owner: {id, firstName}} = bodies.find(({type}) => type === undefined) as {owner: {id: string; firstName: string}};
      expect(bodies.find(({type}) => type !== undefined)).toMatchObject({type: 'urn:kindred:problem:taken', owner: firstName});
      const other = id === 'olga' ? 'petr' : 'olga';
      expect((await service.refused(`chats/${chat}/reply`, {as: other, body: reply('Me too')})).slice(0, 2)).toEqual([409, 'not-yours']);
      await service.answer(`chats/${chat}/reply`, {as: id, body: reply('Here I am')});
      expect((await service.transcript(chat)).messages.map(({text}) => text)).toEqual(['Here I am']);
    }
  });

  it('takes a reply once, however often it is sent', async () => {
    const service = createInboxService();
    await service.wants();
    const chat = await waitingAt(service);
    await service.move(chat, 'accept');
    const said = reply('One moment');
    const all = await Promise.all(Array.from({length: 3}, () => service.answer<{seq: number}>(`chats/${chat}/reply`, {body: said})));
    expect(new Set(all.map(({seq}) => seq)).size).toBe(1);
    expect((await service.transcript(chat)).messages).toMatchObject([{id: said.id, text: 'One moment', from: 'person', person: 'Olga', own: true}]);
    expect((await service.transcript(chat, {as: 'petr'})).messages).toMatchObject([{own: false}]);
    expect((await service.refused(`chats/${chat}/reply`, {body: {...said, text: 'Another'}})).slice(0, 2)).toEqual([409, 'id-reused']);
  });

  it('goes back to the queue, to the persona, or to its end', async () => {
    const service = createInboxService();
    await service.wants();
    const chat = await waitingAt(service);
    const {waitsSince} = await service.move(chat, 'accept').then(() => service.transcript(chat)).then(async () => service.move(chat, 'leave'));
    expect(waitsSince).toBe(new Date(noon).toISOString());
    expect((await service.move(chat, 'accept', 'petr')).owner).toMatchObject({id: 'petr'});
    expect((await service.refused(`chats/${chat}/return`, doing)).slice(0, 2)).toEqual([409, 'not-yours']);
    expect((await service.move(chat, 'return', 'petr')).state).toBe('returned');
    await service.wants();
    await service.move(chat, 'accept');
    expect((await service.move(chat, 'close')).state).toBe('closed');
    expect((await service.refused(`chats/${chat}/accept`, doing)).slice(0, 2)).toEqual([409, 'closed']);
  });

  it.each([
    ['is no JSON', '{', 'not-json'],
    ['has no UUID', {id: 'x', text: 'Hi'}, 'wrong-message'],
    ['says nothing', reply(' '), 'wrong-message'],
    ['is too long', reply('x'.repeat(2001)), 'wrong-message'],
    ['says who says it', {...reply('Hi'), from: 'petr'}, 'wrong-message'],
  ])('takes no reply that %s', async (_, body, kind) => {
    const service = createInboxService();
    await service.wants();
    const chat = await waitingAt(service);
    await service.move(chat, 'accept');
    expect((await service.refused(`chats/${chat}/reply`, {body})).slice(0, 2)).toEqual([400, kind]);
    expect((await service.transcript(chat)).messages).toEqual([]);
  });
});

describe('a message with which the brand begins', () => {
  const beginning = (text: string, persona = 'pip'): object => ({...reply(text), persona});

  it('reaches the member, as often as they let it', async () => {
    const service = createInboxService();
    expect(await service.answer('members/mia/messages', {body: beginning('The new leaf is in.')})).toMatchObject({from: 'person', person: 'Olga', text: 'The new leaf is in.'});
    const [status, kind, more] = await service.refused('members/mia/messages', {body: beginning('Again')});
    expect([status, kind, more.next]).toEqual([409, 'limit', new Date(noon + 30 * 86_400_000).toISOString()]);
    await service.answer('members/noa/messages', {body: beginning('Thank you.')});
    service.clock.time += 30 * 86_400_000;
    await service.answer('members/mia/messages', {body: beginning('Still there?')});
    const mia = (await service.list('all')).chats.find(({member}) => member === 'mia')!;
    expect((await service.transcript(mia.chat)).messages.map(({text}) => text)).toEqual(['The new leaf is in.', 'Still there?']);
  });

  it('is once, however often it is sent', async () => {
    const service = createInboxService();
    const body = beginning('Thank you.');
    for (let i = 0; i < 3; i++) await service.answer('members/mia/messages', {body});
    expect((await service.transcript((await service.list('all')).chats[0]!.chat)).messages).toHaveLength(1);
  });

  it.each([['quiet', 409, 'may-not'], ['nobody', 404, 'unknown-persona']])('is nothing that %s says', async (persona, status, kind) => {
    const service = createInboxService();
    expect((await service.refused('members/mia/messages', {body: beginning('Hi', persona)})).slice(0, 2)).toEqual([status, kind]);
    expect((await service.list('all')).chats).toEqual([]);
  });
});

describe('what an inbox works with', () => {
  it('is who uses it, and what the personas are called', async () => {
    const facts = await createInboxService().answer<InboxFacts>('inbox');
    expect(facts).toMatchObject({operator: {id: 'olga', firstName: 'Olga'}, brand: 'Tea house', bonds: {stance: 'peer'}, personas: {pip: {name: {en: 'Pip'}, languages: ['en', 'zh-Hans'], writesFirst: true}, quiet: {writesFirst: false}}});
  });

  it('finds answers in the language that is asked for', async () => {
    const service = createInboxService();
    const find = async (question: string, language?: string): Promise<readonly CannedAnswer[]> => (await service.answer<{answers: CannedAnswer[]}>('personas/pip/answers', {body: {question, ...(language !== undefined && {language})}})).answers;
    expect((await find('postage please'))[0]).toEqual({entry: 'postage', ask: 'What does shipping cost?', answer: '$5, and nothing from $60 on.'});
    expect((await find('包邮', 'zh-Hans'))[0]).toEqual({entry: 'postage', ask: '运费多少钱？', answer: '¥12，满 ¥300 包邮。'});
    expect((await find('')).map(({entry}) => entry)).toEqual(['postage', 'returns', 'water', 'kettle']);
    expect((await service.refused('personas/pip/answers', {body: {question: 'x', language: 'fr'}})).slice(0, 2)).toEqual([400, 'wrong-message']);
    expect((await service.refused('personas/none/answers', {body: {question: 'x'}})).slice(0, 2)).toEqual([404, 'unknown-persona']);
  });
});
