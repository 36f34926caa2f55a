import {type Idea, type IdeaState, ideaStates, isPublic} from './idea.js';
import {plainTextProblem} from './plain-text.js';

/** What the brand says to an idea. */
export interface Decision {
  readonly to: IdeaState;
  /** Why it is declined or not made: plain text, of which the author or everyone is told. */
  readonly reason?: string;
  /** Where what was made is to be had: an https URL. */
  readonly link?: string;
}

export type Decided =
  | {readonly ok: true; readonly idea: Idea}
  /** `wrong-decision`: it can be made of no idea. `wrong-step`: not of one that stands where this one does. */
  | {readonly ok: false; readonly problem: 'wrong-decision' | 'wrong-step'; readonly detail: string};

/** From where to where an idea can go. */
const steps: {readonly [S in IdeaState]: readonly IdeaState[]} = {
  'held': ['published', 'declined'],
  'published': ['in-review'],
  'in-review': ['making', 'not-this-time'],
  'making': ['made', 'not-this-time'],
  'made': [],
  'declined': [],
  'not-this-time': [],
};

/** The longest reason, in characters. */
export const longestReason = 1000;

/**
 * What a decision makes of an idea.
 *
 * @param now the counter's clock, milliseconds since the epoch
 */
export function decide(idea: Idea, decision: Decision, now: number): Decided {
  const wrong = decisionProblem(decision);
  if (wrong !== undefined) return {ok: false, problem: 'wrong-decision', detail: wrong};
  const {to} = decision;
  const allowed = steps[idea.state];
  if (!allowed.includes(to)) {
    const next = allowed.length > 0 ? allowed.map(state => `"${state}"`).join(' or ') : 'nothing';
    return {ok: false, problem: 'wrong-step', detail: `The idea is "${idea.state}", after which comes ${next}; found "${to}".`};
  }
  const decided = new Date(now).toISOString();
  return {
    ok: true,
    idea: {
      ...idea,
      state: to,
      decided,
      ...(isPublic({state: to}) && !isPublic(idea) && {published: decided}),
      ...(decision.reason !== undefined && {reason: decision.reason.trim()}),
      ...(decision.link !== undefined && {link: decision.link}),
    },
  };
}

/** What is wrong with a decision, whatever it is about. */
function decisionProblem({to, reason, link}: Decision): string | undefined {
  const [, ...known] = ideaStates;
  if (!known.some(state => state === to)) return `/to: found ${JSON.stringify(to)}; allowed: ${known.map(state => `"${state}"`).join(', ')}`;
  const [withReason, withLink] = [to === 'declined' || to === 'not-this-time', to === 'made'];
  if (withReason !== (reason !== undefined)) return `/reason: found ${reason === undefined ? 'nothing' : 'a text'}; "declined" and "not-this-time" have one, and no other decision`;
  if (withLink !== (link !== undefined)) return `/link: found ${link === undefined ? 'nothing' : 'a text'}; "made" has one, and no other decision`;
  if (link !== undefined && !/^https:\/\/[!-~]{1,2000}$/.test(link)) return '/link: found something else; allowed: an https URL of at most 2,000 ASCII characters';
  if (reason === undefined) return undefined;
  const {length} = [...reason.trim()];
  if (length === 0 || length > longestReason) return `/reason: found ${length} characters; allowed: 1 to ${longestReason}`;
  const problem = plainTextProblem(reason.trim(), {lines: true});
  return problem && `/reason: ${problem}`;
}
