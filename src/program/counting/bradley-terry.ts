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
 * The strengths that make these answers likeliest, by Newton's method on their
 * logarithms: the likelihood has one peak (Hunter 2004, https://doi.org/10.1214/aos/1079120141).
 * Methods that improve one strength after the other take steps without number
 * where many answers hang on a few, as 100,000 hang on the prior's.
 *
 * @param wins how often the first was preferred to the second
 * @param prior answers for and against each option, against one of strength 1, that are added to the real ones: without them an option that never lost would be infinitely strong
 */
export function strengths(wins: readonly (readonly number[])[], prior = 1): readonly number[] {
  let logs = wins.map(() => 0);
  for (let i = 0, change = 1; change > 1e-9 && i < 1000; i++) {
    const step = solve(slopes(wins, prior, logs));
    change = Math.max(...step.map(Math.abs));
    // No step so short makes the answers less likely: the curvature changes by less than e^1.5 on the way.
    logs = logs.map((log, a) => log + step[a]! * Math.min(1, 0.75 / change));
  }
  return logs.map(Math.exp);
}

/** The log-likelihood at this place: for each option its curvature, turned positive, and then its slope. */
function slopes(wins: readonly (readonly number[])[], prior: number, logs: readonly number[]): number[][] {
  return logs.map((log, a) => {
    const row = logs.map(() => 0);
    const middling = 1 / (1 + Math.exp(-log));
    row[a] = 2 * prior * middling * (1 - middling);
    let slope = prior - 2 * prior * middling;
    for (const [b, other] of logs.entries()) {
      const met = wins[a]![b]! + wins[b]![a]!;
      if (a === b || met === 0) continue;
      const chance = 1 / (1 + Math.exp(other - log));
      row[b] = -met * chance * (1 - chance);
      row[a] -= row[b];
      slope += wins[a]![b]! - met * chance;
    }
    return [...row, slope];
  });
}

/** Solves linear equations by elimination; each row ends with its right side, and the greatest numbers are on the diagonal. What is left open becomes 0. */
function solve(rows: number[][]): number[] {
  const solution = rows.map(() => 0);
  for (const [i, pivot] of rows.entries()) {
    for (const row of rows.slice(i + 1)) {
      const factor = pivot[i]! < 1e-9 ? 0 : row[i]! / pivot[i]!;
      for (let k = i; k < row.length; k++) row[k]! -= factor * pivot[k]!;
    }
  }
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, k) => sum + (k > i ? rows[i]![k]! * value : 0), 0);
    solution[i] = rows[i]![i]! < 1e-9 ? 0 : (rows[i]!.at(-1)! - known) / rows[i]![i]!;
  }
  return solution;
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
