import {EventSchemas} from '@ag-ui/core/schemas';
import {HttpAgent, type BaseEvent} from '@ag-ui/client';
import {describe, expect, it, onTestFinished} from 'vitest';
import {acceptChat, closeChat, replyToChat, returnChat, writeFirst} from '../../../server/chats/operator-moves.js';
import {listen} from '../../../server/listen.js';
import {event, settle, StreamReader, visitor} from '../service-fixture.js';
import {type ChatService, createChatService, factsIn, lin, noor, said, stateIn, teaHouse, textIn, type Told, toldIn, type Who} from './chat-fixture.js';

async function open(service: ChatService, who: Who = {}, query = ''): Promise<{readonly reader: StreamReader; told(): readonly Told[]}> {
  const response = await service.get(`pip/chat${query}`, {...who, headers: {Accept: 'text/event-stream', ...who.headers}});
  expect(response.status).toBe(200);
  const reader = new StreamReader(response);
  onTestFinished(() => reader.leave());
  await settle();
  return {reader, told: () => toldIn(reader.text)};
}
const texts = (told: readonly Told[]): readonly string[] => factsIn(told).map(({id}) => textIn(told.filter(({messageId}) => messageId === id)));
const accept = async (service: ChatService, who?: Who): Promise<string> => {
  const {id} = await service.kept(who);
  expect(await acceptChat(service, teaHouse, {chat: id, person: lin}, service.clock.time)).toMatchObject({ok: true});
  return id;
};

describe('a chat’s live stream', () => {
  it('tells what is said by all, where the chat stands, and ratings from elsewhere, in events that AG-UI knows', async () => {
    const service = createChatService();
    const {told} = await open(service);
    const {facts, events} = await service.asks('Can I return something?');
    await service.does([event('chat.rated', {persona: 'pip', message: facts!.id, value: 'up'})]);
    await service.does([event('handoff.requested', {persona: 'pip'})]);
    const chat = await accept(service);
    await replyToChat(service, teaHouse, {chat, person: lin, id: visitor(500), text: 'Lin here.'}, service.clock.time);
    await expect.poll(() => texts(told())).toEqual(expect.arrayContaining(['Can I return something?', 'Yes, unopened.', 'Lin here.']));
    await expect.poll(() => stateIn(told())).toMatchObject({state: 'human', person: 'Lin'});
    await expect.poll(() => factsIn(told()).some(({rating}) => rating === 'up')).toBe(true);
    expect(told().filter(({type}) => type === 'TEXT_MESSAGE_START').map(({role}) => role)).toEqual(['user', 'assistant', 'assistant']);
    for (const {id: _, ...one} of [...told(), ...events]) expect([one, EventSchemas.safeParse(one).success]).toEqual([one, true]);
    for (const one of factsIn(told()).slice(0, 2)) expect(told().find(({value}) => value?.id === one.id)!.id).toBe(one.seq);
  });

  it('loses nothing to whoever comes back, wherever the connection was lost', async () => {
    const service = createChatService();
    for (let i = 0; i < 60; i++) await service.says(`Number ${i}`);
    const whole = (await open(service)).told;
    await expect.poll(() => texts(whole())).toHaveLength(60);
    const ids = whole().map(({id}) => id!);
    for (const cut of [0, 1, 5, 100, 239, ids.length - 1]) {
      const before = whole().slice(0, cut + 1);
      const place = before.at(-1)!.id!;
      const done = factsIn(before).map(({id}) => id);
      for (const [query, headers] of [[`?after=${place}`, {}], ['', {'Last-Event-ID': String(place)}]] as const) {
        const {told, reader} = await open(service, {headers}, query);
        await expect.poll(() => [...done, ...factsIn(told()).map(({id}) => id)]).toEqual(factsIn(whole()).map(({id}) => id));
        await reader.leave();
      }
    }
    // A place of another chat is none of this.
    expect(texts((await open(service, {}, '?after=900')).told())[0]).toBe('Number 0');
  });

  it('reads nothing for one who does not read, and gives them the rest when they do', async () => {
    const service = createChatService();
    const response = await service.get('pip/chat', {headers: {Accept: 'text/event-stream'}});
    const reader = response.body!.getReader();
    let reads = 0;
    const {transact} = service.store;
    (service.store as {transact: typeof transact}).transact = async (...args) => { reads++; return transact(...args); };
    for (let i = 0; i < 20; i++) await service.says(`${i} ${'x'.repeat(1900)}`);
    await settle();
    // Each message takes one transaction of its own.
    expect(reads).toBeLessThanOrEqual(22);
    let text = '';
    while ((text.match(/kindred\.message/g) ?? []).length < 20) text += new TextDecoder().decode((await reader.read()).value);
    expect(texts(toldIn(text))).toHaveLength(20);
    await reader.cancel();
  });

  it('takes so many streams of one reader, and gives back what is closed', async () => {
    const service = createChatService({most: {asker: 3, network: 100, tenant: 5}});
    const ask = (by: number): Promise<Response> => service.get('pip/chat', {by, headers: {Accept: 'text/event-stream'}});
    const opened = [await ask(1), await ask(1), await ask(1)];
    const refused = await ask(1);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10']);
    opened.push(await ask(2), await ask(3));
    expect((await ask(4)).status).toBe(503);
    expect((await service.get('pip/chat', {by: 4})).status).toBe(200);
    expect((await service.get('pip/chat', {key: 'pk_ink', headers: {Accept: 'text/event-stream'}})).status).toBe(200);
    for (const one of opened) await one.body!.cancel();
    expect((await ask(1)).status).toBe(200);
    service.live.close();
    expect(service.live.size).toBe(0);
  });

  it('a thousand opens leave the service answering', async () => {
    const service = createChatService({most: {asker: 12, network: 300, tenant: 300}});
    const opened = await Promise.all(Array.from({length: 1000}, async (_, by) => service.get('pip/chat', {by, headers: {Accept: 'text/event-stream'}})));
    expect(opened.filter(({status}) => status === 200)).toHaveLength(300);
    expect((await service.asks('Can I return something?', {by: 2000})).text).toBe('Yes, unopened.');
    expect((await service.chat({by: 2000})).messages).toHaveLength(2);
    for (const {body} of opened) await body?.cancel();
    expect((await service.get('pip/chat', {by: 2000, headers: {Accept: 'text/event-stream'}})).status).toBe(200);
  });
});

