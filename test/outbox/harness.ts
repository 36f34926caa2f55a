import type {Reporter} from '../../src/client/client.js';
import {envelope, type EventData, type EventType, type KindredEvent, type Receipt, uuidv7Source} from '../../src/events/index.js';
import {createOutbox} from '../../src/outbox/create-outbox.js';
import {type EventStore, openEventStore} from '../../src/outbox/event-store.js';
import type {Fact, Outbox, OutboxSnapshot} from '../../src/outbox/outbox.js';
import type {Deliver} from '../../src/outbox/sender.js';

/** One page's outbox, with all it says written down. */
export interface Page {
  readonly outbox: Outbox;
  readonly facts: Fact[];
  readonly snapshot: () => OutboxSnapshot;
  readonly visitor: () => string | undefined;
  /** Adds an event and answers its id. */
  track<T extends EventType>(type: T, data: EventData[T]): string;
  /** The stages that an event went through. */
  stages(id: string): string[];
  /** Settles once `condition` holds after some fact or change. */
  until(condition: () => boolean): Promise<void>;
}

/**
 * Gives each test of a file a destination of its own, and closes after it the pages that it opened.
 *
 * @param take hears the destination
 * @returns `openPage`, for pages that are closed
 */
export function usePages(take: (destination: string) => void): typeof openPage {
  let pages: Page[] = [];
  beforeEach(() => take(`test ${crypto.randomUUID()}`));
  afterEach(() => {
    pages.forEach(page => page.outbox.close());
    pages = [];
  });
  return (...args) => {
    const page = openPage(...args);
    pages.push(page);
    return page;
  };
}

export const acceptAll: Deliver = async batch => batch.map(() => ({status: 'accepted'}));

export function openPage(destination: string, deliver: Deliver = acceptAll, store: EventStore = openEventStore()): Page {
  const facts: Fact[] = [];
  const waiters = new Set<() => void>();
  const source = `https://shop.example/#kin-${crypto.randomUUID()}`;
  const newId = uuidv7Source();
  let snapshot: OutboxSnapshot = {storage: 'opening', waiting: 0, dropped: 0, failing: false};
  let visitor: string | undefined;
  const outbox = createOutbox({
    destination, source, deliver, store,
    onFact: fact => { facts.push(fact); waiters.forEach(check => check()); },
    onChange: changed => { snapshot = changed; waiters.forEach(check => check()); },
    onVisitor: id => { visitor = id; },
  });
  const page: Page = {
    outbox, facts,
    snapshot: () => snapshot,
    visitor: () => visitor,
    track(type, data) {
      const event = envelope(type, data, source, Date.now(), newId(Date.now()));
      outbox.add(event);
      return event.id;
    },
    stages: id => facts.filter(fact => idOf(fact) === id).map(fact => fact.stage),
    until: condition => new Promise(resolve => {
      const check = (): void => {
        if (!condition()) return;
        waiters.delete(check);
        resolve();
      };
      waiters.add(check);
      check();
    }),
  };
  return page;
}

const idOf = (fact: Fact): string => ('event' in fact ? fact.event.id : fact.id);

/** Settles when the client tells that the event has come so far. To be called before it can have. */
export function told(client: Pick<Reporter, 'onFact'>, id: string, stage: Fact['stage']): Promise<void> {
  return new Promise(resolve => {
    const stop = client.onFact(fact => {
      if (idOf(fact) !== id || fact.stage !== stage) return;
      stop();
      resolve();
    });
  });
}

/** Settles once `condition` holds, where nothing announces it. */
export async function when(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve));
}

/** A service that remembers what it was given and answers as the test says. */
export function aService(answer: (batch: readonly KindredEvent[], call: number) => Receipt | Promise<Receipt> = batch => batch.map(() => ({status: 'accepted'}))) {
  const calls: {readonly ids: string[]; readonly at: number; readonly closing: boolean; readonly batch: readonly KindredEvent[]}[] = [];
  const deliver: Deliver = async (batch, {closing = false}) => {
    calls.push({ids: batch.map(event => event.id), at: performance.now(), closing, batch});
    return answer(batch, calls.length);
  };
  return {deliver, calls, ids: () => calls.flatMap(call => call.ids)};
}

export const never = (): Promise<never> => new Promise(() => undefined);

export async function stored(destination: string): Promise<KindredEvent[]> {
  const store = openEventStore();
  const events = await store.list(destination, 10_000);
  store.close();
  return events;
}

export const journalKeys = (destination: string): string[] => Object.keys(localStorage).filter(key => key.startsWith(`kindred-journal:${destination}:`));

/** Makes the device forget all that Kindred keeps, as a shopper does who clears the storage: also under pages that are open. */
export async function clearDevice(): Promise<void> {
  for (const key of Object.keys(localStorage).filter(key => key.startsWith('kindred-'))) localStorage.removeItem(key);
  await deleteDatabase('kindred');
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** A note of the device. */
export async function noted<T>(name: string): Promise<T | undefined> {
  const store = openEventStore();
  const value = await store.note<T>(name);
  store.close();
  return value;
}

/** Runs `act` and answers what was said meanwhile on the console as an error: a line each. */
export async function errorsSaid(act: () => unknown): Promise<string[]> {
  const {error} = console;
  const lines: string[] = [];
  console.error = (...words: unknown[]) => { lines.push(words.map(String).join(' ')); };
  try {
    await act();
  } finally {
    console.error = error;
  }
  return lines;
}
