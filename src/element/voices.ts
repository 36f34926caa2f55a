import type {Message, Messages, Voiced} from './messages.js';

/** What is said otherwise by a brand that is close in another way. */
export type Voice<K extends string> = Partial<Messages<K>>;

/** The texts of all voices in one: those of equals, and each other voice's own after the key and its name. */
export function voices<K extends string>(peer: Messages<K>, elder: Voice<K>, junior: Voice<K>): Voiced<K> {
  const named = (voice: Voice<K>, stance: string): object => Object.fromEntries(Object.entries(voice).map(([key, message]) => [`${key} ${stance}`, message]));
  return {...peer, ...named(elder, 'elder'), ...named(junior, 'junior')} as Voiced<K>;
}

/** The same texts with one word for another, everywhere: 您 for 你. */
export function reworded<K extends string>(messages: Messages<K>, from: string, to: string): Messages<K> {
  return Object.fromEntries(Object.entries<Message>(messages).map(([key, message]) => [key, JSON.parse(JSON.stringify(message).replaceAll(from, to)) as Message])) as Messages<K>;
}