describe('whose a chat is', () => {
  it('is shown to nobody else, of this tenant or another', async () => {
    const service = createChatService();
    const {facts} = await service.asks('Can I return something?');
    for (const who of [{by: 2}, {by: 1, key: 'pk_ink'}, {by: 3, member: 'mia'}]) expect((await service.chat(who)).messages).toEqual([]);
    const {told} = await open(service, {by: 2});
    await service.says('And this?');
    await settle();
    expect(texts(told())).toEqual([]);
    expect(await service.does([event('chat.rated', {persona: 'pip', message: facts!.id, value: 'up'}, {by: 2})])).toEqual(['refused: unknown-message']);
    expect(await acceptChat(service, {...teaHouse, id: 'ink'}, {chat: (await service.kept()).id, person: lin}, service.clock.time)).toEqual({ok: false, reason: 'unknown-chat'});
    expect((await service.get('pip/unanswered', {member: 'mia'})).status).toBe(403);
  });

  it('becomes the member’s with what was said before, in the order of time, and nobody who reads on loses anything', async () => {
    const service = createChatService();
    await service.asks('Can I return something?', {by: 1});
    service.clock.time += 1000;
    await service.asks('What does shipping cost?', {by: 2, member: 'mia'});
    service.clock.time += 1000;
    const onPhone = await open(service, {by: 1});
    const atDesk = await open(service, {by: 2, member: 'mia'});
    await service.does([event('handoff.requested', {persona: 'pip'}, {by: 1})]);
    const chat = await accept(service, {by: 1});
    await service.says('It is me', {by: 1, member: 'mia'});
    const all = ['shopper: Can I return something?', 'persona: Yes, unopened.', 'shopper: What does shipping cost?', 'persona: $5, and nothing from $60 on.', 'shopper: It is me'];
    const view = await service.chat({by: 2, member: 'mia'});
    expect([said(view.messages), view.state, view.person]).toEqual([all, 'human', 'Lin']);
    expect(await replyToChat(service, teaHouse, {chat, person: lin, id: visitor(501), text: 'Hello.'}, service.clock.time)).toMatchObject({ok: false, reason: 'unknown-chat'});
    const {id} = await service.kept({member: 'mia'});
    expect(await replyToChat(service, teaHouse, {chat: id, person: lin, id: visitor(501), text: 'Hello.'}, service.clock.time)).toMatchObject({ok: true});
    await expect.poll(() => new Set(texts(atDesk.told()))).toEqual(new Set([...all.map(line => line.replace(/^\w+: /, '')), 'Hello.']));
    // Without a token, the visitor is shown what was said in its browser alone.
    expect(said((await service.chat({by: 1})).messages)).toEqual([all[0], all[1], all[4], 'person: Hello.']);
    expect(said((await service.chat({by: 2})).messages)).toEqual([all[2], all[3]]);
    expect((await service.chat({by: 2})).state).toBe('bot');
    expect(texts(onPhone.told()).some(text => text.includes('shipping'))).toBe(false);
  });
});

