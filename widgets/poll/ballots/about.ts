import type {Vote} from '../../../src/program/counting/rule.js';
import type {BallotPoll} from '../../../src/program/program.js';
import type {Ballot, BallotKey} from './ballot.js';
import {weightOf} from './weight.js';

const rules: {readonly [K in BallotPoll['kind']]: BallotKey} = {
  single: 'single',
  image: 'single',
  approval: 'approval',
  ranked: 'ranked',
  score: 'scored',
  budget: 'spent',
  pairwise: 'compared',
};

/** The counting rule in a sentence, who may vote, how many have, and the receipt of one's own vote. */
export function drawAbout(ballot: Ballot): unknown {
  const {html, kind, language, say, view} = ballot;
  const {assurance = 'browser', closes, state, tally} = view;
  return html`<details class="about">
    <summary>${say('about')}</summary>
    <ul>
      <li><bdi>${say(rules[kind])}</bdi></li>
      <li><bdi>${say(assurance)}</bdi></li>
      ${tally && html`<li><bdi>${say('turnout', {count: tally.voters})}</bdi></li>`}
      ${closes && html`<li><bdi>${say(state === 'closed' ? 'closed' : 'closes', {when: inFull(closes, language)})}</bdi></li>`}
      ${drawReceipt(ballot)}
    </ul>
  </details>`;
}

function drawReceipt(drawn: Ballot): unknown {
  const {choosing, held, html, kin, language, memory, say, view} = drawn;
  const {ballot, now, poll, state} = view;
  // A receipt is the service's word: not for what is on its way, or was refused.
  if (!ballot || choosing || inWords(held) !== inWords(ballot)) return '';
  const {checked} = memory;
  return html`
    <li><bdi>${say('receipt', {id: ballot.id, when: inFull(ballot.at, language)})}</bdi></li>
    ${weightOf(drawn).map(({key, values}) => html`<li><bdi>${say(key, values)}</bdi></li>`)}
    ${ballot.aside ? html`<li><bdi>${say(ballot.leftOut ? 'leftOut' : 'aside')}</bdi></li>` : ''}
    <li>
      ${ballot.aside ? '' : html`<button type="button" part="button" @click=${() => {
        memory.checked = now;
        kin?.refresh();
      }}>${say('check')}</button>`}
      ${state === 'open' ? html`<button type="button" part="button" @click=${() => kin?.track('poll.retracted', {poll})}>${say('withdraw')}</button>` : ''}
      <span role="status">${checked && checked !== now && !ballot.aside ? say('counted', {when: inFull(now, language)}) : ''}</span>
    </li>`;
}

const inWords = (vote: Vote | undefined): string => [vote?.choices, vote?.points, vote?.group].join(';');

function inFull(time: string, language: string): string {
  return new Date(time).toLocaleString(language, {dateStyle: 'long', timeStyle: 'short'});
}
