import type {BallotPoll} from '../program.js';
import {approval} from './approval.js';
import {bradleyTerry} from './bradley-terry.js';
import {budget} from './budget.js';
import {instantRunoff} from './instant-runoff.js';
import {plurality} from './plurality.js';
import type {CountingRule} from './rule.js';
import {score} from './score.js';

export * from './rule.js';

const rules: {readonly [K in BallotPoll['kind']]: CountingRule<Extract<BallotPoll, {kind: K}>>} = {
  single: plurality,
  image: plurality,
  approval,
  ranked: instantRunoff,
  score,
  budget,
  pairwise: bradleyTerry,
};

/** How polls of this kind count. */
export function countingRule(kind: BallotPoll['kind']): CountingRule {
  return rules[kind];
}
