import type {HeldBond} from './bond.js';
import type {Condition} from './bond-rules.js';
import {whenHeld} from './conditions.js';
import {complaintsIn, type CountedDeeds, deedsIn, type OpenComplaint} from './counted.js';
import type {BondTerms} from './defaults.js';
import type {KeptFact} from './snapshot.js';
import {allOf, always, anyOf, not, spanAt, type Spans} from './spans.js';

const day = 86_400_000;

/** When a member has which bond, should nothing more happen. */
export interface Timeline {
  readonly deeds: CountedDeeds;
  readonly complaints: readonly OpenComplaint[];
  /** Of the bonds that the brand has, in their order. */
  readonly bonds: readonly BondTime[];
}

export interface BondTime {
  readonly bond: HeldBond;
  /** When its rule lets in who has the bond below. */
  readonly enters: Spans;
  /** When what it takes to stay holds. */
  readonly stays: Spans;
  /** When the member has it. */
  readonly held: Spans;
  /** How long there is to mend it: milliseconds. */
  readonly grace: number;
}

/** That a bond is to fall: since when what it takes to stay does not hold, or will not, and when the grace is over. */
export interface Fall {
  readonly since: number;
  readonly until: number;
}

/**
 * Each bond begins when its rule lets the member in, and ends when what it
 * takes to stay has not held for the days of grace, or with the bond below it.
 */
export function timelineOf(facts: readonly KeptFact[], terms: BondTerms): Timeline {
  const deeds = deedsIn(facts);
  const complaints = complaintsIn(facts);
  const quiet = not(anyOf([complaints]));
  const known = new Map<Condition, Spans>();
  const hold = (conditions: readonly Condition[]): Spans => allOf(conditions.map(condition => {
    const spans = known.get(condition) ?? whenHeld(condition, deeds);
    known.set(condition, spans);
    return spans;
  }));
  let below = always;
  const bonds = terms.rules.map(({bond, enter, stay, graceDays, complaintDays}): BondTime => {
    const stays = allOf([hold(stay), ...(complaintDays === false ? [] : [not(leftOpen(complaints, complaintDays))])]);
    const enters = allOf([hold(enter), stays, quiet]);
    const grace = graceDays * day;
    const lasts = anyOf([stays.map(({from, until}) => ({from, until: until + grace}))]);
    const held = allOf([lasts, below]).flatMap(({from, until}) => {
      const first = enters.find(span => span.from < until && span.until > from);
      return first ? [{from: Math.max(first.from, from), until}] : [];
    });
    below = held;
    return {bond, enters, stays, held, grace};
  });
  return {deeds, complaints, bonds};
}

/** How many of the bonds the member has at a moment: the first so many. */
export function heightAt({bonds}: Timeline, moment: number): number {
  const missing = bonds.findIndex(({held}) => !spanAt(held, moment));
  return missing < 0 ? bonds.length : missing;
}

/**
 * When the bonds that a member has at a moment are to fall, should nothing
 * more happen; the first is first, and takes those above it along.
 */
export function fallsAfter(timeline: Timeline, moment: number): readonly Fall[] {
  return timeline.bonds.slice(0, heightAt(timeline, moment)).map(({stays, grace}) => {
    const since = stays.filter(({from}) => from <= moment).at(-1)!.until;
    return {since, until: since + grace};
  }).filter(({until}) => until < Infinity).sort((a, b) => a.until - b.until || a.since - b.since);
}

function leftOpen(complaints: readonly OpenComplaint[], days: number): Spans {
  return anyOf([complaints.map(({from, until}) => ({from: from + days * day, until}))]);
}
