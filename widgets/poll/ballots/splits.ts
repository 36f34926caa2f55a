import type {BallotPoll} from '../../../src/program/program.js';
import type {Split} from '../../../src/program/poll-view.js';
import type {Ballot} from './ballot.js';
import {resultOf as beansOf} from './budget.js';
import {resultOf as votesOf} from './choice.js';
import {resultOf as winsOf} from './pairwise.js';
import {resultOf as firstsOf} from './ranked.js';
import type {Result} from './result-row.js';
import {resultOf as scoresOf} from './score.js';

const results: {readonly [K in BallotPoll['kind']]: (ballot: Ballot, id: string) => Result | undefined} = {
  single: votesOf,
  image: votesOf,
  approval: votesOf,
  ranked: firstsOf,
  score: scoresOf,
  budget: beansOf,
  pairwise: winsOf,
};

/** How many options of each group are shown, the foremost. */
const most = 3;

/** What each group chose, in the order in which the program has them: what they chose can be compared, and no group comes first. */
export function drawSplits(ballot: Ballot): unknown {
  const {html, pick, say, view: {groups, splits}} = ballot;
  if (!groups || !splits) return '';
  return html`<details class="splits">
    <summary><bdi>${say('splitBy', {question: pick(groups.question)})}</bdi></summary>
    ${splits.map(split => drawSplit(ballot, split, pick(groups.options.find(({id}) => id === split.group)!.label)))}
    <small><bdi>${say('smallGroups', {count: groups.smallest})}</bdi></small>
  </details>`;
}

function drawSplit(ballot: Ballot, {tally}: Split, name: string): unknown {
  const {html, kind, pick, say, view} = ballot;
  const {leaders, voters} = tally;
  const leads = (id: string): number => Number(leaders.includes(id));
  const rows = view.options
    .map(({id, label}) => ({id, label, result: results[kind]({...ballot, view: {...view, tally}}, id)}))
    .filter(({id, result}) => Object.hasOwn(tally.counts, id) && result!.share > 0)
    .sort((a, b) => leads(b.id) - leads(a.id) || b.result!.share - a.result!.share)
    .slice(0, most);
  return html`<table>
    <caption><bdi>${name}</bdi> <small><bdi>${say('turnout', {count: voters})}</bdi></small></caption>
    <tbody>${rows.map(({id, label, result}) => html`<tr>
      <th scope="row"><bdi>${pick(label)}</bdi><svg aria-hidden="true" width="${result!.share * 100}%"></svg></th>
      <td>${result!.figure} <small><bdi>${result!.words}</bdi> ${leads(id) ? html`<bdi class="lead">${say(leaders.length > 1 ? 'level' : 'ahead')}</bdi>` : ''}</small></td>
    </tr>`)}</tbody>
  </table>`;
}
