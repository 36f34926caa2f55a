import type {PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawMade} from './made.js';
import {drawQuorum, drawRow, percent, type Result} from './result-row.js';
import {drawRounds} from './rounds.js';

/** Options to put in order: by dragging, by buttons, or by the arrow keys on them. */
export function drawRanking(ballot: Ballot): unknown {
  const {choosing, held, html, say, view} = ballot;
  if (choosing) return drawOrder(ballot);
  return html`
    <ul>${view.options.map(option => {
      const place = held?.choices.indexOf(option.id) ?? -1;
      return drawRow(ballot, option, resultOf(ballot, option.id), place < 0 ? undefined : say('yourPlace', {n: place + 1}));
    })}</ul>
    ${drawRounds(ballot)}${drawQuorum(ballot)}`;
}

function drawOrder(ballot: Ballot): unknown {
  const {html, memory, pick, root, say, select, view, vote: {choices}} = ballot;
  const options = view.options.filter(({withdrawn}) => !withdrawn);
  const ranked = choices.map(id => options.find(option => option.id === id)!).filter(Boolean);
  const rest = options.filter(option => !ranked.includes(option));
  const moved = ranked.find(({id}) => id === memory.moved);

  const move = (id: string, place: number): void => {
    const others = choices.filter(choice => choice !== id);
    memory.moved = id;
    select({choices: [...others.slice(0, place), id, ...others.slice(place)]});
  };
  /** Lit keeps the rows where they are and changes what they say: the focus has to follow what was moved. */
  const follow = (selector: string): void => void ballot.settled().then(() => root.querySelector<HTMLElement>(selector)?.focus());
  const drag = ({clientY}: PointerEvent): void => {
    if (memory.dragged === undefined) return;
    const rows = [...root.querySelectorAll('.placed')].map(row => row.getBoundingClientRect());
    const place = rows.filter(({top, height}) => clientY > top + height / 2).length;
    const now = choices.indexOf(memory.dragged);
    const next = place > now ? place - 1 : place;
    if (next !== now) move(memory.dragged, next);
  };
  const drop = (): void => {
    memory.dragged = undefined;
    ballot.redraw();
  };

  return html`
    <small><bdi>${say('rankHint')}</bdi></small>
    <small class="said" role="status">${moved && say('placed', {label: pick(moved.label), n: ranked.indexOf(moved) + 1, count: ranked.length})}</small>
    <ol class=${memory.dragged === undefined ? '' : 'dragging'} @pointermove=${drag} @pointerup=${drop} @pointercancel=${drop}>
      ${ranked.map((option, i) => {
        const {id, label} = option;
        const name = {label: pick(label)};
        const step = (by: number): void => {
          const place = Math.max(0, Math.min(choices.length - 1, i + by));
          if (place === i) return;
          move(id, place);
          // At the end of its way, a button is disabled, and the other one takes the focus.
          follow(`#${(by < 0 && place > 0) || place === choices.length - 1 ? 'up' : 'down'}-${id}`);
        };
        const onKey = (event: KeyboardEvent): void => {
          const by = {ArrowUp: -1, ArrowDown: 1}[event.key];
          if (!by) return;
          event.preventDefault();
          step(by);
        };
        return html`<li class="row placed ${id === memory.dragged ? 'dragged' : ''}" part="option" @keydown=${onKey}>
          <span class="handle" aria-hidden="true" @pointerdown=${(event: PointerEvent) => {
            (event.currentTarget as Element).closest('ol')!.setPointerCapture(event.pointerId);
            memory.dragged = id;
            ballot.redraw();
          }}></span>
          <span class="place">${say('place', {n: i + 1})}</span>
          <span>${name.label}</span>
          <span class="tools">
            <button type="button" id="up-${id}" aria-label=${say('up', name)} ?disabled=${i === 0} @click=${() => step(-1)}>↑</button>
            <button type="button" id="down-${id}" aria-label=${say('down', name)} ?disabled=${i === choices.length - 1} @click=${() => step(1)}>↓</button>
            <button type="button" aria-label=${say('remove', name)} @click=${() => {
              select({choices: choices.filter(choice => choice !== id)});
              follow(`#add-${id}`);
            }}>×</button>
          </span>
          ${drawMade(ballot, option)}
        </li>`;
      })}
    </ol>
    <ul>${rest.map(option => drawUnranked(ballot, option, () => {
      move(option.id, choices.length);
      const next = rest[rest.indexOf(option) + 1] ?? rest[0]!;
      follow(next === option ? `#up-${option.id}` : `#add-${next.id}`);
    }))}</ul>`;
}

function drawUnranked(ballot: Ballot, option: PollOption, add: () => void): unknown {
  const {html, pick, say} = ballot;
  const {id, label} = option;
  return html`<li><button type="button" class="row" part="option" id="add-${id}" aria-label=${say('add', {label: pick(label)})} @click=${add}>
    <span class="place">+</span><span>${pick(label)}</span>
  </button>${drawMade(ballot, option)}</li>`;
}

export function resultOf({language, say, view: {tally}}: Ballot, id: string): Result | undefined {
  if (!tally) return undefined;
  const count = tally.counts[id] ?? 0;
  const share = count / (tally.voters || 1);
  return {share, figure: percent(share, language), words: say('first', {count})};
}
