import type {Vote} from '../../../src/program/counting/rule.js';
import type {BallotPoll, PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';

/** Of an option that was made: where it is to be had. Beside its label, for a link is no part of a choice's name. */
export function drawMade({html, pick, say}: Ballot, {label, made}: PollOption): unknown {
  return made ? html`<span class="made"><bdi>${say('made')}</bdi> <a href=${made} aria-label=${say('seeNamed', {label: pick(label)})}>${say('see')}</a></span>` : '';
}

/** Above the result, to whoever has voted for what was made. */
export function drawMadeOfVote({choosing, held, html, kind, pick, say, view}: Ballot): unknown {
  if (choosing || !held) return '';
  const chosen = chosenBy(held, kind);
  return view.options.filter(({id, made}) => made && chosen.includes(id)).map(({label, made}) => html`<span class="made">
    <bdi>${say(kind === 'score' ? 'madeOfScore' : 'madeOfVote')}</bdi> <a href=${made!}>${say('seeOption', {label: pick(label)})}</a>
  </span>`);
}

/** Of a pair, the one that was preferred. */
function chosenBy({choices}: Vote, kind: BallotPoll['kind']): readonly string[] {
  return kind === 'pairwise' ? choices.filter((_, i) => i % 2 === 0) : choices;
}
