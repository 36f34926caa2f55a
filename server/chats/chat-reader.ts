import {voterOf} from '../../src/program/index.js';
import type {Asker} from '../asker.js';
import type {Transaction} from '../store.js';
import type {KeptChat} from './chat-store.js';

/** What somebody may see of a chat. */
export interface SeenChat {
  readonly chat?: KeptChat;
  /** Only what was said in this visitor's browser, and to it. */
  readonly visitor?: string;
}

/** Under which names a reader's chats are kept, and so called in live topics. */
export function namesOf({member, visitor}: Pick<Asker, 'member' | 'visitor'>): readonly string[] {
  return [...(member ? [voterOf('', member.id)] : []), ...(visitor === undefined ? [] : [voterOf(visitor)])];
}

/**
 * The chat that a reader sees. With a token, the member's; before there is one,
 * that of a visitor who belongs to nobody yet, which joining would make the
 * member's. Without one, what this visitor has said and was told, also when the
 * visitor belongs to a member: the rest is shown to the member alone.
 */
export async function findChat(transaction: Transaction, {member, visitor}: Pick<Asker, 'member' | 'visitor'>, persona: string): Promise<SeenChat> {
  const owner = visitor === undefined ? undefined : (await transaction.membersOf([visitor])).get(visitor);
  const own = async (): Promise<KeptChat | undefined> => (visitor === undefined ? undefined : transaction.chatOf(voterOf(visitor, owner), persona));
  if (!member) {
    const chat = await own();
    return {...(chat && {chat}), ...(owner !== undefined && {visitor: visitor!})};
  }
  const chat = await transaction.chatOf(voterOf('', member.id), persona) ?? (owner === undefined ? await own() : undefined);
  return {...(chat && {chat})};
}

/** Where it stands is for those to see who were the last to speak in it. */
export function standing({chat, visitor}: SeenChat): KeptChat | undefined {
  return visitor === undefined || chat?.visitor === visitor ? chat : undefined;
}
