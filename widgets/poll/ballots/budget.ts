import type {BudgetPoll, PollOption} from '../../../src/program/program.js';
import type {Ballot} from './ballot.js';
import {drawMade} from './made.js';
import {drawQuorum, drawRow, percent, type Result} from './result-row.js';
import {pointsOf, withPoints} from './score.js';

/** Beans to spend: a number field between two buttons, by keys, touch or typing. */
export function drawBudget(ballot: Ballot): unknown {
  const {choosing, held, html, say, view, vote} = ballot;
  const {beans} = view as BudgetPoll;
  if (!choosing) {
    return html`<ul>${view.options.map(option => {
      const own = pointsOf(held, option.id);
      return drawRow(ballot, option, resultOf(ballot, option.id), own ? say('yourBeans', {count: own}) : undefined);
    })}</ul>${drawQuorum(ballot)}`;
  }
  const left = beans - (vote.points ?? []).reduce((a, b) => a + b, 0);
  return html`
    <output><bdi>${say('beansLeft', {count: left})}</bdi><span class="beans" aria-hidden="true">${Array.from({length: Math.min(beans, 30)}, (_, i) => html`<s class=${i < left ? '' : 'spent'}></s>`)}</span></output>
    <ul>${view.options.filter(({withdrawn}) => !withdrawn).map(option => drawSpender(ballot, option, left))}</ul>`;
}

function drawSpender(ballot: Ballot, option: PollOption, left: number): unknown {
  const {html, pick, say, select, vote} = ballot;
  const {id, label} = option;
  const spent = pointsOf(vote, id);
  const name = pick(label);
  /** As many as there are to give. @returns how many these are */
  const spend = (beans: number): number => {
    const given = Math.max(0, Math.min(spent + left, Math.trunc(beans) || 0));
    select(withPoints(vote, id, given));
    return given;
  };
  return html`<li class="row" part="option">
    <span>${name}</span>
    <span class="stepper">
      <button type="button" tabindex="-1" aria-label=${say('fewerBeans', {label: name})} ?disabled=${!spent} @click=${() => spend(spent - 1)}>−</button>
      <input type="number" inputmode="numeric" min="0" max=${spent + left} aria-label=${say('beansFor', {label: name})} .value=${String(spent)}
        @change=${({target}: Event) => {
          const field = target as HTMLInputElement;
          // Cut down to the same number as before, it would go on showing what was typed.
          field.value = String(spend(field.valueAsNumber));
        }}>
      <button type="button" tabindex="-1" aria-label=${say('moreBeans', {label: name})} ?disabled=${!left} @click=${() => spend(spent + 1)}>+</button>
    </span>
    ${drawMade(ballot, option)}
  </li>`;
}

export function resultOf({language, say, view: {tally}}: Ballot, id: string): Result | undefined {
  if (!tally) return undefined;
  const count = tally.counts[id] ?? 0;
  const all = Object.values(tally.counts).reduce((a, b) => a + b, 0);
  const share = count / (all || 1);
  return {share, figure: percent(share, language), words: say('beans', {count})};
}
