import type {Intended, News} from './news.js';

/** All that pages intended and were told, and a bell that rings whenever there is more. */
export interface Record {
  readonly intended: Map<string, Intended>;
  /** Ids that were made more than once. */
  readonly repeated: string[];
  readonly saved: Set<string>;
  readonly recorded: Set<string>;
  /** What pages hold that could not save it. */
  readonly held: Set<string>;
  /** Still held when there had been room again for long. */
  readonly unwritten: string[];
  /** By id, with the reason. */
  readonly refused: Map<string, string>;
  /** Not saved when a page or browser was killed: nobody was promised anything. */
  readonly excused: Set<string>;
  /** Measurement events that pages said they gave up. */
  dropped: number;
  /** Pages that were gone before they had told what they gave up of what they found: when they began, by their own clocks. */
  readonly unheard: number[];
  /** Why the browser threw its database away, each time. */
  readonly torn: string[];
  /** Pages that said their device keeps nothing. */
  inMemory: number;
  /** Times that such a page left before, or just when, the first event of all, or since the browser was killed, was saved. */
  hasty: number;
  intend(events: readonly Intended[]): void;
  hear(facts: Extract<News, {facts: unknown}>['facts']): void;
  /** A page or the browser was killed. */
  excuse(): void;
  /** The browser was killed, and with it what its pages could have read at once of who the visitor is. */
  part(): void;
  /** A page leaves now that others are beside, or that may have to ask the database who the visitor is. */
  hasten(): void;
  /** What is held has to be written within so many milliseconds. */
  awaitRoom(bound: number): Promise<void>;
  ring(): void;
  /** Settles with whether `condition` held within so many milliseconds. */
  until(condition: () => boolean, bound: number): Promise<boolean>;
  /** The same, but `bound` is counted from the last news. */
  untilStill(condition: () => boolean, bound: number): Promise<boolean>;
}

/** Milliseconds within which all processes of a browser on a busy machine know what one of them wrote. */
const newcomer = 250;
/** Milliseconds after which news no longer put off an end. */
const longest = 60_000;

export function openRecord(): Record {
  const waiters = new Set<() => void>();
  /** When the first event was saved, and with it who the visitor is. */
  let met: number | undefined;

  function wait(condition: () => boolean, bound: number, renewed: boolean): Promise<boolean> {
    return new Promise(resolve => {
      const latest = performance.now() + longest;
      const end = (held: boolean): void => {
        clearTimeout(timer);
        waiters.delete(check);
        resolve(held);
      };
      const timer = setTimeout(() => end(condition()), bound);
      const check = (): void => {
        if (condition()) end(true);
        else if (renewed && performance.now() < latest) timer.refresh();
      };
      waiters.add(check);
      check();
    });
  }

  const record: Record = {
    intended: new Map(),
    repeated: [],
    saved: new Set(),
    recorded: new Set(),
    held: new Set(),
    unwritten: [],
    refused: new Map(),
    excused: new Set(),
    dropped: 0,
    unheard: [],
    torn: [],
    inMemory: 0,
    hasty: 0,
    intend(events) {
      for (const event of events) {
        if (record.intended.has(event.id)) record.repeated.push(event.id);
        record.intended.set(event.id, event);
      }
    },
    hear(facts) {
      for (const {stage, id, reason} of facts) {
        if (stage === 'held') record.held.add(id);
        else record.held.delete(id);
        if (stage === 'saved') {
          met ??= performance.now();
          record.saved.add(id);
        } else if (stage === 'recorded') record.recorded.add(id);
        else if (stage === 'refused') record.refused.set(id, reason!);
      }
    },
    excuse() {
      for (const id of record.intended.keys()) if (!record.saved.has(id)) record.excused.add(id);
    },
    part() {
      met = undefined;
    },
    hasten() {
      if (met === undefined || performance.now() < met + newcomer) record.hasty++;
    },
    async awaitRoom(bound) {
      if (!(await record.until(() => record.held.size === 0, bound))) record.unwritten.push(...record.held);
    },
    ring: () => waiters.forEach(check => check()),
    until: (condition, bound) => wait(condition, bound, false),
    untilStill: (condition, bound) => wait(condition, bound, true),
  };
  return record;
}
