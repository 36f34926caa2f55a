import type {Client} from './client.js';

type Call = (client: Client) => void;

/**
 * What the page sees as `window.kindred`: first, if the page likes, an array
 * that takes calls before anything is loaded; then this. Its `push` calls back
 * with the client at once.
 */
export interface PageKindred {
  readonly client: Client;
  push(call: Call): void;
}

declare global {
  // eslint-disable-next-line no-var -- only `var` declares a property of globalThis
  var kindred: PageKindred | Call[] | undefined;
}

/** The name of the event on `window` that says that the page's default client is there. */
export const clientEvent = 'kindred-client';

/** The client of all elements that are given no other. */
export function defaultClient(): Client | undefined {
  return globalThis.kindred && 'client' in globalThis.kindred ? globalThis.kindred.client : undefined;
}

/** Makes this the page's client, makes the calls that waited for one, and tells the elements. The first one stays. */
export function setDefaultClient(client: Client): void {
  const before = globalThis.kindred;
  if (before && 'client' in before) {
    console.warn('Kindred: the page has a client; the first stays. Give a second to a <kin-provider>.');
    return;
  }
  const push = (call: Call): void => {
    try {
      call(client);
    } catch (error) {
      console.error('Kindred: a call given to kindred.push failed.', error);
    }
  };
  globalThis.kindred = {client, push};
  dispatchEvent(new Event(clientEvent));
  before?.forEach(push);
}
