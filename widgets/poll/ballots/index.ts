import type {ReactiveElement} from 'lit';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';
import type {BallotPoll} from '../../../src/program/program.js';
import {drawAbout} from './about.js';
import type {DrawIdeas} from '../ideas/index.js';
import type {Ballot, DrawBallot, Frame, Memory, Speaking} from './ballot.js';
import {followTexts} from '../../../src/element/texts.js';
import {ballotTexts} from './ballot-messages.js';
import {ballotStyles} from './ballot-styles.js';
import {drawBudget} from './budget.js';
import {drawChoice} from './choice.js';
import {drawGroup} from './group.js';
import {drawMadeOfVote} from './made.js';
import {linkedVote} from './linked.js';
import {drawPairs} from './pairwise.js';
import {drawRanking} from './ranked.js';
import {drawRefusal} from './refusal.js';
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
  const redraw = (): void => element.requestUpdate();
  let memory: Memory;
  let poll: string | undefined;
  let drawIdeas: DrawIdeas | false | undefined;
  const speaking = element as unknown as Speaking;
  const texts = await followTexts(element, ballotTexts, redraw);

  /** Ideas are a file of their own, which few of these polls need. */
  function drawFrame(frame: Frame): unknown {
    drawIdeas ??= (void import('../ideas/index.js').then(async ({openIdeas}) => {
      drawIdeas = await openIdeas(element);
      redraw();
    }).catch(console.error), false);
    return drawIdeas ? drawIdeas(frame) : frame.html`<slot></slot>`;
  }

  return drawing => {
    if (!('choosing' in drawing)) return drawFrame(drawing);
    if (!poll) root.adoptedStyleSheets.push(ballotStyles());
    const {draft, held, choosing, view} = drawing;
    const kind = view.kind as BallotPoll['kind']; // the element draws no other
    const {language, pick} = speaking;
    if (view.poll !== poll) {
      poll = view.poll;
      memory = {shown: 20, query: '', asked: 0};
      // Later, because drawing may not change what is drawn.
      const linked = linkedVote(view);
      if (linked && choosing && !draft) void element.updateComplete.then(() => drawing.select(linked));
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
      say: texts(),
    };
    return drawing.html`${drawMadeOfVote(ballot)}${kinds[kind](ballot)}${drawGroup(ballot)}${drawSplits(ballot)}${drawRefusal(ballot)}${drawAbout(ballot)}`;
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
