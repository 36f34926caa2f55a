import {voterOf} from '../../src/program/index.js';
import type {KeptChat} from './chat-store.js';

/** The live topic of everything that happens in any chat, for the brand's people. */
export const chatsTopic = 'chats';

/** The live topic of who waits, and in which order. */
export const queueTopic = 'chats/queue';

/** The live topic of somebody's chat with a persona. @param name as `voterOf` gives it */
export function chatTopic(persona: string, name: string): string {
  return `chats/${persona}/${name}`;
}

/** Those of whoever can see the chat. */
export function topicsOf({persona, holder, visitor}: KeptChat): readonly string[] {
  return [chatsTopic, chatTopic(persona, holder), ...(visitor === undefined ? [] : [chatTopic(persona, voterOf(visitor))])];
}
