import {type CountingRule, markOf, repeated} from './rule.js';

const scores = [1, 2, 3, 4, 5];
const mark = (option: string, score: number): string => `${option}:${score}`;

/**
 * A score of 1 to 5 for each option that one has an opinion on; the highest
 * mean wins, and between equal means the option that more have rated. An
 * option left out gets no score, which is not a low one; one that has fewer
 * than half as many ratings as the most rated cannot lead, whatever its mean.
 * Level are options with the same mean of equally many ratings.
 */
export const score: CountingRule = {
  problem: (_, {choices, points = []}) => repeated(choices)
    ?? (points.length === choices.length ? undefined : `/data/points: found ${points.length} scores for ${choices.length} options; one for each`)
    ?? (points.every(point => scores.includes(point)) ? undefined : `/data/points: found ${points.find(point => !scores.includes(point))}; a score is 1, 2, 3, 4 or 5`),
  marks: ({choices, points}) => Object.fromEntries(choices.map((choice, i) => [mark(choice, points![i]!), 1])),
  standings(marks, running) {
    const ratings = Object.fromEntries(running.map(option => [option, scores.map(score => markOf(marks, mark(option, score)))]));
    const count = (option: string): number => sum(ratings[option]!);
    const total = (option: string): number => sum(ratings[option]!.map((times, i) => times * scores[i]!));
    // Means are compared as fractions: 1/3 and 2/6 are equal.
    const ahead = (a: string, b: string): number => total(b) * count(a) - total(a) * count(b) || count(b) - count(a);
    const most = Math.max(0, ...running.map(count));
    const rated = running.filter(option => count(option) > 0 && count(option) * 2 >= most);
    const best = [...rated].sort(ahead)[0];
    return {
      counts: Object.fromEntries(running.map(option => [option, count(option)])),
      leaders: rated.filter(option => ahead(option, best!) === 0),
      ratings,
    };
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
