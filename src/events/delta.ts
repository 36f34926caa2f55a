import type {KindredEvent} from './envelope.js';

/**
 * Each event without the attributes that are as in the event before it; one
 * that it no longer has is `null`. Two of three bytes of a delivery would say
 * again what was just said.
 */
export function toDeltas(events: readonly KindredEvent[]): object[] {
  let before: Partial<KindredEvent> = {};
  return events.map(event => {
    const delta: Record<string, unknown> = {data: event.data};
    for (const name in {...before, ...event} as KindredEvent) {
      const key = name as keyof KindredEvent;
      if (event[key] !== before[key]) delta[key] = event[key] ?? null;
    }
    before = event;
    return delta;
  });
}

/** What an event may take from the one before it: short attributes alone, so that a small delivery stands for few bytes. */
const inherited = ['specversion', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'kinseq', 'kinvisitor'];

/** The events that were meant. One that names its `specversion` is complete. What is no event comes back as it is. */
export function fromDeltas(deltas: readonly unknown[]): unknown[] {
  let before: object = {};
  return deltas.map(delta => {
    if (typeof delta !== 'object' || delta === null || Array.isArray(delta)) return delta;
    if ('specversion' in delta) return (before = delta);
    const common = Object.fromEntries(Object.entries(before).filter(([name]) => inherited.includes(name)));
    return (before = Object.fromEntries(Object.entries({...common, ...delta}).filter(([, value]) => value !== null)));
  });
}
