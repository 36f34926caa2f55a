import {type EventDraft, isService, type KindredEvent} from '../events/envelope.js';
import {clearTimeout, now, setTimeout} from '../events/natives.js';
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
  | Unsettled
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

/** An event without a final verdict, and how far it has come. */
export interface Unsettled {
  readonly stage: 'sending' | 'saved' | 'held';
  readonly event: KindredEvent;
  /** Made by this page; others are in the care of theirs, or of whoever sends next. */
  readonly own: boolean;
}

/** Gets facts out of the page safely. No event that it called `saved` is lost; the destination counts none twice. */
export interface Outbox {
  /** All that this page knows to wait, by id. */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
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

type Verdict = Extract<Fact, {id: string}>;
type Broadcast = {readonly added: readonly KindredEvent[]} | {readonly settled: readonly Verdict[]};

export function createOutbox({destination, source, deliver, onFact, onChange, onVisitor}: OutboxOptions): Outbox {
  const journal = openJournal(destination, source);
  const life = new AbortController();
  const unsettled = new Map<string, Unsettled>();
  /** What this page would call the visitor if nobody has before. */
  const proposal = uuidv7(now());
  let visitor: string | undefined;
  let store: EventStore | undefined;
  let snapshot: OutboxSnapshot = {storage: 'opening', waiting: 0, dropped: 0, failing: false};
  let channel: BroadcastChannel | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let writing = true; // until the store is open
  let sequence = 0;

  const gate = createConsentGate(draft => {
    learn({...draft, kinseq: ++sequence}, 'sending');
    update({});
    if (!writing) void write();
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
    onChange((snapshot = {...snapshot, waiting: unsettled.size, ...change}));
  }

  function learn(event: KindredEvent, stage: Unsettled['stage'], own = true): void {
    const fact = {stage, event, own};
    unsettled.set(event.id, fact);
    onFact(fact);
  }

  /** Events that are kept now, on the device or in this tab. */
  function take(events: readonly KindredEvent[], stage: 'saved' | 'held', own: boolean): void {
    for (const event of events) {
      recognise(event.kinvisitor);
      learn(event, stage, own);
    }
    update({});
  }

  function recognise(id: string | undefined): void {
    if (id && id !== visitor) onVisitor((visitor = id));
  }

  /** Events of this page, by how far they have come. */
  function own(...stages: Unsettled['stage'][]): KindredEvent[] {
    return [...unsettled.values()].filter(entry => entry.own && stages.includes(entry.stage)).map(entry => entry.event);
  }

  async function list(): Promise<KindredEvent[]> {
    // What only this tab holds goes first: it has the most to lose.
    const held = own('held');
    if (held.length > 0) return held.slice(0, chunk);
    const stored = (await store?.list(destination, chunk)) ?? [];
    if (stored.length === 0) {
      // Other pages settled the rest while this one could not hear them.
      for (const [id, {stage}] of unsettled) if (stage === 'saved') unsettled.delete(id);
      update({});
    }
    return stored;
  }

  async function write(): Promise<void> {
    writing = true;
    await Promise.resolve(); // the gesture's own work first
    for (let batch; (batch = own('sending').slice(0, chunk)).length > 0; ) {
      const kept = await store?.put(destination, batch, proposal).catch(keepsNothing);
      update({storage: kept ? 'device' : 'memory'});
      // What was sent while closing may have its receipt by now, when removing came before putting; it is not to fall back to "saved".
      take((kept ?? batch.map(stamp)).filter(({id}) => unsettled.has(id)), kept ? 'saved' : 'held', true);
      if (kept) tell({added: kept});
      trim();
      sender.send();
    }
    writing = false;
  }

  /** Completes what the device could not: the first service event makes the visitor id, no other does. */
  function stamp(event: KindredEvent): KindredEvent {
    return visitor || isService(event) ? {kinvisitor: visitor ?? proposal, ...event} : event;
  }

  /** Keeps in the journal what nothing else keeps, if there is a journal. */
  function trim(): void {
    if (own('sending', 'held').length === 0) journal.write([]);
  }

  async function settle(batch: readonly KindredEvent[], receipt: Receipt): Promise<void> {
    const settled = receipt.flatMap((verdict, i): Verdict[] => {
      const {id} = batch[i]!;
      if (verdict.status === 'retry') return [];
      return [verdict.status === 'refused' ? {stage: 'refused', id, reason: verdict.reason, detail: verdict.detail} : {stage: 'recorded', id}];
    });
    await store?.remove(destination, settled.map(({id}) => id));
    hear(settled);
    trim();
    tell({settled});
  }

  function hear(settled: readonly Verdict[]): void {
    for (const verdict of settled) {
      unsettled.delete(verdict.id);
      onFact(verdict);
    }
    update({});
  }

  function tell(message: Broadcast): void {
    channel?.postMessage(message);
  }

  function listen(): void {
    channel = new BroadcastChannel(`kindred:${destination}`);
    channel.onmessage = ({data}: MessageEvent<Broadcast>) => {
      if ('settled' in data) return hear(data.settled);
      take(data.added, 'saved', false);
      clearTimeout(watch);
      watch = setTimeout(() => sender.send(), standBy);
    };
  }

  async function start(): Promise<void> {
    try {
      store = await openEventStore();
      recognise(await store.note<string>('visitor'));
    } catch (error) {
      keepsNothing(error);
    }
    update({storage: store ? 'device' : 'memory'});
    // Takes over what earlier pages left: their journals, then all that waits.
    for (const {key, events} of journal.read()) {
      const kept = await store?.put(destination, events, proposal).catch(keepsNothing);
      if (!kept) take(events.map(stamp), 'held', true);
      if (kept || journal.write(own('sending', 'held').map(stamp))) journal.remove(key);
    }
    take((await store?.list(destination, 1000).catch(keepsNothing)) ?? [], 'saved', false);
    await write();
    sender.send();
  }

  function keepsNothing(error: unknown): undefined {
    console.warn('Kindred: events are held in this tab.', error);
  }

  /** The page may be frozen or gone after this call. */
  function leave(): void {
    journal.write(own('sending', 'held').map(stamp));
    sender.sendClosing(own('sending', 'saved', 'held').map(stamp));
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
    unsettled,
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
