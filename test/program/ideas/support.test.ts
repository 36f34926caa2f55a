import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Support, supersedes, supportChange} from '../../../src/program/index.js';

type Said = Support & {readonly voter: string};

const said: fc.Arbitrary<Said[]> = fc.uniqueArray(fc.record({
  voter: fc.constantFrom('a', 'b', 'c'),
  id: fc.uuid(),
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-02T00:00:00.000Z'),
  supports: fc.boolean(),
}), {selector: ({id}) => id, maxLength: 12});

/** As the service does it: one at a time, the number kept. */
function count(events: readonly Said[]): number {
  const held = new Map<string, Support>();
  let kept = 0;
  for (const {voter, ...next} of events) {
    if (!supersedes(next, held.get(voter))) continue;
    kept += supportChange(held.get(voter), next);
    held.set(voter, next);
    expect(kept).toBe([...held.values()].filter(({supports}) => supports).length);
  }
  return kept;
}

test('the kept number of supports equals a recount at every moment, and the order in which they come never matters', () => {
  fc.assert(fc.property(said.chain(events => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, {minLength: events.length}))), ([events, shuffled]) => {
    const last = new Map([...events].sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)).map(event => [event.voter, event.supports]));
    expect(count(events)).toBe([...last.values()].filter(Boolean).length);
    expect(count(shuffled)).toBe(count(events));
  }));
});
