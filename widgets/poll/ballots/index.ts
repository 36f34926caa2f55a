import type {ReactiveElement} from 'lit';
import {format, negotiate} from '../../../src/element/messages.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';
import type {BallotPoll} from '../../../src/program/program.js';
import {drawAbout} from './about.js';
import type {Ballot, DrawBallot, Memory, Speaking} from './ballot.js';
import {ballotCatalogue, ballotMessages, type BallotMessages} from './ballot-messages.js';
import {ballotStyles} from './ballot-styles.js';
import {drawBudget} from './budget.js';
import {drawChoice} from './choice.js';
import {drawGroup} from './group.js';
import {drawMadeOfVote} from './made.js';
import {drawPairs} from './pairwise.js';
import {drawRanking} from './ranked.js';
import {drawScores} from './score.js';
import {drawSplits} from './splits.js';

const kinds: {readonly [K in BallotPoll['kind']]: (ballot: Ballot) => unknown} = {
  single: drawChoice,
  image: drawChoice,
  approval: drawChoice,
  ranked: drawRanking,
  score: drawScores,
  budget: drawBudget,
  pairwise: drawPairs,
};

/** Gets an element ready to draw the ballots that few polls have; settles when it has the words for them. */
export async function openBallots(element: ReactiveElement): Promise<DrawBallot> {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(ballotStyles());
  const redraw = (): void => element.requestUpdate();
  let memory: Memory;
  let poll: string;
  const speaking = element as unknown as Speaking;
  let spoken = speaking.language;
  let texts = await load(spoken);

  return drawing => {
    const {draft, held, choosing, view} = drawing;
    const kind = view.kind as BallotPoll['kind']; // the element draws no other
    const {language, pick} = speaking;
    if (view.poll !== poll) {
      poll = view.poll;
      memory = {shown: 20, query: '', asked: 0};
    }
    if (language !== spoken) {
      spoken = language;
      void load(language).then(loaded => {
        if (language !== spoken) return;
        texts = loaded;
        redraw();
      });
    }
    const vote = choosing ? available(draft, view) : held ?? nothing;
    const ballot: Ballot = {
      ...drawing,
      kind,
      kin: speaking.kin,
      language,
      pick,
      root,
      memory,
      redraw,
      settled: () => element.updateComplete,
      vote,
      select: draft => drawing.select({group: vote.group, ...draft}),
      say: (key, values = {}) => format(texts[key], values, language),
    };
    return drawing.html`${drawMadeOfVote(ballot)}${kinds[kind](ballot)}${drawGroup(ballot)}${drawSplits(ballot)}${drawAbout(ballot)}`;
  };
}

const nothing: Vote = {choices: []};

/** What was chosen and can still be had: with an option or a group that was taken out since, a changed vote would be refused. */
function available(vote = nothing, {groups, kind, options}: PollView): Vote {
  const has = (id: string): boolean => !options.some(option => option.id === id && option.withdrawn);
  // Of a pair, both: they stand beside each other.
  const kept = vote.choices.map((choice, i) => has(choice) && (kind !== 'pairwise' || has(vote.choices[i ^ 1]!)));
  return {
    choices: vote.choices.filter((_, i) => kept[i]),
    ...(vote.points && {points: vote.points.filter((_, i) => kept[i])}),
    group: groups?.options.find(({id}) => id === vote.group)?.id,
  };
}

/** English stands in for what cannot be loaded. */
function load(language: string): Promise<BallotMessages> {
  return ballotCatalogue[negotiate(language, Object.keys(ballotCatalogue))]!().catch(() => ballotMessages);
}
