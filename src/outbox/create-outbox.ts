import {type EventDraft, isService, type KindredEvent} from '../events/envelope.js';
import {now, Promise} from '../events/natives.js';
import {uuidv7} from '../events/uuidv7.js';
import type {Receipt} from '../events/receipt.js';
import {createConsentGate} from './consent-gate.js';
import {openJournal} from './journal.js';
import type {Fact, Outbox, OutboxOptions, OutboxSnapshot, Unsettled} from './outbox.js';
import {createSender} from './sender.js';
import {readMirror, writeMirror} from './visitor-mirror.js';

/** Events written in one transaction: small enough that no task lasts long, large enough to be quick. */
const chunk = 100;
/** Another page that made an event may die before it has sent it; this one looks after so many milliseconds. */
const standBy = 3_000;
/** Events of which consent is needed are given up beyond this number, and after so many milliseconds. */
const most = 2_000;
const oldest = 30 * 24 * 3_600_000;

/** As whom this page makes events. */
interface Person {
  /** What it would call the visitor if nobody has before. */
  readonly proposal: string;
  /** Once it is known. */
  visitor?: string;
  /** The device does not know of the change yet; if it never does, this is a visitor of this page alone. */
  unsure?: boolean;
  /** Other pages of a new visitor can read the proposal. */
  proposed?: boolean;
}

type Verdict = Extract<Fact, {id: string}>;
type Broadcast = {readonly added: readonly KindredEvent[]} | {readonly settled: readonly Verdict[]} | {readonly reset: true};

const isLoose = ({own, stage}: Unsettled): boolean => own && stage !== 'saved';
const measured = (event: EventDraft): boolean => !isService(event);

