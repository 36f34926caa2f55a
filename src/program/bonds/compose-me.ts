import {deeds} from './bond.js';
import type {Program} from '../program.js';
import type {BondRules} from './bond-rules.js';
import {deedsIn} from './counted.js';
import {bondTermsOf} from './defaults.js';
import type {BondNames, MemberStanding} from './me-view.js';
import type {BondSnapshot} from './snapshot.js';
import {clockTolerance, standingOf} from './standing.js';
import {namesIn} from './thing-names.js';

/** A program that has bonds, and what else speaks of them. */
export type BondProgram = Pick<Program, 'polls'> & {readonly bonds: BondRules};

/** How the brand speaks of bonds. */
export function bondNamesOf(rules: BondRules): BondNames {
  const {stance, rules: held} = bondTermsOf(rules);
  return {stance, bonds: held.map(({bond}) => bond), names: rules.names ?? {}, colours: rules.colours ?? {}};
}

/**
 * Where a member stands, and what that is made of.
 *
 * @param now milliseconds since the epoch
 */
export function memberStandingOf(snapshot: BondSnapshot, program: BondProgram, now: number): Pick<MemberStanding, 'standing' | 'contributed' | 'called'> {
  const standing = standingOf(snapshot, program.bonds, now);
  return {standing, contributed: contributedIn(snapshot, now), called: namesIn(standing, program)};
}

/** A visit is a day on which they were there. */
function contributedIn({facts}: BondSnapshot, now: number): MemberStanding['contributed'] {
  const latest = new Date(now + clockTolerance).toISOString();
  const known = facts.filter(({at}) => at <= latest);
  const moment = Math.max(now, ...known.slice(-1).map(({at}) => Date.parse(at)));
  const {of} = deedsIn(known);
  const counts = deeds.map(deed => [deed, of[deed].filter(({from, until}) => from <= moment && moment < until).length] as const);
  const days = new Set(known.flatMap(fact => (fact.type === 'visited' ? fact.day : [])));
  return {...Object.fromEntries(counts), visit: days.size} as unknown as MemberStanding['contributed'];
}
