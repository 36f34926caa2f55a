import type {KindredEvent} from '../events/envelope.js';
import {clearTimeout, now, Promise, setTimeout} from '../events/natives.js';
import type {Receipt} from '../events/receipt.js';
import {backOff} from './back-off.js';
import type {EventStore} from './event-store.js';

/** How a batch is delivered; see `Endpoint.deliver`. */
export type Deliver = (batch: readonly KindredEvent[], options: {readonly closing?: boolean}) => Promise<Receipt>;

/** When a destination may be tried again. Kept on the device, so that every page of the origin waits alike. */
export interface Pause {
  /** Milliseconds since the epoch, both: a clock that was put back to before `since` ends the pause. */
  readonly since: number;
  readonly until: number;
  /** Failures in a row. */
  readonly failures: number;
  /** The service named the time (`Retry-After`): nothing shortens it. */
  readonly asked: boolean;
}

export interface SenderOptions {
  /** Names the lock: one sender for an origin and destination, whatever the number of tabs. */
  readonly destination: string;
  readonly deliver: Deliver;
  /** The oldest events that wait. */
  list(): Promise<KindredEvent[]>;
  /** Forgets what has a final verdict. Awaited before the next batch is listed. */
  settle(batch: readonly KindredEvent[], receipt: Receipt): Promise<void>;
  /** Keeps the pause, where the device keeps anything. */
  readonly store: Pick<EventStore, 'note' | 'setNotes'>;
  onFailing(failing: boolean): void;
}

export interface Sender {
  /** Sends what waits, now or when a pause allows. `urgent` cuts short a pause that the service did not ask for. */
  send(urgent?: boolean): void;
  /** Sends what waits in so many milliseconds, unless that happens before. */
  sendWithin(delay: number): void;
  /** Sends these while the page goes away: at once, without the lock, in requests that outlive it. */
  sendClosing(events: readonly KindredEvent[]): void;
  /** Lets go of lock and timer, so that the page can rest in the back/forward cache. */
  rest(): void;
  wake(): void;
}

/** Milliseconds until the next try where another page has the lock. */
const lockWait = 1_000;
/** A pause asked for by the service is honoured up to an hour. */
const longestPause = 3_600_000;

export function createSender({destination, deliver, list, settle, store, onFailing}: SenderOptions): Sender {
  const note = `pause ${destination}`;
  const inFlight = new Set<string>();
  /** The latest known; `sendClosing` cannot wait for a read. */
  let pause: Pause = {since: 0, until: 0, failures: 0, asked: false};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let locks: LockManager | undefined = navigator.locks;
  let hurry = false;
  let awake: AbortController | undefined = new AbortController();

  /** Milliseconds of the pause that are left. */
  const left = (): number => (now() < pause.since ? 0 : pause.until - now());
  const idle = (events: readonly KindredEvent[]): KindredEvent[] => events.filter(event => !inFlight.has(event.id));

  async function attempt(batch: readonly KindredEvent[], closing: boolean): Promise<Receipt> {
    for (const event of batch) inFlight.add(event.id);
    try {
      const receipt = await deliver(batch, {closing});
      await settle(batch, receipt);
      return receipt;
    } finally {
      for (const event of batch) inFlight.delete(event.id);
    }
  }

  async function drain({signal}: AbortController): Promise<void> {
    pause = (await store.note<Pause>(note).catch(() => undefined)) ?? pause;
    while (!signal.aborted) {
      if (left() > 0 && (pause.asked || !hurry)) return arm(left());
      const batch = idle(await list());
      if (!batch.length || signal.aborted) return;

      // A rejection says nothing about any of them, as an empty receipt does.
      const receipt = await attempt(batch, false).catch((): Receipt => []);
      const after = receipt.flatMap(verdict => (verdict.status === 'retry' ? verdict.after ?? 0 : []));
      const asked = Math.min(Math.max(0, ...after), longestPause);
      const failing = !receipt.length || !!after.length;
      hurry = false;
      onFailing(failing);
      if (!failing && !pause.failures) continue;
      const failures = failing ? pause.failures + 1 : 0;
      pause = {since: now(), until: now() + (failures && (asked || backOff(failures, Math.random()))), failures, asked: asked > 0};
      await store.setNotes({[note]: pause}).catch(() => undefined);
    }
  }

  function arm(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    again = running;
    const life = awake;
    if (running || !life) return;
    running = true;
    try {
      const gone = new Promise(resolve => { life.signal.onabort = resolve; });
      const work = (lock: unknown): unknown => (lock ? Promise.race([drain(life), gone]) : arm(lockWait));
      // Asked for again and again, and never waited for: where pages that wait come and go, Chromium 156 can leave a lock to nobody.
      // Without locks (old browsers, insecure pages) tabs may send the same event; the service counts it once.
      await (locks ? locks.request(`kindred:${destination}`, {ifAvailable: true}, work) : work(true));
    } catch (error) {
      console.warn('Kindred:', error);
      locks = undefined; // A frame without an origin is refused any.
      arm(lockWait);
    }
    running = false;
    if (again) void run();
  }

  return {
    send(urgent = false) {
      hurry ||= urgent;
      void run();
    },
    sendWithin: arm,
    sendClosing(events) {
      const batch = idle(events);
      // Unheard or failed, they are still kept and are offered again.
      if (batch.length && !(pause.asked && left() > 0)) void attempt(batch, true).then(run, run);
    },
    rest() {
      clearTimeout(timer);
      awake?.abort();
      awake = undefined;
    },
    wake() {
      awake ??= new AbortController();
      void run();
    },
  };
}
