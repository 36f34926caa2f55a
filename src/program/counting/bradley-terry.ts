import {type CountingRule, markOf, noPoints, type Vote} from './rule.js';

/** Each option is compared with each other: 50 make 1,225 pairs. */
export const mostCompared = 50;

/**
 * This or that, again and again; a ranking is fitted to all answers
 * (Bradley and Terry 1952, https://doi.org/10.2307/2334029): the chance that
 * `a` is preferred to `b` is `s(a) / (s(a) + s(b))`, and the strengths `s`
 * are those that make the answers likeliest. Options with equal strengths are
 * level; comparisons with a withdrawn option are passed over; an option that
 * was never compared is a middling one.
 */
export const bradleyTerry: CountingRule = {
  problem: (_, vote) => noPoints(vote) ?? pairProblem(vote),
  marks: vote => Object.fromEntries(pairs(vote).map(([winner, loser]) => [mark(winner, loser), 1])),
  standings(marks, running) {
    const wins = running.map(winner => running.map(loser => (winner === loser ? 0 : markOf(marks, mark(winner, loser)))));
    const total = wins.map(row => row.reduce((a, b) => a + b, 0));
    const strength = strengths(wins);
    const preferred = strength.map(s => s / (s + 1));
    const best = Math.max(...preferred);
    const compared = total.some(won => won > 0);
    return {
      counts: Object.fromEntries(running.map((option, i) => [option, total[i]!])),
      leaders: compared ? running.filter((_, i) => best - preferred[i]! < 1e-6) : [],
      preferred: Object.fromEntries(running.map((option, i) => [option, preferred[i]!])),
    };
  },
};

/**
 * The strengths that make these answers likeliest, by the
 * minorisation-maximisation of Hunter 2004, eq. 4
 * (https://doi.org/10.1214/aos/1079120141).
 *
 * @param wins how often the first was preferred to the second
 * @param prior answers for and against each option, against one of strength 1, that are added to the real ones: without them an option that never lost would be infinitely strong
 */
export function strengths(wins: readonly (readonly number[])[], prior = 1): readonly number[] {
  let strength = wins.map(() => 1);
  for (let i = 0, change = 1; change > 1e-9 && i < 10_000; i++) {
    const next = wins.map((row, a) => {
      const won = row.reduce((sum, count) => sum + count, prior);
      const met = row.reduce((sum, count, b) => sum + (a === b ? 0 : (count + wins[b]![a]!) / (strength[a]! + strength[b]!)), 2 * prior / (strength[a]! + 1));
      return met === 0 ? 1 : won / met;
    });
    change = Math.max(...next.map((s, a) => Math.abs(s - strength[a]!) / strength[a]!));
    strength = next;
  }
  return strength;
}

const mark = (winner: string, loser: string): string => `${winner}>${loser}`;

function pairs({choices}: Vote): [winner: string, loser: string][] {
  return choices.flatMap((winner, i) => (i % 2 === 0 ? [[winner, choices[i + 1]!] as [string, string]] : []));
}

function pairProblem(vote: Vote): string | undefined {
  if (vote.choices.length % 2 !== 0) return `/data/choices: found ${vote.choices.length} options; pairs, the preferred one before the other`;
  const seen = new Set<string>();
  for (const pair of pairs(vote)) {
    const name = [...pair].sort().join(' and ');
    if (pair[0] === pair[1] || seen.has(name)) return `/data/choices: found ${name}${pair[0] === pair[1] ? '' : ' twice'}; each pair of two options once`;
    seen.add(name);
  }
  return undefined;
}
