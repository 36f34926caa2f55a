import {groupTally, type Tally} from './ballot.js';
import type {Groups} from './program.js';

/**
 * Whose votes may be shown apart: groups with at least `smallest` voters.
 *
 * What is shown is taken from the whole with ease, so the rest has to be
 * nobody, or `smallest` again; it is all who are in no group, or in one that is
 * not shown. Where it would be fewer, the smallest of the shown groups stays
 * with them (complementary suppression, Willenborg and de Waal 2001,
 * https://doi.org/10.1007/978-1-4613-0121-9); of equal ones the last in the
 * program. One is enough: it alone has as many as have to be there.
 *
 * @returns the groups' ids, in the program's order
 */
export function shownGroups({options, smallest}: Groups, tally: Tally): readonly string[] {
  const votersOf = (group: string): number => groupTally(tally, group).voters;
  const large = options.map(({id}) => id).filter(id => votersOf(id) >= smallest);
  const rest = large.reduce((left, group) => left - votersOf(group), tally.voters);
  if (rest === 0 || rest >= smallest) return large;
  const least = Math.min(...large.map(votersOf));
  const hidden = large.filter(group => votersOf(group) === least).at(-1);
  return large.filter(group => group !== hidden);
}
