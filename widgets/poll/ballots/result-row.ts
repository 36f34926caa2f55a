import type {PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawMade} from './made.js';

/** What one option has come to. */
export interface Result {
  /** How long its bar is, 0 to 1. */
  readonly share: number;
  readonly figure: string;
  readonly words: string;
}

/** Share, figure and own part of one option: what stands in its row beside its name. */
export function drawResult({html, say, view}: Ballot, {id, withdrawn}: PollOption, result: Result | undefined, own?: string): unknown {
  const leaders = view.tally?.leaders ?? [];
  const leads = leaders.includes(id);
  return html`
    <i><svg part="bar" aria-hidden="true" width="${(result?.share ?? 0) * 100}%"></svg></i>
    ${withdrawn ? html`<strong><bdi>${say('withdrawn')}</bdi></strong>` : result && html`<strong>${result.figure} <bdi>${result.words}</bdi> ${leads
      ? html`<bdi class="lead">${say(leaders.length > 1 ? 'level' : 'ahead')}</bdi>`
      : ''}</strong>`}
    ${own && html`<b><span class="on">${own}</span></b>`}`;
}

/** One option as a row that nothing can be done with. */
export function drawRow(ballot: Ballot, option: PollOption, result: Result | undefined, own?: string): unknown {
  const {html, pick} = ballot;
  return html`<li class="row ${option.withdrawn ? 'gone' : ''}" part="option"><span>${pick(option.label)}</span>${drawResult(ballot, option, result, own)}${drawMade(ballot, option)}</li>`;
}

export function percent(share: number, language: string): string {
  return share.toLocaleString(language, {style: 'percent'});
}

/** Under the options: how many have to vote. */
export function drawQuorum({html, say, view}: Ballot): unknown {
  const {quorum = 0, tally} = view;
  return tally && tally.voters < quorum ? html`<small><bdi>${say('quorum', {count: quorum})}</bdi></small>` : '';
}
