import type {JWTPayload} from 'jose';
import {expect} from 'vitest';
import type {Brain} from '../../../server/brains/brain.js';
import type {KeptChat} from '../../../server/chats/chat-store.js';
import {createStreamLimit} from '../../../server/stream-limit.js';
import type {Tenant} from '../../../server/tenant.js';
import type {KindredEvent} from '../../../src/events/index.js';
import {type ChatMessage, type ChatState, type ChatView, checkProgram, type MessageFacts, type Persona, type PersonaView, type Trigger, voterOf} from '../../../src/program/index.js';
import {aPersona} from '../../program/personas/a-persona.js';
import {aShop, type Shop} from '../member-fixture.js';
import {createService, event, ink, type ServiceOptions, statuses, tea, type TestService, visitor} from '../service-fixture.js';

export const shop: Shop = await aShop();

/** Noon is within its hours in one, and before them in the other. */
export const dayHours = {timeZone: 'UTC', open: [{days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '10:00', until: '20:00'}]} as const;
export const eveningHours = {timeZone: 'UTC', open: [{days: dayHours.open[0].days, from: '18:00', until: '20:00'}]} as const;

/** One that may do everything. */
export const pip: Persona = {
  ...aPersona,
  may: ['show-product', 'take-message', 'ask-rating', 'write-first'],
  products: aPersona.products!.map(product => ({...product, size: {'en': '75 g', 'zh-Hans': '75 克'}, link: {'en': '/oolong', 'zh-Hans': '/zh/oolong'}})),
  faq: [...aPersona.faq, {id: 'oolong-water', asks: {'en': ['Which water for the oolong?'], 'zh-Hans': ['乌龙用什么水？']}, answer: {'en': 'Soft water.', 'zh-Hans': '软水。'}, from: ['oolong']}],
  handoff: {...aPersona.handoff, hours: dayHours},
};

export const program = checkProgram({name: 'Tea house', polls: {}, personas: {pip, late: {...pip, handoff: {...pip.handoff, hours: eveningHours}}}});
export const teaHouse: Tenant = {...tea, program, memberKeys: [shop.key]};
export const inkHouse: Tenant = {...ink, program, memberKeys: [shop.key]};

/** One event of a stream, and the id that it came with. */
export interface Told {
  readonly id?: number;
  readonly type: string;
  readonly messageId?: string;
  readonly role?: string;
  readonly delta?: string;
  readonly code?: string;
  readonly name?: string;
  readonly value?: MessageFacts;
  readonly snapshot?: ChatState;
}

export interface Who {
  readonly by?: number;
  readonly member?: string;
  readonly claims?: JWTPayload;
  readonly key?: string;
  readonly persona?: string;
  readonly headers?: Record<string, string>;
}

export interface ChatService extends TestService {
  token(member: string, claims?: JWTPayload): Promise<string>;
  headers(who: Who): Promise<Record<string, string>>;
  /** What a shopper does, delivered. */
  does(events: readonly KindredEvent[], who?: Who): Promise<readonly string[]>;
  says(text: string, who?: Who): Promise<KindredEvent<'chat.messaged'>>;
  /** Asks for the answer to a message that was delivered. */
  run(message: Pick<KindredEvent<'chat.messaged'>, 'id' | 'data'>, who?: Who): Promise<readonly Told[]>;
  /** Says it and asks. @returns the answer */
  asks(text: string, who?: Who): Promise<{readonly message: KindredEvent<'chat.messaged'>; readonly text: string; readonly facts?: MessageFacts; readonly events: readonly Told[]}>;
  get(path: string, who?: Who): Promise<Response>;
  chat(who?: Who, query?: string): Promise<ChatView>;
  persona(who?: Who, query?: string): Promise<PersonaView>;
  kept(who?: Who): Promise<KeptChat>;
}