describe('the brand’s people', () => {
  it('reply once however often it is sent, and only where the chat is theirs', async () => {
    const service = createChatService();
    await service.does([event('handoff.requested', {persona: 'pip'})]);
    const chat = await accept(service);
    const reply = {chat, person: lin, id: visitor(600), text: 'Here.'};
    for (let i = 0; i < 2; i++) expect(await replyToChat(service, teaHouse, reply, service.clock.time)).toMatchObject({ok: true, message: {text: 'Here.'}});
    expect(await replyToChat(service, teaHouse, {...reply, text: 'Else.'}, service.clock.time)).toMatchObject({ok: false, reason: 'id-reused'});
    expect(await replyToChat(service, teaHouse, {...reply, id: visitor(601), person: noor}, service.clock.time)).toMatchObject({ok: false, reason: 'not-yours', chat: {person: lin}});
    expect(await acceptChat(service, teaHouse, {chat, person: noor}, service.clock.time)).toMatchObject({ok: false, reason: 'taken'});
    expect(await returnChat(service, teaHouse, {chat, person: lin}, service.clock.time)).toMatchObject({ok: true, chat: {handoff: {state: 'returned'}}});
    expect(await closeChat(service, teaHouse, {chat, person: lin}, service.clock.time)).toMatchObject({ok: false, reason: 'not-yours'});
    expect((await service.chat()).messages).toHaveLength(1);
  });

  it('begin as often as the member lets them, once a month unless they say otherwise', async () => {
    const service = createChatService();
    await service.does([event('widget.viewed', {widget: 'persona'}, {by: 1})], {member: 'mia'});
    let n = 700;
    const write = (member = 'mia', persona = 'pip'): ReturnType<typeof writeFirst> => writeFirst(service, teaHouse, {persona, member, person: lin, id: visitor(n++), text: 'Is the tin empty?'}, service.clock.time);
    expect(await write()).toMatchObject({ok: true, message: {first: true}});
    expect(await write()).toEqual(expect.objectContaining({ok: false, reason: 'limit', next: service.clock.time + 30 * 86_400_000}));
    expect((await service.persona({by: 1, member: 'mia'})).unread).toBe(1);
    await service.does([event('contact.limited', {persona: 'pip', perMonth: 2}, {by: 1})]);
    expect(await write()).toMatchObject({ok: true});
    await service.does([event('contact.limited', {persona: 'pip', perMonth: 0}, {by: 1, at: service.clock.time + 1})]);
    service.clock.time += 31 * 86_400_000;
    expect(await write()).toMatchObject({ok: false, reason: 'limit'});
    expect(await write('mia', 'nobody')).toMatchObject({ok: false, reason: 'may-not'});
    expect((await service.chat({by: 1, member: 'mia'})).perMonth).toBe(0);
  });
});

it('a client that knows AG-UI and nothing of Kindred runs, and is told the same', async () => {
  const service = createChatService();
  const listening = await listen(service.app, '127.0.0.1', 0);
  onTestFinished(() => listening.stop(0));
  const agent = new HttpAgent({url: `${listening.url}/v1/personas/pip/run?key=pk_tea`, headers: {'Kin-Visitor': visitor(1)}, threadId: 'pip'});
  agent.addMessage({id: visitor(800), role: 'user', content: 'Can I return something?'});
  const seen: BaseEvent[] = [];
  await agent.runAgent({}, {onEvent: ({event}) => void seen.push(event)});
  expect(agent.messages.at(-1)).toMatchObject({role: 'assistant', content: 'Yes, unopened.'});
  expect(agent.state).toMatchObject({state: 'bot', mood: 'calm'});
  expect(seen.map(({type}) => type as string)).toContain('CUSTOM');
  agent.addMessage({id: visitor(801), role: 'user', content: 'I want to talk to a person'});
  await agent.runAgent();
  expect(agent.state).toMatchObject({state: 'queued', place: 1});
  expect(said((await service.chat()).messages)).toHaveLength(4);
});
