import type {BallotPoll, Vote} from '../../src/program/index.js';

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Votes as a crowd casts them: some options have more appeal than others, and nobody agrees in full. */
export function randomVotes(poll: BallotPoll, random: () => number): () => Vote {
  const ids = poll.options.map(({id}) => id);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  let sum = 0;
  const appeal = ids.map((_, i) => (sum += 2 ** (-4 * i / ids.length)));
  const one = (): string => {
    const chance = random() * sum;
    return ids[appeal.findIndex(upTo => chance < upTo)]!;
  };
  const different = (count: number): string[] => {
    const drawn = new Set<string>();
    while (drawn.size < count) drawn.add(one());
    return [...drawn];
  };
  const some = (most = 10): string[] => different(upTo(Math.min(most, ids.length)));

  switch (poll.kind) {
    case 'single':
    case 'image': return () => ({choices: [one()]});
    case 'approval': return () => ({choices: some()});
    // Every other one ranks them all.
    case 'ranked': return () => ({choices: random() < 0.5 ? different(ids.length) : some()});
    case 'score': return () => {
      const choices = some();
      return {choices, points: choices.map(() => upTo(5))};
    };
    case 'budget': return () => {
      const choices = some(Math.min(4, poll.beans));
      let left = poll.beans - choices.length;
      return {choices, points: choices.map(() => {
        const more = upTo(left + 1) - 1;
        left -= more;
        return 1 + more;
      })};
    };
    case 'pairwise': return () => {
      const asked = new Map<string, readonly string[]>();
      for (let i = upTo(15); i > 0; i--) {
        const pair = different(2);
        asked.set([...pair].sort().join(), pair);
      }
      return {choices: [...asked.values()].flat()};
    };
  }
}
