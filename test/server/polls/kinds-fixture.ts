import fc from 'fast-check';
import type {Tenant} from '../../../server/tenant.js';
import type {KindredEvent} from '../../../src/events/index.js';
import {checkProgram, type BallotPoll, type Program, type ResultsVisibility, type Vote} from '../../../src/program/index.js';
import {event, tea} from '../service-fixture.js';

export const kinds = ['single', 'image', 'approval', 'ranked', 'score', 'budget', 'pairwise'] as const satisfies readonly BallotPoll['kind'][];
export const modes = ['always', 'after-vote', 'after-close', 'never'] as const satisfies readonly ResultsVisibility[];
export const options = ['moon', 'pine', 'wave', 'fern'];

/** What voters may say of themselves. */
export const groups = {question: 'Where do you live?', smallest: 5, options: ['north', 'south'].map(id => ({id, label: `The ${id}`}))};

/** What a program file says of a poll: of this kind, with these options. */
export function pollOf(kind: BallotPoll['kind'], more: object = {}, ids: readonly string[] = options): object {
  return {
    kind,
    question: 'Which lid?',
    options: ids.map(id => ({id, label: `The ${id}`, ...(kind === 'image' && {picture: {src: `/${id}.svg`, alt: ''}})})),
    results: 'always',
    ...(kind === 'budget' && {beans: 10}),
    ...more,
  };
}

export const programOf = (polls: object): Program => checkProgram({name: 'Tea house', polls});

/** A tenant whose program can be replaced, as by a service that starts again with another file. */
export function brand(polls: object, more: Partial<Tenant> = {}): Tenant & {program: Program} {
  return {...tea, ...more, program: programOf(polls)};
}

interface Made {readonly by?: number; readonly at?: number; readonly source?: string}

export function ballot(poll: string, vote: Vote, made?: Made): KindredEvent<'poll.voted'> {
  return event('poll.voted', {poll, ...vote}, made);
}

const some = fc.shuffledSubarray(options, {minLength: 1});
const one = fc.constantFrom(...options).map((id): Vote => ({choices: [id]}));
const several = some.map((choices): Vote => ({choices}));
const withPoints = (most: number): fc.Arbitrary<Vote> => some.chain(choices => fc.record({
  choices: fc.constant(choices),
  points: fc.array(fc.integer({min: 1, max: most}), {minLength: choices.length, maxLength: choices.length}),
}));
const pairs = options.flatMap((one, i) => options.slice(i + 1).map(other => [one, other]));

/** Votes that a poll of this kind and these options takes. */
export const votesOf: {readonly [K in BallotPoll['kind']]: fc.Arbitrary<Vote>} = {
  single: one,
  image: one,
  approval: several,
  ranked: several,
  score: withPoints(5),
  budget: withPoints(10).filter(({points}) => points!.reduce((a, b) => a + b) <= 10),
  pairwise: fc.tuple(fc.shuffledSubarray(pairs, {minLength: 1}), fc.infiniteStream(fc.boolean()))
    .map(([asked, turned]): Vote => ({choices: asked.flatMap(pair => (turned.next().value ? [...pair].reverse() : pair))})),
};

/** The same, of voters who say where they belong, or do not. */
export const groupedVotesOf = (kind: BallotPoll['kind']): fc.Arbitrary<Vote> =>
  fc.tuple(votesOf[kind], fc.constantFrom('north', 'south', undefined)).map(([vote, group]) => (group === undefined ? vote : {...vote, group}));

/** A vote and another of each kind; two of the first and one of the second have the moon lead. */
export const twoVotes: {readonly [K in BallotPoll['kind']]: readonly [Vote, Vote]} = {
  single: [{choices: ['moon']}, {choices: ['pine']}],
  image: [{choices: ['moon']}, {choices: ['pine']}],
  approval: [{choices: ['moon', 'wave']}, {choices: ['moon', 'fern']}],
  ranked: [{choices: ['moon', 'pine']}, {choices: ['pine', 'wave', 'moon']}],
  score: [{choices: ['moon', 'pine'], points: [5, 1]}, {choices: ['pine', 'wave'], points: [4, 2]}],
  budget: [{choices: ['moon', 'pine'], points: [8, 2]}, {choices: ['pine'], points: [9]}],
  pairwise: [{choices: ['moon', 'pine', 'moon', 'wave']}, {choices: ['pine', 'moon', 'pine', 'wave']}],
};
