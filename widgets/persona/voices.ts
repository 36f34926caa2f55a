import type {Messages} from '../../src/element/messages.js';

/** What is said otherwise by a brand that is close in another way. */
export type Voice<K extends string> = Partial<Messages<K>>;

/** The texts of all voices in one: those of equals, and each other voice's own after the key and its name. */
export function voices<K extends string>(peer: Messages<K>, elder: Voice<K>, junior: Voice<K>): Messages {
  const named = (voice: Voice<K>, stance: string): Messages => Object.fromEntries(Object.entries(voice).map(([key, message]) => [`${key} ${stance}`, message])) as Messages;
  return {...peer, ...named(elder, 'elder'), ...named(junior, 'junior')};
}
