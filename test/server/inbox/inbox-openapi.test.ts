import {type Schema, Validator} from '@cfworker/json-schema';
import {expect, it} from 'vitest';
import {openApi} from '../../../server/openapi.js';
import {temporaryFolder} from '../service-fixture.js';
import {createInboxService, doing, reply} from './inbox-fixture.js';

interface Operation {
  readonly responses: Readonly<Record<string, {readonly content: Readonly<Record<string, {readonly schema: Schema}>>}>>;
}

const document = openApi('1.2.3') as {readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: object};

/** Checks that an answer is one that the document announces. */
async function announced(method: string, path: string, response: Response): Promise<void> {
  const answer = document.paths[path]![method]!.responses[response.status];
  expect(answer, `${method} ${path} ${response.status}`).toBeDefined();
  const type = response.headers.get('Content-Type')!.split(';')[0]!;
  expect(answer!.content, path).toHaveProperty([type]);
  if (!type.endsWith('json')) return response.body?.cancel();
  expect(new Validator({...answer!.content[type]!.schema, components: document.components}, '2020-12', false).validate(await response.json()).errors).toEqual([]);
}

it('is described as it answers', async () => {
  const service = createInboxService({sdk: temporaryFolder()});
  await service.says('What does shipping cost?', {member: 'mia'});
  await service.wants({member: 'mia'});
  await service.wants({by: 2});
  const {chat} = (await service.list('waiting')).chats[0]!;
  const member = {kin_role: 'member'};
  for (const asking of [{}, {claims: member}, {key: 'pk_none'}]) {
    await announced('get', '/v1/inbox', await service.ask('inbox', asking));
    await announced('get', '/v1/chats', await service.ask('chats', asking));
    await announced('get', '/v1/chats/{chat}', await service.ask(`chats/${chat}`, asking));
  }
  for (const state of ['all', 'mine', 'lost']) await announced('get', '/v1/chats', await service.ask(`chats?state=${state}`));
  await announced('get', '/v1/chats', await service.ask('chats', {headers: {Accept: 'text/event-stream'}}));
  for (const other of [`${chat}?before=0`, 'none']) await announced('get', '/v1/chats/{chat}', await service.ask(`chats/${other}`));
  const move = async (name: string, as = 'olga'): Promise<void> => announced('post', `/v1/chats/{chat}/${name}`, await service.ask(`chats/${chat}/${name}`, {...doing, as}));
  for (const as of ['olga', 'petr']) await move('accept', as);
  for (const body of [reply('Hello'), {}, '{', ' '.repeat(300_000)]) await announced('post', '/v1/chats/{chat}/reply', await service.ask(`chats/${chat}/reply`, {body}));
  await announced('post', '/v1/chats/{chat}/reply', await service.ask(`chats/${chat}/reply`, {as: 'petr', body: reply('Me')}));
  await announced('get', '/v1/chats/{chat}', await service.ask(`chats/${chat}`));
  await move('leave', 'petr');
  for (const name of ['leave', 'accept', 'return', 'return', 'accept', 'close', 'close', 'accept']) await move(name);
  const first = {...reply('Thank you.'), persona: 'pip'};
  for (const body of [first, {...first, id: reply('').id}, {...first, text: 'Other'}, {...first, persona: 'none'}, {...first, persona: 'quiet'}, {}]) {
    await announced('post', '/v1/members/{id}/messages', await service.ask('members/mia/messages', {body}));
  }
  for (const body of [{question: 'postage'}, {question: 'postage', language: 'fr'}, {}]) await announced('post', '/v1/personas/{persona}/answers', await service.ask('personas/pip/answers', {body}));
  await announced('get', '/inbox', await service.app.request('/inbox?key=pk_tea'));
});
