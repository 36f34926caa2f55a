import type {Client} from './client.js';

type Call = (client: Client) => void;

/** Imports the last of these files of the release, each given by its hash, from the folder that `base` is in. */
export type Load = (hashes: readonly string[], base: string) => Promise<unknown>;

/**
 * What the page sees as `window.kindred`: first, if the page likes, an array
 * that takes calls before anything is loaded; then this. Its `push` calls back
 * with the client at once.
 */
export interface PageKindred {
  readonly client: Client;
  push(call: Call): void;
  /** For the built files only. */
  readonly load?: Load | undefined;
  /** Shows on the page what is wrong with Kindred, and how to mend it. From npm, `openDoctor` in `kindred-widgets/doctor`. */
  readonly doctor?: (() => Promise<void>) | undefined;
}

declare global {
  var kindred: PageKindred | Call[] | undefined;
}

/** The name of the event on `window` that says that the page's default client is there. */
export const clientEvent = 'kindred-client';

/** The client of all elements that are given no other. */
export function defaultClient(): Client | undefined {
  return (globalThis.kindred as PageKindred | undefined)?.client;
}

/** Makes this the page's client, makes the calls that waited for one, and tells the elements. The first one stays. */
export function setDefaultClient(client: Client, load?: Load, doctor?: PageKindred['doctor']): void {
  const before = globalThis.kindred;
  if (defaultClient()) return console.warn('Kindred twice');
  const push = (call: Call): void => {
    try {
      call(client);
    } catch (error) {
      console.error('Kindred:', error);
    }
  };
  globalThis.kindred = {client, push, load, doctor};
  (before as Call[] | undefined)?.forEach?.(push);
  dispatchEvent(new CustomEvent(clientEvent));
}
