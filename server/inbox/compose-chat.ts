import {answerBy, type InboxChat, type InboxMessage, type InboxTranscript, type MemberStanding, memberStandingOf, noFacts, type Persona, textIn, type Tried} from '../../src/program/index.js';
import type {KeptChat, KeptMessage} from '../chats/chat-store.js';
import {shownMessage} from '../chats/compose-chat.js';
import {mindOf} from '../chats/mind.js';
import {usualPerMonth} from '../chats/operator-moves.js';
import type {Member} from '../member.js';
import {personOf} from '../referrals/person-of.js';
import type {Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';

/** How many messages one answer has, the latest. */
export const messagesInATranscript = 50;

/** How many characters of what was said last are listed. */
const mostListed = 200;

/** Who looks, and at which moment. */
export interface Look {
  readonly transaction: Transaction;
  readonly tenant: Tenant;
  readonly operator: Member;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A chat as it stands in the list. */
export async function composeChat(look: Look, kept: KeptChat): Promise<InboxChat> {
  const {transaction, tenant: {program}, operator} = look;
  const {id, persona, handoff: {state, why, waitsSince}, person, language} = kept;
  const rules = program.personas?.[persona];
  const waits = state === 'requested' || state === 'queued';
  const by = waits && waitsSince !== undefined && rules ? answerBy(rules.handoff, Date.parse(waitsSince)) : undefined;
  const who = personOf(kept.holder);
  const known = await standingFor(look, kept.holder);
  const [last] = await transaction.messages(id, {limit: 1});
  return {
    chat: id,
    persona,
    state,
    why,
    ...(waits && waitsSince !== undefined && {waitsSince}),
    ...(waits && {place: await transaction.placeOf(id)}),
    ...(by !== undefined && {answerBy: new Date(by).toISOString()}),
    ...(state === 'human' && person && {owner: {...person, own: person.id === operator.id}}),
    language: language ?? (rules ? mindOf(rules).languages[0]! : 'en'),
    ...('member' in who && {member: who.member}),
    ...(known && {closeness: {bond: known.standing.bond, intimacy: known.standing.intimacy.total, ...(known.standing.next && {next: known.standing.next.bond})}}),
    ...(last && {last: {from: last.from, text: [...last.text].slice(0, mostListed).join(''), at: last.at}}),
  };
}

/** The chat with what was said in it. @param before only what was said before this `seq` */
export async function composeTranscript(look: Look, kept: KeptChat, before?: number): Promise<InboxTranscript> {
  const {transaction, tenant: {program}, now} = look;
  const found = await transaction.messages(kept.id, {limit: messagesInATranscript + 1, ...(before !== undefined && {before})});
  const messages = found.slice(-messagesInATranscript);
  const persona = program.personas?.[kept.persona];
  const chat = await composeChat(look, kept);
  const standing = await standingFor(look, kept.holder);
  return {
    ...chat,
    now: new Date(now).toISOString(),
    messages: messages.map(message => composeMessage(look, kept, message)),
    ...(found.length > messages.length && {before: messages[0]!.seq}),
    tried: triedIn(messages, persona, chat.language),
    perMonth: kept.perMonth?.value ?? usualPerMonth,
    ...(standing && {standing}),
  };
}

/** What was said, as the brand's people read it: they know each other, also those without a first name. */
export function composeMessage({tenant: {program}, operator}: Pick<Look, 'tenant' | 'operator'>, {persona}: KeptChat, message: KeptMessage): InboxMessage {
  const {person} = message;
  return {
    ...shownMessage(program.personas?.[persona] ?? {}, message),
    ...(person && {person: person.firstName ?? person.id, own: person.id === operator.id}),
  };
}

async function standingFor({transaction, tenant: {program: {polls, bonds}}, now}: Look, holder: string): Promise<MemberStanding | undefined> {
  if (!bonds || !holder.startsWith('member:')) return undefined;
  const kept = await transaction.keptBond(holder);
  return {...memberStandingOf(kept?.snapshot ?? noFacts, {polls, bonds}, now), shows: kept?.shown?.value ?? false};
}

/** What the persona did about it, in the words of its entries. */
function triedIn(messages: readonly KeptMessage[], persona: Persona | undefined, language: string): Tried {
  const ofPersona = messages.filter(({from}) => from === 'persona');
  const words = (id: string): string | undefined => {
    const asks = persona?.faq.find(entry => entry.id === id)?.asks;
    if (asks) return textIn(Object.fromEntries(Object.entries(asks).map(([tag, [ask]]) => [tag, ask!])), language);
    const product = persona?.products?.find(product => product.id === id);
    return product && textIn(product.name, language);
  };
  const once = (texts: readonly (string | undefined)[]): readonly string[] => [...new Set(texts.filter(text => text !== undefined))];
  return {
    answered: once(ofPersona.map(({entry}) => (entry === undefined ? undefined : words(entry)))),
    offered: once(ofPersona.flatMap(({replies = []}) => replies.map(({entry, text}) => words(entry) ?? text))),
  };
}