export function createOutbox({destination, source, store, deliver, needsConsent = measured, onFact, onChange, onVisitor}: OutboxOptions): Outbox {
  const journal = openJournal(destination, source);
  const life = new AbortController();
  const unsettled = new Map<string, Unsettled>();
  let person: Person = {proposal: uuidv7(now())};
  let identified: Promise<unknown> = Promise.resolve();
  let snapshot: OutboxSnapshot = {storage: 'opening', waiting: 0, dropped: 0, failing: false};
  let channel: BroadcastChannel | undefined;
  let writing = true; // until what earlier pages left is taken over
  let denied = false;
  let stuck = false; // the device cannot forget what was delivered
  let sequence = 0;

  const drop = (count: number): void => update({dropped: snapshot.dropped + count});
  const gate = createConsentGate(needsConsent, draft => {
    if (unsettled.size >= most && needsConsent(draft)) return drop(1);
    if (!person.visitor && !person.unsure && !person.proposed && isService(draft)) {
      person.proposed = true;
      writeMirror(presumed(), readMirror().newer);
    }
    learn({...draft, kinseq: ++sequence, kinvisitor: person.visitor}, 'sending');
    if (!writing) void write();
  }, drop);

  const sender = createSender({
    destination,
    deliver,
    list,
    settle,
    store,
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
    for (const event of events) learn(event, stage, own);
    update({});
  }

  /** What the device is to call the visitor if it knows none. */
  const presumed = (): string => readMirror().visitor || person.proposal;

  function recognise(visitor: string | undefined, whose = person): void {
    if (!visitor || visitor === whose.visitor) return;
    whose.visitor = visitor;
    if (whose !== person) return;
    writeMirror(visitor);
    onVisitor(visitor);
  }

  /** Settles once no change is under way: whether the device could not say who this is. */
  async function isStranger(): Promise<boolean | undefined> {
    for (let asked: unknown; asked !== identified; ) await (asked = identified);
    return person.unsure;
  }

  /** Commits events, and learns of whom. */
  async function keep(events: readonly KindredEvent[]): Promise<readonly KindredEvent[] | undefined> {
    const whose = person;
    const kept = await store.put(destination, events, presumed()).catch(keepsNothing);
    recognise(kept?.find((event, i) => event !== events[i])?.kinvisitor, whose);
    return kept;
  }

  function events(test: (entry: Unsettled) => boolean): KindredEvent[] {
    return [...unsettled.values()].filter(test).map(({event}) => event);
  }

  /** Events of this page that nothing but the page keeps, as the journal keeps them. */
  function unsaved(): KindredEvent[] {
    complete();
    return events(isLoose);
  }

  /** The next to be sent: events of one visitor, because a member's token speaks for one alone. */
  async function list(): Promise<KindredEvent[]> {
    // What only this tab holds goes first: it has the most to lose.
    let next = events(({own, stage}) => own && stage === 'held');
    if (next.length) {
      if (!writing) void write(); // there may be room by now
    } else {
      next = stuck ? [] : await store.list(destination, chunk).catch(() => []);
      // Saved, and not found on the device: its verdict was told while this page could not hear, or storage was cleared under it. The destination knows which. Another page's measurement may also have been given up there.
      if (!next.length) {
        next = events(({own, stage, event}) => stage === 'saved' && (own || isService(event) || !unsettled.delete(event.id)));
        update({});
      }
    }
    return next.filter(event => event.kinvisitor === next[0]!.kinvisitor).slice(0, chunk);
  }

  async function write(): Promise<void> {
    writing = true;
    for (let room = true; ; ) {
      // The gesture's own work goes first; and who this is may be asked anew while events are written.
      if (await isStranger()) complete();
      update({});
      const batch = events(entry => isLoose(entry) && (room || entry.stage === 'sending')).slice(0, chunk);
      if (!batch.length) break;
      const kept = await keep(batch);
      room = !!kept;
      if (kept) update({storage: 'device'});
      else complete();
      const ready = (kept ?? batch).flatMap(({id, kinvisitor}) => {
        const event = unsettled.get(id)?.event;
        // What was sent while closing may have its receipt by now, or consent was withdrawn, and it is not to fall back to "saved".
        return event ? {...event, kinvisitor: kinvisitor ?? event.kinvisitor} : [];
      });
      take(ready, kept ? 'saved' : 'held', true);
      if (kept) tell({added: ready});
      trim();
      sender.send();
    }
    writing = false;
  }

  /** Says for good whose events these are that the device could not give a visitor in time. */
  function complete(): void {
    for (const [id, entry] of unsettled) {
      if (!entry.own || !isService(entry.event) || entry.event.kinvisitor) continue;
      // Where it never became known who this is: nobody that the device knows.
      if (!person.unsure) recognise(presumed());
      unsettled.set(id, {...entry, event: {...entry.event, kinvisitor: person.visitor ?? person.proposal}});
    }
  }

  /** Keeps in the journal what nothing else keeps, if there is a journal. */
  function trim(): void {
    if (!events(isLoose).length) journal.write([]);
  }

  async function settle(batch: readonly KindredEvent[], receipt: Receipt): Promise<void> {
    const settled = receipt.flatMap((verdict, i): Verdict[] => {
      const {id, type} = batch[i]!;
      if (verdict.status === 'retry') return [];
      if (verdict.status !== 'refused') return [{stage: 'recorded', id}];
      console.error('Kindred:', type, verdict);
      return [{...verdict, stage: 'refused', id}];
    });
    hear(settled);
    trim();
    // Before they are gone from the device: a page that misses them there has to know why.
    tell({settled});
    const ids = new Set(settled.map(({id}) => id));
    // Where there is no room to write what is left of a record, all of it would be listed again and again.
    stuck = !(await store.discard(destination, ids.size, ({id}) => ids.has(id)).catch(keepsNothing));
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
      // Another page may have met the visitor. What this one would have said is no news: the other's may not be there yet.
      const {visitor, newer} = readMirror();
      if (!newer && !person.unsure && visitor !== person.proposal) recognise(visitor);
      if ('reset' in data) return forget(Promise.resolve(false));
      if ('settled' in data) return hear(data.settled);
      take(data.added, 'saved', false);
      sender.sendWithin(standBy);
    };
  }

  /** Takes over what earlier pages left: their journals, then all that waits. */
  async function start(): Promise<void> {
    const {visitor, newer} = readMirror();
    // Recognised at once, it would lose its mark before the device has heard.
    try {
      if (newer) await store.setNotes({visitor, member: undefined});
      else recognise(visitor);
      await isStranger();
      recognise(await store.note('visitor'));
    } catch (error) {
      keepsNothing(error);
    }
    for (const entry of journal.read()) {
      const {events} = entry;
      const kept = await keep(events);
      if (!kept) take(events, 'held', true);
      if (kept || journal.write(unsaved())) journal.remove(entry);
    }
    await purge();
    const left = await store.list(destination, most).catch(keepsNothing);
    if (left) {
      take(left, 'saved', false);
      update({storage: 'device'});
    }
    await write();
    sender.send();
  }

  function keepsNothing(error: unknown): undefined {
    console.warn('Kindred:', error);
    update({storage: 'memory'});
  }

  /** Gives up what may not wait any longer: it grew old, or consent was withdrawn. */
  async function purge(): Promise<void> {
    const isStale = (event: KindredEvent): boolean => needsConsent(event) && (denied || now() - Date.parse(event.time) > oldest);
    const gone = events(({event, stage}) => isStale(event) && unsettled.delete(event.id) && stage !== 'saved');
    // What the page wrote into the journal while it was hidden, too.
    if (denied) journal.write(unsaved());
    // Some of them were just being written.
    gone.push(...(await store.discard(destination, Infinity, isStale).catch(() => [])));
    drop(new Set(gone.map(({id}) => id)).size);
  }

  function forget(until: Promise<boolean>): void {
    gate.empty();
    complete();
    const next: Person = (person = {proposal: uuidv7(now()), unsure: true});
    onVisitor(undefined);
    identified = until.then(async changed => {
      if (changed) {
        writeMirror('');
        tell({reset: true});
      }
      recognise(await store.note('visitor'), next);
      next.unsure = false;
    }).catch(error => {
      console.warn(error);
      next.visitor = next.proposal;
      if (next === person) onVisitor(next.visitor);
    });
  }

  const hurry = (): void => sender.send(true);

  /** The page may be frozen or gone after this call. */
  function leave(): void {
    journal.write(unsaved());
    sender.sendClosing(events(entry => entry.own));
  }

  function rest(): void {
    leave();
    sender.rest();
    channel?.close();
    channel = undefined;
  }

  const options = {signal: life.signal};
  addEventListener('pagehide', rest, options);
  addEventListener('pageshow', () => {
    if (channel) return; // It did not rest.
    listen();
    sender.wake();
  }, options);
  addEventListener('online', hurry, options);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else hurry();
  }, options);

  listen();
  void start();

  return {
    unsettled,
    add: gate.add,
    setConsent(consent) {
      gate.decide(consent);
      denied = consent === 'denied';
      if (denied) void purge();
    },
    forget,
    flush: hurry,
    close() {
      rest();
      life.abort();
    },
  };
}
