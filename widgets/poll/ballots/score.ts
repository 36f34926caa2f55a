import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawMade} from './made.js';
import {drawQuorum, drawRow, type Result} from './result-row.js';

const scores = [0, 1, 2, 3, 4, 5];

/** A score of 1 to 5 for each option; none is an answer, too, and the first one given. */
export function drawScores(ballot: Ballot): unknown {
  const {choosing, held, html, say, view} = ballot;
  if (!choosing) {
    return html`<ul>${view.options.map(option => {
      const own = pointsOf(held, option.id);
      return drawRow(ballot, option, resultOf(ballot, option.id), own ? say('yourScore', {n: own}) : undefined);
    })}</ul>${drawQuorum(ballot)}`;
  }
  return html`<small><bdi>${say('scoreHint')}</bdi></small><ul>${view.options.filter(({withdrawn}) => !withdrawn).map(option => drawScale(ballot, option))}</ul>`;
}

function drawScale(ballot: Ballot, option: PollOption): unknown {
  const {html, pick, say, select, vote} = ballot;
  const {id, label} = option;
  const given = pointsOf(vote, id);
  const name = pick(label);
  return html`<li class="row" part="option">
    <span>${name}</span>
    <span class="scale" role="radiogroup" aria-label=${name}>${scores.map(score => html`
      <label><input type="radio" name="score-${id}" aria-label=${score ? say('score', {n: score}) : say('noScore')} .checked=${score === given} @change=${() => select(withPoints(vote, id, score))}><span aria-hidden="true">${score || '–'}</span></label>`)}
    </span>
    ${drawMade(ballot, option)}
  </li>`;
}

export function resultOf({language, say, view: {tally}}: Ballot, id: string): Result | undefined {
  const ratings = tally?.ratings?.[id];
  if (!ratings) return undefined;
  const count = ratings.reduce((a, b) => a + b, 0);
  const mean = ratings.reduce((sum, times, i) => sum + times * (i + 1), 0) / (count || 1);
  return {
    share: mean / 5,
    figure: count ? mean.toLocaleString(language, {minimumFractionDigits: 1, maximumFractionDigits: 1}) : '–',
    words: say('ratings', {count}),
  };
}

/** What a vote gives to an option; nothing is 0. */
export function pointsOf(vote: Vote | undefined, id: string): number {
  return vote?.points?.[vote.choices.indexOf(id)] ?? 0;
}

/** The vote with so many points for an option; with none, it is left out. */
export function withPoints({choices, points = []}: Vote, id: string, given: number): Vote {
  const others = choices.map((choice, i) => [choice, points[i]!] as const).filter(([choice]) => choice !== id);
  const all = given ? [...others, [id, given] as const] : others;
  return {choices: all.map(([choice]) => choice), points: all.map(([, point]) => point)};
}
