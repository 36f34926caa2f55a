import type {JWTPayload} from 'jose';
import {expect} from 'vitest';
import type {Tenant} from '../../../server/tenant.js';
import {uuidv7} from '../../../src/events/index.js';
import {checkProgram, type InboxChat, type InboxTranscript, type InboxView, type Persona} from '../../../src/program/index.js';
import {aPersona} from '../../program/personas/a-persona.js';
import {aShop, type Shop} from '../member-fixture.js';
import {createService, event, ink, type ServiceOptions, statuses, tea, type TestService} from '../service-fixture.js';

export const shop: Shop = await aShop();

/** One that may do everything, and whose people are always there. */
const pip: Persona = {...aPersona, may: ['write-first']};
export const program = checkProgram({name: 'Tea house', polls: {}, bonds: {without: ['partner', 'kindred']}, personas: {pip, quiet: aPersona}});
export const teaHouse: Tenant = {...tea, program, memberKeys: [shop.key]};
export const inkHouse: Tenant = {...ink, program, memberKeys: [shop.key]};

export interface Asking {
  /** The operator's id. */
  readonly as?: string;
  readonly claims?: JWTPayload;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface InboxService extends TestService {
  /** What an operator asks, or does when there is a body. */
  ask(path: string, asking?: Asking): Promise<Response>;
  /** The same, when it is answered. */
  answer<T>(path: string, asking?: Asking): Promise<T>;
  /** The kind of problem that it is answered with, and the answer. */
  refused(path: string, asking?: Asking): Promise<readonly [status: number, kind: string, more: Record<string, unknown>]>;
  says(text: string, who?: {readonly by?: number; readonly member?: string; readonly key?: string; readonly persona?: string}): Promise<void>;
  /** A shopper asks for a person. */
  wants(who?: {readonly by?: number; readonly member?: string; readonly key?: string}): Promise<void>;
  list(state: string, asking?: Asking): Promise<InboxView>;
  transcript(chat: string, asking?: Asking): Promise<InboxTranscript>;
  move(chat: string, move: string, as?: string): Promise<InboxChat>;
}

/** Something to do it with: an empty body. */
export const doing = {body: {}} as const;

export const reply = (text: string, id: string = uuidv7(Date.now())): {readonly id: string; readonly text: string} => ({id, text});

export function createInboxService(options: ServiceOptions = {}): InboxService {
  const service = createService({tenants: [teaHouse, inkHouse], ...options});
  const {clock} = service;
  const token = (sub: string, key: string, claims: JWTPayload): Promise<string> => shop.token(sub, {aud: key.slice(3), exp: clock.time / 1000 + 600, ...claims});
  const ask: InboxService['ask'] = async (path, {as = 'olga', claims, key = 'pk_tea', headers, body} = {}) => service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=${key}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {Authorization: `Bearer ${await token(as, key, {kin_role: 'operator', given_name: as[0]!.toUpperCase() + as.slice(1), ...claims})}`, ...headers},
    ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
  });
  const answer = async <T>(path: string, asking?: Asking): Promise<T> => {
    const response = await ask(path, asking);
    expect([response.status, response.ok ? '' : await response.clone().text()]).toEqual([200, '']);
    return (await response.json()) as T;
  };
  const send = async (happened: Parameters<TestService['send']>[0], {member, key = 'pk_tea'}: {readonly member?: string; readonly key?: string}): Promise<void> =>
    expect(statuses(await service.send(happened, {key, ...(member !== undefined && {token: await token(member, key, {})})}))).toEqual(['accepted']);

  return {
    ...service, ask, answer,
    async refused(path, asking) {
      const response = await ask(path, asking);
      const {type, ...more} = (await response.json()) as {type: string};
      return [response.status, type.split(':').at(-1)!, more];
    },
    says: (text, {by = 1, persona = 'pip', ...who} = {}) => send([event('chat.messaged', {persona, text}, {by, at: clock.time})], who),
    wants: ({by = 1, ...who} = {}) => send([event('handoff.requested', {persona: 'pip'}, {by, at: clock.time})], who),
    list: (state, asking) => answer(`chats?state=${state}`, asking),
    transcript: (chat, asking) => answer(`chats/${chat}`, asking),
    move: (chat, move, as) => answer(`chats/${chat}/${move}`, {...doing, ...(as !== undefined && {as})}),
  };
}
