import type {Schema} from '@cfworker/json-schema';
import {bondProblems} from './bonds/bond-problems.js';
import {mostCompared} from './counting/bradley-terry.js';
import {mostRanked} from './counting/instant-runoff.js';
import {personaProblems} from './personas/persona-problems.js';
import {programSchema} from './program-schema.js';
import type {BallotPoll, OpenPoll, Poll, Program} from './program.js';
import {referralProblems} from './referrals/referral-problems.js';
import {inLines, type SchemaProblem, schemaProblems} from './schema-problems.js';

/** A program file that cannot be used; the message lists every problem with its pointer. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(readonly problems: readonly SchemaProblem[]) {
    super(inLines(problems));
  }
}

/**
 * Reads a program file's content.
 *
 * @throws {ProgramError} when it does not follow the schema, or contradicts itself.
 */
export function checkProgram(value: unknown): Program {
  const broken = schemaProblems(programSchema as unknown as Schema, value);
  const problems = broken.length > 0 ? broken : contradictions(value as Program);
  if (problems.length > 0) throw new ProgramError(problems);
  return value as Program;
}

/** What the schema cannot say. */
function contradictions(program: Program): SchemaProblem[] {
  const ofPolls = Object.entries(program.polls).flatMap(([id, poll]) => [...ownFields(poll), ...assuranceOf(poll), ...contentOf(poll), ...times(poll)]
    .map(({pointer, ...problem}) => ({pointer: `/polls/${id}${pointer}`, ...problem})));
  return [
    ...ofPolls,
    ...(program.referral ? referralProblems(program.referral) : []),
    ...(program.bonds ? bondProblems(program.bonds, program) : []),
    ...Object.entries(program.personas ?? {}).flatMap(([id, persona]) => personaProblems(id, persona)),
  ];
}

/** Fields that one kind of poll has and the others have not. */
const fields: {readonly [field: string]: Poll['kind']} = {min: 'approval', max: 'approval', beans: 'budget', ideas: 'open'};

function ownFields(poll: Poll): SchemaProblem[] {
  const of = poll as Poll & {readonly [field: string]: unknown};
  const strange = Object.entries(fields)
    .filter(([field, kind]) => of[field] !== undefined && poll.kind !== kind)
    .map(([field, kind]) => ({pointer: `/${field}`, found: JSON.stringify(of[field]), allowed: `nothing, unless kind is "${kind}"`}));
  if (poll.kind === 'budget' && poll.beans === undefined) strange.push({pointer: '/beans', found: 'nothing', allowed: 'how many beans there are to spend'});
  return strange;
}

function assuranceOf({assurance = 'browser', kind, products, velocity}: Poll): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  if (products && assurance !== 'order') problems.push({pointer: '/products', found: JSON.stringify(products), allowed: 'nothing, unless assurance is "order"'});
  if (velocity !== undefined && (assurance !== 'browser' || kind === 'open')) {
    problems.push({pointer: '/velocity', found: JSON.stringify(velocity), allowed: 'nothing, unless assurance is "browser" and shoppers vote'});
  }
  return problems;
}

function contentOf(poll: Poll): SchemaProblem[] {
  if (poll.kind === 'open') return ideasOf(poll);
  // The schema lets any poll go without, and an open one has none.
  if ((poll as Partial<BallotPoll>).options === undefined) return [{pointer: '/options', found: 'nothing', allowed: 'a list of at least 2 options, unless kind is "open"'}];
  return optionsOf(poll);
}

function ideasOf(poll: OpenPoll): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const {groups, options, ideas} = poll as Partial<OpenPoll> & {readonly groups?: unknown; readonly options?: readonly unknown[]};
  if (options) problems.push({pointer: '/options', found: `${options.length} entries`, allowed: 'nothing, when kind is "open": shoppers submit ideas'});
  if (groups) problems.push({pointer: '/groups', found: JSON.stringify(groups), allowed: 'nothing, when kind is "open": there are no votes to split'});
  if (poll.results !== 'always') problems.push({pointer: '/results', found: JSON.stringify(poll.results), allowed: '"always", when kind is "open": milestones show how many support an idea'});
  if (!ideas) return [...problems, {pointer: '/ideas', found: 'nothing', allowed: 'what becomes of ideas, when kind is "open"'}];
  ideas.milestones.forEach(({supports}, i) => {
    const before = ideas.milestones[i - 1]?.supports ?? 0;
    if (supports <= before) problems.push({pointer: `/ideas/milestones/${i}/supports`, found: String(supports), allowed: `more than the milestone before has (${before})`});
  });
  return problems;
}

/** How many options a poll has at most, where its kind does not take as many as the schema. */
const mostOptions: {readonly [K in BallotPoll['kind']]?: number} = {ranked: mostRanked, pairwise: mostCompared};
/** How many when it has groups: up to twenty are counted apart for whoever reads it, which then takes some 20 ms at most. */
const mostByGroup: typeof mostOptions = {ranked: 7, pairwise: 20, score: 50};

function optionsOf(poll: BallotPoll): SchemaProblem[] {
  const {kind, options} = poll;
  const most = (poll.groups ? mostByGroup : mostOptions)[kind] ?? Infinity;
  const problems: SchemaProblem[] = options.length > most ? [{pointer: '/options', found: `${options.length} entries`, allowed: `at most ${most}, when kind is "${kind}"${poll.groups ? ' and there are groups' : ''}`}] : [];
  if (kind === 'approval') {
    const {min = 1, max = options.length} = poll;
    if (min > max || max > options.length) problems.push({pointer: '/max', found: JSON.stringify(max), allowed: `${min} to ${options.length}`});
  }
  problems.push(...repeats(options, '/options', 'an id that no other option of the poll has'));
  problems.push(...repeats(poll.groups?.options ?? [], '/groups/options', 'an id that no other group of the poll has'));
  options.forEach((option, i) => {
    if (kind === 'image' && !option.picture) problems.push({pointer: `/options/${i}/picture`, found: 'nothing', allowed: 'a picture, when kind is "image"'});
  });
  if (options.every(option => option.withdrawn)) problems.push({pointer: '/options', found: 'all withdrawn', allowed: 'at least one that is not'});
  return problems;
}

function repeats(named: readonly {readonly id: string}[], pointer: string, allowed: string): SchemaProblem[] {
  return named.flatMap(({id}, i) => (named.findIndex(other => other.id === id) < i ? [{pointer: `${pointer}/${i}/id`, found: JSON.stringify(id), allowed}] : []));
}

function times({opens, closes}: Poll): SchemaProblem[] {
  if (opens === undefined || closes === undefined || Date.parse(opens) < Date.parse(closes)) return [];
  return [{pointer: '/closes', found: JSON.stringify(closes), allowed: `a time after opens (${opens})`}];
}
