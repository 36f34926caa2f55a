import {type Schema, Validator} from '@cfworker/json-schema';
import {expect, it} from 'vitest';
import {acceptChat, replyToChat} from '../../../server/chats/operator-moves.js';
import {openApi} from '../../../server/openapi.js';
import {sendCalls} from '../../../server/webhooks/calls.js';
import {checkProgram} from '../../../src/program/index.js';
import {event, visitor} from '../service-fixture.js';
import {keyOf, secrets} from '../webhooks/webhooks-fixture.js';
import {createChatService, factsIn, lin, pip, stateIn, teaHouse} from './chat-fixture.js';

const document = openApi('1.2.3') as {
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
  readonly webhooks: {readonly handoff: {readonly post: {readonly requestBody: {readonly content: {readonly 'application/json': {readonly schema: Schema}}}}}};
};
const errors = (schema: Schema, value: unknown): unknown[] => new Validator({...schema, components: document.components}, '2020-12', false).validate(value).errors;
const named = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});

it('the document describes personas, chats, what is told of them, and what could not be answered', async () => {
  const service = createChatService();
  for (const text of ['How much is Autumn Oolong?', 'how hot should it be', 'Are you human?']) {
    const {events} = await service.asks(text);
    for (const facts of factsIn(events)) expect(errors(named('MessageFacts'), facts)).toEqual([]);
    expect(errors(named('ChatState'), stateIn(events))).toEqual([]);
  }
  await service.asks('I want to talk to a person');
  expect(errors(named('ChatView'), await service.chat())).toEqual([]);
  const {id} = await service.kept();
  await acceptChat(service, teaHouse, {chat: id, person: lin}, service.clock.time);
  await replyToChat(service, teaHouse, {chat: id, person: lin, id: visitor(5), text: 'Hello.'}, service.clock.time);
  const view = await service.chat();
  expect([view.person, view.messages.at(-1)?.person]).toEqual(['Lin', 'Lin']);
  expect(errors(named('ChatView'), view)).toEqual([]);
  expect(errors(named('PersonaView'), await service.persona())).toEqual([]);
  const operator = {member: 'olga', claims: {kin_role: 'operator'}};
  const listed = await service.get('pip/unanswered', operator);
  expect(errors(named('UnansweredView'), await listed.json())).toEqual([]);
  await service.asks('=cmd|calc "now"', {by: 9});
  const table = await service.get('pip/unanswered', {...operator, headers: {Accept: 'text/csv'}});
  expect([table.headers.get('Content-Type'), await table.text()]).toEqual(['text/csv; charset=utf-8', expect.stringContaining('"en","\'=cmd|calc ""now""","1","2026-03-01T12:00:00.000Z"\r\n')]);
});

it('the shop is told, signed, of whoever waits for a person, with what was said and what was tried', async () => {
  const program = checkProgram({name: 'Tea house', polls: {}, personas: {pip: {...pip, handoff: {...pip.handoff, call: 'desk'}}}});
  const tenant = {...teaHouse, program, calls: {desk: {url: 'https://desk.example/', secrets: [keyOf(secrets.standard[0])]}}};
  const service = createChatService({tenants: [tenant]});
  const told: {readonly body: {readonly data: Record<string, unknown>}; readonly headers: Headers}[] = [];
  const send = async (): Promise<void> => void await sendCalls({store: service.store, live: service.live, log: {warn: () => {}}}, tenant, service.clock.time, {
    fetch: async (_, init) => {
      told.push({body: JSON.parse(init!.body as string) as {data: Record<string, unknown>}, headers: new Headers(init!.headers)});
      return new Response();
    },
  });
  await service.asks('how hot should it be', {member: 'mia'});
  const {message} = await service.asks('I want a refund', {member: 'mia'});
  await service.does([event('handoff.requested', {persona: 'pip'})]);
  await service.does([event('handoff.requested', {persona: 'pip'})]);
  for (let i = 0; i < 4; i++) await send();
  expect(told.map(({body: {data: {why, all}}}) => [why, all])).toEqual([['refund', ['refund']], ['asked', ['refund', 'asked']]]);
  const {body, headers} = told[0]!;
  expect(body.data).toMatchObject({
    chat: (await service.kept({member: 'mia'})).id, persona: 'pip', who: {member: 'mia'}, language: 'en', answerBy: '2026-03-01T12:15:00.000Z',
    transcript: [{text: 'how hot should it be'}, {from: 'persona'}, {id: message.id, from: 'shopper', text: 'I want a refund'}],
    tried: [{offered: ['water', 'kettle']}],
  });
  expect(headers.get('webhook-signature')).toMatch(/^v1,/);
  for (const {body} of told) expect(errors(document.webhooks.handoff.post.requestBody.content['application/json'].schema, body)).toEqual([]);
});
