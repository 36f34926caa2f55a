import type {PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawMade} from './made.js';
import {drawQuorum, drawResult, percent, type Result} from './result-row.js';

/** How many options are shown at once. */
const page = 20;

/** One option or several, with pictures or without, few or two hundred. */
export function drawChoice(ballot: Ballot): unknown {
  const {choosing, html, language, memory, pick, redraw, say, view, vote} = ballot;
  const {options} = view;
  const query = memory.query.trim().toLocaleLowerCase(language);
  const found = options.filter(({label}) => pick(label).toLocaleLowerCase(language).includes(query));
  // What is selected stays in sight.
  const shown = found.filter(({id}, i) => i < memory.shown || vote.choices.includes(id));
  const long = options.length > page;
  return html`
    ${choosing ? html`<small><bdi>${hint(ballot)}</bdi></small>` : ''}
    ${long ? html`<input type="search" aria-label=${say('search')} placeholder=${say('search')} .value=${memory.query} @input=${(event: Event) => {
      memory.query = (event.target as HTMLInputElement).value;
      memory.shown = page;
      redraw();
    }} @keydown=${(event: KeyboardEvent) => {
      // It would submit the vote.
      if (event.key === 'Enter') event.preventDefault();
    }}>` : ''}
    <div class="options ${choosing ? 'choosing' : ''}">${shown.map(option => drawOption(ballot, option))}</div>
    ${found.length ? '' : html`<small role="status">${say('none')}</small>`}
    ${shown.length < found.length ? html`<button type="button" part="button" @click=${() => {
      memory.shown += page;
      redraw();
    }}>${say('more', {count: found.length - shown.length})}</button>` : ''}
    ${options.some(({picture}) => picture) ? drawLarge(ballot) : ''}
    ${drawQuorum(ballot)}`;
}

function hint({say, view, vote}: Ballot): string {
  if (view.kind !== 'approval') return '';
  const {min = 1, max = view.options.length, options} = view;
  const asked = min > 1 ? say('between', {min, count: max}) : max < options.length ? say('atMost', {count: max}) : say('any');
  return vote.choices.length ? `${asked} ${say('chosen', {n: vote.choices.length})}` : asked;
}

function drawOption(ballot: Ballot, option: PollOption): unknown {
  const {choosing, html, pick, select, view, vote} = ballot;
  const {id, label, made, picture, withdrawn} = option;
  const several = view.kind === 'approval';
  const most = view.kind === 'approval' ? view.max ?? Infinity : 1;
  const chosen = vote.choices.includes(id);
  const full = several && !chosen && vote.choices.length >= most;
  const row = html`<label part="option" class=${withdrawn ? 'gone' : ''}>
    ${picture && html`<img src=${picture.src} alt=${pick(picture.alt)} loading="lazy">`}
    <input type=${several ? 'checkbox' : 'radio'} name="option" ?required=${!vote.choices.length} ?disabled=${!choosing || withdrawn || full} .checked=${chosen}
      @change=${() => select({choices: !several ? [id] : chosen ? vote.choices.filter(other => other !== id) : [...vote.choices, id]})}>
    <span>${pick(label)}</span>
    ${drawResult(ballot, option, resultOf(ballot, id), ownWord(ballot, id))}
  </label>`;
  return picture || made ? html`<span class="tile">${row}${picture ? drawEnlarge(ballot, option) : ''}${drawMade(ballot, option)}</span>` : row;
}

export function resultOf({language, say, view: {tally}}: Ballot, id: string): Result | undefined {
  if (!tally) return undefined;
  const count = tally.counts[id] ?? 0;
  const share = count / (tally.voters || 1);
  return {share, figure: percent(share, language), words: say('votes', {count})};
}

function ownWord({held, say}: Ballot, id: string): string | undefined {
  return held?.choices.includes(id) ? say('yours') : undefined;
}

/** A picture can be looked at in full before one decides. Beside the label: in it, it would be part of the option's name. */
function drawEnlarge({html, memory, pick, redraw, root, say, settled}: Ballot, {id, label}: PollOption): unknown {
  return html`<button type="button" class="enlarge" aria-label=${say('enlarge', {label: pick(label)})} @click=${async () => {
    memory.large = id;
    redraw();
    await settled();
    root.querySelector('dialog')!.showModal();
  }}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/></svg>
  </button>`;
}

function drawLarge({html, memory, pick, root, say, view}: Ballot): unknown {
  const option = view.options.find(({id}) => id === memory.large);
  const close = (): void => root.querySelector('dialog')!.close();
  return html`<dialog aria-label=${option ? pick(option.label) : ''} @click=${(event: Event) => {
    // The dialog itself is what lies around its content: the backdrop.
    if (event.target === event.currentTarget) close();
  }}>${option?.picture && html`
    <img src=${option.picture.src} alt=${pick(option.picture.alt)}>
    <strong>${pick(option.label)}</strong>
    <button type="button" part="button" @click=${close}>${say('close')}</button>`}
  </dialog>`;
}
