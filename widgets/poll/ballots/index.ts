import type {ReactiveElement} from 'lit';
import {format, negotiate} from '../../../src/element/messages.js';
import type {BallotPoll} from '../../../src/program/program.js';
import {drawAbout} from './about.js';
import type {Ballot, DrawBallot, Memory, Speaking} from './ballot.js';
import {ballotCatalogue, ballotMessages, type BallotMessages} from './ballot-messages.js';
import {ballotStyles} from './ballot-styles.js';
import {drawBudget} from './budget.js';
import {drawChoice} from './choice.js';
import {drawPairs} from './pairwise.js';
import {drawRanking} from './ranked.js';
import {drawScores} from './score.js';

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
      vote: (choosing ? draft : held) ?? {choices: []},
      say: (key, values = {}) => format(texts[key], values, language),
    };
    return drawing.html`${kinds[kind](ballot)}${drawAbout(ballot)}`;
  };
}

/** English stands in for what cannot be loaded. */
function load(language: string): Promise<BallotMessages> {
  return ballotCatalogue[negotiate(language, Object.keys(ballotCatalogue))]!().catch(() => ballotMessages);
}