export function createChatService({brains, most, ...options}: ServiceOptions & {readonly brains?: (tenant: Tenant, persona: string) => Brain | undefined; readonly most?: Parameters<typeof createStreamLimit>[0]} = {}): ChatService {
  const service = createService({tenants: [teaHouse, inkHouse], ...(brains && {brains}), ...(most && {streams: createStreamLimit(most)}), ...options});
  const {clock} = service;
  const token: ChatService['token'] = (member, claims) => shop.token(member, {exp: clock.time / 1000 + 600, ...claims});
  const headers: ChatService['headers'] = async ({by = 1, member, claims, key = 'pk_tea', headers = {}}) =>
    ({'Kin-Visitor': visitor(by), ...(member !== undefined && {Authorization: `Bearer ${await token(member, {aud: key.slice(3), ...claims})}`}), ...headers});
  const does: ChatService['does'] = async (events, {member, key = 'pk_tea'} = {}) => statuses(await service.send(events, {key, ...(member !== undefined && {token: await token(member, {aud: key.slice(3)})})}));
  const get: ChatService['get'] = async (path, who = {}) => service.app.request(`/v1/personas/${path}${path.includes('?') ? '&' : '?'}key=${who.key ?? 'pk_tea'}`, {headers: await headers(who)});
  const ok = async <T>(response: Response): Promise<T> => {
    expect([response.status, response.ok ? '' : await response.clone().text()]).toEqual([200, '']);
    return (await response.json()) as T;
  };
  const says: ChatService['says'] = async (text, who = {}) => {
    const said = event('chat.messaged', {persona: who.persona ?? 'pip', text}, {by: who.by ?? 1, at: clock.time});
    expect(await does([said], who)).toEqual(['accepted']);
    return said;
  };
  const run: ChatService['run'] = async ({id, data}, who = {}) => {
    const response = await service.app.request(`/v1/personas/${who.persona ?? 'pip'}/run?key=${who.key ?? 'pk_tea'}`, {method: 'POST', body: runInput(id, data.text), headers: {'Content-Type': 'application/json', ...await headers(who)}});
    const text = await response.text();
    expect([response.status, response.ok ? '' : text]).toEqual([200, '']);
    return toldIn(text);
  };
  return {
    ...service, token, headers, does, get, says, run,
    async asks(text, who) {
      const message = await says(text, who);
      const events = await run(message, who);
      const facts = factsIn(events).at(-1);
      return {message, events, text: textIn(events), ...(facts && {facts})};
    },
    chat: async (who = {}, query = '') => ok<ChatView>(await get(`${who.persona ?? 'pip'}/chat${query}`, who)),
    persona: async (who = {}, query = '') => ok<PersonaView>(await get(`${who.persona ?? 'pip'}${query}`, who)),
    kept: async ({by = 1, member, persona = 'pip', key = 'pk_tea'} = {}) => (await service.store.transact(key.slice(3), transaction => transaction.chatOf(voterOf(visitor(by), member), persona)))!,
  };
}

export function runInput(id: string, text: string): string {
  return JSON.stringify({threadId: 'pip', runId: 'r1', state: {}, messages: [{id, role: 'user', content: text}], tools: [], context: [], forwardedProps: {}});
}

/** The events of a stream's text, each checked to be one that stands in a stream. */
export function toldIn(text: string): readonly Told[] {
  return [...text.matchAll(/(?:^id: (\d+)\n)?^data: (.*)$/gm)].map(([, id, json]) => ({...(id !== undefined && {id: Number(id)}), ...(JSON.parse(json!) as Told)}));
}

export const textIn = (events: readonly Told[]): string => events.map(({delta = ''}) => delta).join('');
export const factsIn = (events: readonly Told[]): readonly MessageFacts[] => events.flatMap(({value}) => value ?? []);
export const stateIn = (events: readonly Told[]): ChatState => events.findLast(({snapshot}) => snapshot)!.snapshot!;
export const errorIn = (events: readonly Told[]): string | undefined => events.find(({type}) => type === 'RUN_ERROR')?.code;

/** Who said what, in short. */
export const said = (messages: readonly ChatMessage[]): readonly string[] => messages.map(({from, text}) => `${from}: ${text}`);

export const lin = {id: 'lin', firstName: 'Lin'};
export const noor = {id: 'noor'};
export const graver: readonly Trigger[] = ['safety', 'legal', 'payment', 'refund', 'complaint', 'anger', 'asked'];
