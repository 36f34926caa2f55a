import {type EventDraft, isService, type KindredEvent} from '../events/envelope.js';
import {clearTimeout, now, queueMicrotask, setTimeout} from '../events/natives.js';
import type {Receipt, RefusalReason} from '../events/receipt.js';
import {uuidv7} from '../events/uuidv7.js';
import {type Consent, createConsentGate} from './consent-gate.js';
import {type EventStore, openEventStore} from './event-store.js';
import {openJournal} from './journal.js';
import {createSender, type Deliver, type Pause} from './sender.js';

/**
 * How far an event has come, and what it says. `saved` is said only once the
 * event is committed to the device, `recorded` only after the destination's
 * receipt.
 */
export type Fact =
  | {readonly stage: 'sending' | 'saved' | 'held'; readonly event: KindredEvent}
  | {readonly stage: 'recorded'; readonly id: string}
  | {readonly stage: 'refused'; readonly id: string; readonly reason: RefusalReason; readonly detail?: string | undefined};

export interface OutboxSnapshot {
  /** `memory`: this device keeps nothing (private mode, storage blocked or full). */
  readonly storage: 'opening' | 'device' | 'memory';
  /** Events made or found here that are not yet recorded. */
  readonly waiting: number;
  /** Measurement events given up, for want of consent, age or room. */
  readonly dropped: number;
  /** The last delivery failed; the next is under way or timed. */
  readonly failing: boolean;
}

export interface OutboxOptions {
  /** Names the destination; events that wait are found again by it. */
  readonly destination: string;
  /** The `source` of this page's events; no other page has it. */
  readonly source: string;
  readonly deliver: Deliver;
  /** Facts in the order in which they became true, those of this origin's other pages included. */
  onFact(fact: Fact): void;
  onChange(snapshot: OutboxSnapshot): void;
  /** The visitor's id became known, or another page's turned out to be first. */
  onVisitor(visitor: string): void;
}

/** Gets facts out of the page safely. No event that it called `saved` is lost; the destination counts none twice. */
export interface Outbox {
  /** Takes an event. Never throws and never waits. */
  add(event: EventDraft): void;
  setConsent(consent: Consent): void;
  /** Tries what waits now, unless the destination asked for a pause. */
  flush(): void;
  /** Stops listening and sending. What is saved stays saved. */
  close(): void;
}

/** Events written in one transaction: small enough that no task lasts long, large enough to be quick. */
const chunk = 100;
/** Another page that made an event may die before it has sent it; this one looks after so many milliseconds. */
const standBy = 3_000;

type Settled = Extract<Fact, {id: string}>;
type Broadcast = {readonly added: readonly KindredEvent[]} | {readonly settled: readonly Settled[]};

