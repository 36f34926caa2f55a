import type {Intended, News} from './news.js';

/** All that pages intended and were told, and a bell that rings whenever there is more. */
export interface Record {
  readonly intended: Map<string, Intended>;
  readonly saved: Set<string>;
  readonly recorded: Set<string>;
  /** By id, with the reason. */
  readonly refused: Map<string, string>;
  /** Measurement events that pages said they gave up. */
  dropped: number;
  /** Pages that said their device keeps nothing. */
  inMemory: number;
  hear(facts: Extract<News, {facts: unknown}>['facts']): void;
  ring(): void;
  /** Settles with whether `condition` held within so many milliseconds. */
  until(condition: () => boolean, bound: number): Promise<boolean>;
}

export function openRecord(): Record {
  const waiters = new Set<() => void>();
  const record: Record = {
    intended: new Map(),
    saved: new Set(),
    recorded: new Set(),
    refused: new Map(),
    dropped: 0,
    inMemory: 0,
    hear(facts) {
      for (const {stage, id, reason} of facts) {
        if (stage === 'saved') record.saved.add(id);
        else if (stage === 'recorded') record.recorded.add(id);
        else if (stage === 'refused') record.refused.set(id, reason!);
      }
    },
    ring: () => waiters.forEach(check => check()),
    until: (condition, bound) => new Promise(resolve => {
      const end = (held: boolean): void => {
        clearTimeout(timer);
        waiters.delete(check);
        resolve(held);
      };
      const check = (): void => { if (condition()) end(true); };
      const timer = setTimeout(() => end(false), bound);
      waiters.add(check);
      check();
    }),
  };
  return record;
}
