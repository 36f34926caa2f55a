import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawQuorum, drawRow, percent, type Result} from './result-row.js';

/** How many pairs one shopper is asked: more is work. */
const most = 10;

/** This or that, pair by pair; the answers are sent together. */
export function drawPairs(ballot: Ballot): unknown {
  const {choosing, held, html, say, view} = ballot;
  if (!choosing) {
    const own = pairsOf(held);
    return html`<ul>${view.options.map(option => {
      const met = own.filter(pair => pair.includes(option.id)).length;
      const won = own.filter(([winner]) => winner === option.id).length;
      return drawRow(ballot, option, resultOf(ballot, option.id), met ? say('yourWins', {n: won, count: met}) : undefined);
    })}</ul>${drawQuorum(ballot)}`;
  }
  return drawPair(ballot);
}

function drawPair(ballot: Ballot): unknown {
  const {html, memory, redraw, say, select, view, vote} = ballot;
  const pairs = memory.pairs ??= somePairs(view.options, Math.random);
  const answered = pairsOf(vote);
  const pair = pairs[memory.asked];
  const go = (asked: number): void => {
    memory.asked = asked;
    redraw();
  };
  const answer = (winner: string, loser: string): void => {
    const others = answered.filter(other => !(other.includes(winner) && other.includes(loser)));
    memory.asked++;
    select({choices: [...others, [winner, loser]].flat()});
  };
  return html`
    <small role="status">${pair
      ? `${say('pairHint')} ${say('pairOf', {n: memory.asked + 1, count: pairs.length})}`
      : say('pairsDone', {count: answered.length})}</small>
    <progress max=${pairs.length} value=${memory.asked} aria-hidden="true"></progress>
    ${pair ? html`<div class="pair">${pair.map((id, i) => drawSide(ballot, id, () => answer(id, pair[1 - i]!), answered.some(([winner, loser]) => winner === id && loser === pair[1 - i])))}</div>` : ''}
    <span class="walk">
      ${memory.asked ? html`<button type="button" part="button" @click=${() => go(memory.asked - 1)}>${say('back')}</button>` : ''}
      ${pair ? html`<button type="button" part="button" @click=${() => go(memory.asked + 1)}>${say('skip')}</button>` : ''}
    </span>`;
}

function drawSide({html, pick, view}: Ballot, id: string, choose: () => void, chosen: boolean): unknown {
  const {label, picture} = view.options.find(option => option.id === id)!;
  return html`<button type="button" class="side" part="option" aria-pressed=${chosen} @click=${choose}>
    ${picture && html`<img src=${picture.src} alt=${pick(picture.alt)}>`}
    <span>${pick(label)}</span>
  </button>`;
}

export function resultOf({language, say, view: {tally}}: Ballot, id: string): Result | undefined {
  const share = tally?.preferred?.[id];
  return share === undefined ? undefined : {share, figure: percent(share, language), words: say('wins', {count: tally!.counts[id] ?? 0})};
}

function pairsOf(vote: Vote | undefined): (readonly [string, string])[] {
  const {choices} = vote ?? {choices: []};
  return choices.flatMap((winner, i) => (i % 2 ? [] : [[winner, choices[i + 1]!] as const]));
}

/** Pairs in random order, so that over all shoppers each is asked about alike; and first those of options not yet seen. */
function somePairs(options: readonly PollOption[], random: () => number): readonly (readonly [string, string])[] {
  const ids = options.filter(({withdrawn}) => !withdrawn).map(({id}) => id);
  const all = ids.flatMap((a, i) => ids.slice(i + 1).map((b): readonly [string, string] => (random() < 0.5 ? [a, b] : [b, a])));
  const rest = all.map(pair => ({pair, order: random()})).sort((a, b) => a.order - b.order).map(({pair}) => pair);
  const seen = new Map<string, number>();
  const times = ([a, b]: readonly [string, string]): number => (seen.get(a) ?? 0) + (seen.get(b) ?? 0);
  const asked: (readonly [string, string])[] = [];
  while (rest.length && asked.length < most) {
    const next = rest.reduce((best, pair) => (times(pair) < times(best) ? pair : best));
    rest.splice(rest.indexOf(next), 1);
    for (const id of next) seen.set(id, (seen.get(id) ?? 0) + 1);
    asked.push(next);
  }
  return asked;
}
