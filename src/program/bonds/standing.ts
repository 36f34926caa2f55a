import {type Bond, type HeldBond, isCloser} from './bond.js';
import type {BondRules} from './bond-rules.js';
import {bondTermsOf} from './defaults.js';
import {type Intimacy, intimacyOf} from './intimacy.js';
import {type NextBond, nextBond} from './next-bond.js';
import {type BondReason, reasonsOf} from './reasons.js';
import type {BondSnapshot, KeptFact} from './snapshot.js';
import {spanAt} from './spans.js';
import {fallsAfter, heightAt, type Timeline, timelineOf} from './timeline.js';

/** How far ahead a clock may be and be believed: milliseconds. What is said to happen later than that waits for its time. */
export const clockTolerance = 300_000;

/** How close a member and a brand are. All times are RFC 3339, UTC, milliseconds. */
export interface Standing {
  readonly bond: Bond;
  /** Since when the member has had it or a closer one; absent for a stranger. */
  readonly since?: string;
  readonly intimacy: Intimacy;
  /** Why; of all the bonds that the member has, from the most distant on. */
  readonly reasons: readonly BondReason[];
  /** Absent at the top. */
  readonly next?: NextBond;
  /** When the bond ends, and what it will be, should nothing more happen; absent when nothing alone ends it. */
  readonly lost?: {readonly at: string; readonly to: Bond};
  /** What it takes to stay, in this bond or one below it, has not held since then, and has to hold again by `until`. */
  readonly falling?: {readonly since: string; readonly until: string};
  /** A promotion to tell the member of, once: keep `announced` when it is done. */
  readonly announce?: HeldBond;
}

/**
 * Where a member stands: a function of what is known and the time, whatever
 * was asked before.
 *
 * @param now milliseconds since the epoch
 */
export function standingOf({facts: kept}: BondSnapshot, rules: BondRules, now: number): Standing {
  const terms = bondTermsOf(rules);
  const {facts, moment} = knownAt(kept, now);
  const timeline = timelineOf(facts, terms);
  const height = heightAt(timeline, moment);
  const bond = bondAt(timeline, height);
  const next = nextBond(timeline, terms, height, moment);
  const told = announcedIn(facts);
  return {
    bond,
    ...(bond !== 'stranger' && {since: iso(spanAt(timeline.bonds[height - 1]!.held, moment)!.from)}),
    intimacy: intimacyOf(facts, timeline.deeds, terms, moment),
    reasons: reasonsOf(timeline, terms, height, moment),
    ...(next && {next}),
    ...endOf(timeline, moment),
    ...(bond !== 'stranger' && isCloser(bond, told) && {announce: bond}),
  };
}

/** What is kept beside facts, so that nobody has to compute it to find it. */
export interface BondTurn {
  readonly bond: Bond;
  /** As `nextTurn`. */
  readonly turn?: number;
}

/**
 * When the bond of a member, or that it falls, changes by itself: the first
 * moment to ask again, should no fact come. Numbers change all the time.
 *
 * @param now milliseconds since the epoch
 * @returns the same; nothing when it never does
 */
export function nextTurn(snapshot: BondSnapshot, rules: BondRules, now: number): number | undefined {
  return turnOf(snapshot, rules, now).turn;
}

/** The same with the bond of that moment, for less than it takes to compute a standing. */
export function turnOf({facts: kept}: BondSnapshot, rules: BondRules, now: number): BondTurn {
  const {facts, moment} = knownAt(kept, now);
  const timeline = timelineOf(facts, bondTermsOf(rules));
  const falls = fallsAfter(timeline, moment);
  const begun = falls.findIndex(({since}) => since <= moment);
  const turns = [...falls.slice(0, 1).map(({until}) => until), ...falls.slice(0, begun < 0 ? falls.length : begun).map(({since}) => since)];
  const waiting = kept.slice(facts.length).map(({at}) => Date.parse(at) - clockTolerance);
  const turn = Math.min(...turns, ...waiting.slice(0, 1));
  return {bond: bondAt(timeline, heightAt(timeline, moment)), ...(turn < Infinity && {turn})};
}

/** The facts that have happened, and the moment that it is by the clock that is furthest ahead of those that are believed. */
function knownAt(kept: readonly KeptFact[], now: number): {readonly facts: readonly KeptFact[]; readonly moment: number} {
  const latest = new Date(now + clockTolerance).toISOString();
  let known = kept.length;
  while (known > 0 && kept[known - 1]!.at > latest) known--;
  return {facts: kept.slice(0, known), moment: known === 0 ? now : Math.max(now, Date.parse(kept[known - 1]!.at))};
}

/** How the bond ends by itself. */
function endOf(timeline: Timeline, moment: number): Pick<Standing, 'lost' | 'falling'> {
  const falls = fallsAfter(timeline, moment);
  const begun = falls.find(({since}) => since <= moment);
  return {
    ...(falls[0] && {lost: {at: iso(falls[0].until), to: bondAt(timeline, heightAt(timeline, falls[0].until))}}),
    ...(begun && {falling: {since: iso(begun.since), until: iso(begun.until)}}),
  };
}

function bondAt({bonds}: Timeline, height: number): Bond {
  return bonds[height - 1]?.bond ?? 'stranger';
}

/** The closest bond that the member was told of. */
function announcedIn(facts: readonly KeptFact[]): Bond {
  return facts.reduce<Bond>((closest, fact) => (fact.type === 'announced' && isCloser(fact.bond, closest) ? fact.bond : closest), 'stranger');
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
