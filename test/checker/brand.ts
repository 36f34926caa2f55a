import type {Program} from '../../src/program/index.js';

/** Polls that are always open and hide nothing, so that no vote has a reason to be refused. */
const options = ['light', 'twice', 'deep'].map(id => ({id, label: id}));
export const program: Program = {
  name: 'Checked',
  polls: Object.fromEntries(['lid', 'tin', 'roast'].map(id => [id, {kind: 'single', question: id, options, results: 'always'}])),
};

const polls = Object.keys(program.polls);

/** The nth of some votes that differ. */
export function vote(n: number): {readonly poll: string; readonly choices: readonly string[]} {
  return {poll: polls[n % polls.length]!, choices: [options[Math.floor(n / polls.length) % options.length]!.id]};
}

/** Tenants of one service; each run takes the next, and meets nothing of another's. */
export const tenants = Array.from({length: 200}, (_, n) => ({
  id: `shop-${n}`,
  keys: [`pk_shop_${n}`],
  origins: ['http://localhost:*', 'http://127.0.0.1:*'],
  program: './program.json',
}));
