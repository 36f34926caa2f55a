import type {Ballot} from './ballot.js';
import {percent} from './result-row.js';

/** The rounds of a runoff, as bars and as text, and where one's own vote went. */
export function drawRounds(ballot: Ballot): unknown {
  const {html, language, pick, say, view} = ballot;
  const rounds = view.tally?.rounds;
  if (!rounds || !view.tally.voters) return '';
  const label = (id: string): string => pick(view.options.find(option => option.id === id)!.label);
  return html`
    ${drawRole(ballot, label)}
    <details>
      <summary>${say('rounds')}</summary>
      <ol class="rounds">${rounds.map(({counts, exhausted, eliminated}, i) => {
        const counting = Object.values(counts).reduce((a, b) => a + b, 0);
        const order = Object.keys(counts).sort((a, b) => counts[b]! - counts[a]!);
        return html`<li>
          <small>${say('round', {n: i + 1})}</small>
          <ul>${order.map(id => html`<li class="bar-row ${eliminated.includes(id) ? 'out' : ''}">
            <span>${label(id)}</span>
            <svg aria-hidden="true" width="${counts[id]! / (counting || 1) * 100}%"></svg>
            <small>${counts[id]!.toLocaleString(language)} · ${percent(counts[id]! / (counting || 1), language)}${eliminated.includes(id) ? ` · ${say('leaves')}` : ''}</small>
          </li>`)}
          ${exhausted ? html`<li class="bar-row out"><span>${say('exhausted')}</span> <small>${exhausted.toLocaleString(language)}</small></li>` : ''}</ul>
        </li>`;
      })}</ol>
    </details>`;
}

function drawRole({held, html, say, view}: Ballot, label: (id: string) => string): unknown {
  const {rounds} = view.tally!;
  if (!held?.choices.length || rounds!.length < 2) return '';
  const last = rounds!.at(-1)!.counts;
  const place = held.choices.findIndex(id => Object.hasOwn(last, id));
  return html`<span>${place < 0 ? say('roleNone') : say('role', {label: label(held.choices[place]!), n: place + 1})}</span>`;
}