export function createOutbox({destination, source, deliver, onFact, onChange, onVisitor}: OutboxOptions): Outbox {
  const journal = openJournal(destination, source);
  const life = new AbortController();
  /** Made here, not yet committed. */
  const uncommitted = new Map<string, KindredEvent>();
  /** Made here, no final verdict yet: what can still be sent while the page closes. */
  const unsettled = new Map<string, KindredEvent>();
  /** Made here, but the device would not keep it. */
  const held = new Map<string, KindredEvent>();
  /** All that this page knows to wait, also of other pages. */
  const waiting = new Set<string>();
  let store: EventStore | undefined;
  let snapshot: OutboxSnapshot = {storage: 'opening', waiting: 0, dropped: 0, failing: false};
  let channel: BroadcastChannel | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let writing = true; // until the store is open
  let sequence = 0;
  /** What this page would call the visitor if nobody has before. */
  let visitor = uuidv7(now());
  let known = false;

  const gate = createConsentGate(draft => {
    const event = {...draft, kinseq: ++sequence};
    uncommitted.set(event.id, event);
    unsettled.set(event.id, event);
    state([{stage: 'sending', event}]);
    if (!writing) {
      writing = true;
      queueMicrotask(() => void write());
    }
  }, () => update({dropped: snapshot.dropped + 1}));

  const sender = createSender({
    destination,
    deliver,
    list,
    settle,
    readPause: () => store?.note<Pause>(`pause ${destination}`),
    writePause: pause => store?.setNote(`pause ${destination}`, pause),
    onFailing: failing => update({failing}),
  });

  function update(change: Partial<OutboxSnapshot>): void {
    onChange((snapshot = {...snapshot, waiting: waiting.size, ...change}));
  }

  function state(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if ('event' in fact) waiting.add(fact.event.id);
      else waiting.delete(fact.id);
      onFact(fact);
    }
    update({});
  }

  async function list(): Promise<KindredEvent[]> {
    // What only this tab holds goes first: it has the most to lose.
    if (held.size > 0) return [...held.values()].slice(0, chunk);
    const stored = (await store?.list(destination, chunk)) ?? [];
    if (stored.length === 0) {
      // Other pages settled the rest while this one could not hear them.
      for (const id of waiting) if (!uncommitted.has(id)) waiting.delete(id);
      update({});
    }
    return stored;
  }

  async function write(): Promise<void> {
    while (uncommitted.size > 0) {
      const batch = [...uncommitted.values()].slice(0, chunk);
      const kept = await store?.put(destination, batch, visitor).catch(keepsNothing);
      for (const {id} of batch) uncommitted.delete(id);
      update({storage: kept ? 'device' : 'memory'});
      take(kept ?? batch.map(stamp), kept ? 'saved' : 'held');
      if (kept) tell({added: kept});
      forgetJournal();
      sender.send();
    }
    writing = false;
  }

  /** Events that are kept now, on the device or in this tab. */
  function take(events: readonly KindredEvent[], stage: 'saved' | 'held'): void {
    for (const event of events) {
      if (event.kinvisitor) recognise(event.kinvisitor);
      if (unsettled.has(event.id)) unsettled.set(event.id, event);
      if (stage === 'held') held.set(event.id, event);
    }
    state(events.map(event => ({stage, event})));
  }

  function recognise(id: string): void {
    if (known && id === visitor) return;
    known = true;
    onVisitor((visitor = id));
  }

  function forgetJournal(): void {
    if (uncommitted.size === 0 && held.size === 0) journal.write([]);
  }

  /** Completes what the device could not: the first service event makes the visitor id, no other does. */
  function stamp(event: KindredEvent): KindredEvent {
    return known || isService(event) ? {kinvisitor: visitor, ...event} : event;
  }

  async function settle(batch: readonly KindredEvent[], receipt: Receipt): Promise<void> {
    const facts = receipt.flatMap((verdict, i): Settled[] => {
      const {id} = batch[i]!;
      if (verdict.status === 'retry') return [];
      return [verdict.status === 'refused' ? {stage: 'refused', id, reason: verdict.reason, detail: verdict.detail} : {stage: 'recorded', id}];
    });
    const ids = facts.map(fact => fact.id);
    for (const id of ids) {
      held.delete(id);
      unsettled.delete(id);
    }
    await store?.remove(destination, ids);
    forgetJournal();
    state(facts);
    tell({settled: facts});
  }

  function tell(message: Broadcast): void {
    channel?.postMessage(message);
  }

  function listen(): void {
    channel = new BroadcastChannel(`kindred:${destination}`);
    channel.onmessage = ({data}: MessageEvent<Broadcast>) => {
      if ('added' in data) {
        take(data.added, 'saved');
        clearTimeout(watch);
        watch = setTimeout(() => sender.send(), standBy);
      } else {
        for (const {id} of data.settled) unsettled.delete(id);
        state(data.settled);
      }
    };
  }

  async function start(): Promise<void> {
    try {
      store = await openEventStore();
      const id = await store.note<string>('visitor');
      if (id) recognise(id);
    } catch (error) {
      keepsNothing(error);
    }
    update({storage: store ? 'device' : 'memory'});
    // Takes over what earlier pages left: their journals, then all that waits.
    for (const {key, events} of journal.read()) {
      const kept = await store?.put(destination, events, visitor).catch(keepsNothing);
      if (!kept) take(events, 'held');
      if (kept || journal.write([...held.values()])) journal.remove(key);
    }
    take((await store?.list(destination, 1000).catch(keepsNothing)) ?? [], 'saved');
    await write();
    sender.send();
  }

  function keepsNothing(error: unknown): undefined {
    console.warn('Kindred: this device keeps no events; they are held in this tab until they are recorded.', error);
  }

  /** The page may be frozen or gone after this call. */
  function leave(): void {
    journal.write([...uncommitted.values(), ...held.values()].map(stamp));
    sender.sendClosing([...unsettled.values()].map(stamp));
  }

  function rest(): void {
    leave();
    sender.rest();
    clearTimeout(watch);
    channel?.close();
    channel = undefined;
  }

  const options = {signal: life.signal};
  addEventListener('pagehide', rest, options);
  addEventListener('pageshow', ({persisted}) => {
    if (!persisted) return;
    listen();
    sender.wake();
  }, options);
  addEventListener('online', () => sender.send(true), options);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else sender.send(true);
  }, options);

  listen();
  void start();

  return {
    add: gate.add,
    setConsent: gate.decide,
    flush: () => sender.send(true),
    close() {
      rest();
      life.abort();
      store?.close();
    },
  };
}
