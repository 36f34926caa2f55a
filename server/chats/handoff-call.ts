import {answerBy, type Persona, type Trigger} from '../../src/program/index.js';
import {type NamedPerson, personOf} from '../referrals/person-of.js';
import type {Transaction} from '../store.js';
import type {KeptChat, KeptMessage} from './chat-store.js';

/** How many messages the shop is told of, the last ones. */
const mostTold = 30;

/** What the shop is told when a person is to be fetched, for those who answer elsewhere. Times are RFC 3339. */
export interface HandoffCallBody {
  readonly type: 'handoff.requested';
  readonly timestamp: string;
  readonly data: {
    readonly chat: string;
    readonly persona: string;
    readonly who: NamedPerson;
    /** The reason that there is now; `all`: with those that there were. */
    readonly why: Trigger;
    readonly all: readonly Trigger[];
    /** In which language they speak. */
    readonly language?: string;
    /** When they were told to expect an answer. */
    readonly answerBy?: string;
    readonly transcript: readonly Pick<KeptMessage, 'id' | 'from' | 'at' | 'text' | 'answers'>[];
    /** What the persona has tried: the entries that it answered from, and those that it asked about. */
    readonly tried: readonly {readonly message: string; readonly entry?: string; readonly offered?: readonly string[]}[];
  };
}

/**
 * Has the shop told, if the persona asks for that.
 *
 * @param id of what made a person be fetched
 * @returns the chat with the call that it was told by
 */
export async function callShop(transaction: Transaction, {handoff}: Persona, chat: KeptChat, why: Trigger, id: string, now: number): Promise<KeptChat> {
  if (handoff.call === undefined) return chat;
  const messages = await transaction.messages(chat.id, {limit: mostTold});
  const by = answerBy(handoff, now);
  const call = `handoff/${chat.id}/${id}`;
  const body: HandoffCallBody = {
    type: 'handoff.requested',
    timestamp: new Date(now).toISOString(),
    data: {
      chat: chat.id,
      persona: chat.persona,
      who: personOf(chat.holder),
      why,
      all: chat.handoff.why,
      ...(chat.language !== undefined && {language: chat.language}),
      ...(by !== undefined && {answerBy: new Date(by).toISOString()}),
      transcript: messages.map(({id, from, at, text, answers}) => ({id, from, at, text, ...(answers !== undefined && {answers})})),
      tried: messages.filter(({entry, replies}) => entry !== undefined || replies).map(({id, entry, replies}) => ({message: id, ...(entry !== undefined && {entry}), ...(replies && {offered: replies.map(({entry}) => entry)})})),
    },
  };
  // One call after the other, so that the shop hears of the last reason last.
  await transaction.addCall({id: call, call: handoff.call, body, ...(chat.told !== undefined && {after: chat.told})}, now);
  return {...chat, told: call};
}
