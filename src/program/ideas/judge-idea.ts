import type {KindredEvent} from '../../events/envelope.js';
import {judgePoll, type Refusal, type Vouched} from '../judge-poll.js';
import {occurredAt, voterOf} from '../judge-vote.js';
import type {OpenPoll, Program} from '../program.js';
import {type Idea, isPublic} from './idea.js';
import {nextMilestone} from './milestones.js';
import {plainTextProblem} from './plain-text.js';
import type {Support} from './support.js';

/** How many ideas of one voter may be held or published in one poll. */
export const mostIdeas = 10;

/** By what an event is judged besides the program, as in `judgeVote`. */
export interface Circumstances extends Vouched {
  /** The device's clock when the batch left, RFC 3339. */
  readonly sentAt: string;
  /** The counter's clock, milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether an idea is taken, and as what. Its author supports it from the start,
 * which is still to be counted.
 *
 * @param own how many ideas of its author are held or published in its poll
 */
export function judgeSubmission(
  program: Program,
  event: KindredEvent<'idea.submitted'>,
  {sentAt, now, member, bought}: Circumstances,
  own: number,
): {readonly ok: true; readonly idea: Idea; readonly support: Support} | Refusal {
  const {poll: id, title, words = '', picture, credit = ''} = event.data;
  const taken = judgePoll(program, id, {now, member, bought});
  if (!taken.ok) return taken;
  const {poll} = taken;
  if (poll.kind !== 'open') return invalid(`/data/poll: found "${id}", whose kind is "${poll.kind}"; ideas are for polls of kind "open"`);
  const wrong = textProblem('title', title.trim()) ?? textProblem('words', words.trim(), true) ?? textProblem('credit', credit.trim()) ?? pictureProblem(poll, picture);
  if (wrong !== undefined) return invalid(wrong);
  if (own >= mostIdeas) return {ok: false, reason: 'too-many-ideas', detail: `/data/poll: "${id}" has ${own} ideas of this author that are held or published; ${mostIdeas} are the most`};

  const submitted = occurredAt(event.time, sentAt, now);
  const idea: Idea = {
    id: event.id,
    poll: id,
    author: voterOf(event.kinvisitor!, member),
    title: title.trim(),
    ...(words.trim() !== '' && {words: words.trim()}),
    ...(picture !== undefined && {picture: new URL(picture).href}),
    ...(credit.trim() !== '' && {credit: credit.trim()}),
    state: 'held',
    submitted,
    supports: 0,
    most: 0,
  };
  return {
    ok: true,
    idea: poll.ideas.moderated === false ? {...idea, state: 'published', published: new Date(now).toISOString()} : idea,
    support: {id: event.id, at: submitted, supports: true},
  };
}

/**
 * Whether a support, or its withdrawal, counts.
 *
 * @param idea the one that it names, if there is one
 */
export function judgeSupport(
  program: Program,
  event: KindredEvent<'idea.supported' | 'idea.unsupported'>,
  {sentAt, now, member, bought}: Circumstances,
  idea: Idea | undefined,
): {readonly ok: true; readonly idea: Idea; readonly voter: string; readonly support: Support} | Refusal {
  const {data} = event;
  const taken = judgePoll(program, data.poll, {now, member, bought});
  if (!taken.ok) return taken;
  const {poll} = taken;
  const voter = voterOf(event.kinvisitor!, member);
  // The same words whether there is none or one that others may not see.
  if (poll.kind !== 'open' || idea?.poll !== data.poll || !(isPublic(idea) || idea.author === voter)) {
    return {ok: false, reason: 'unknown-idea', detail: `/data/idea: found "${data.idea}"; "${data.poll}" shows no such idea`};
  }
  const supports = event.type === 'kindred.idea.supported';
  const next = idea.state === 'published' ? nextMilestone(poll.ideas.milestones, idea, idea.published!, now).next : undefined;
  if (supports && next?.lapsed) return {ok: false, reason: 'idea-lapsed', detail: `/data/idea: the idea needed ${next.supports} supports before ${next.deadline}`};
  return {ok: true, idea, voter, support: {id: event.id, at: occurredAt(event.time, sentAt, now), supports}};
}

function textProblem(field: string, text: string, lines = false): string | undefined {
  const problem = plainTextProblem(text, {lines});
  return problem && `/data/${field}: ${problem}`;
}

function pictureProblem({ideas: {pictures = []}}: OpenPoll, picture: string | undefined): string | undefined {
  if (picture === undefined) return undefined;
  if (!URL.canParse(picture)) return '/data/picture: found something else; allowed: an https URL';
  const {origin} = new URL(picture);
  if (pictures.some(listed => new URL(listed).origin === origin)) return undefined;
  return `/data/picture: found a picture of ${origin}; the poll takes ${pictures.length > 0 ? `those of ${pictures.join(', ')}` : 'none'}`;
}

function invalid(detail: string): Refusal {
  return {ok: false, reason: 'invalid-idea', detail};
}
