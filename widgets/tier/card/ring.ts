import {drivers} from '../../../src/program/bonds/bond.js';
import type {MemberCard} from './card.js';

/** Of 120 that go around: how long each driver's arc is at most; 3 are between two. */
const longest = 17;

/** As precise as there is room for. */
const rounded = (number: number): number => (number < 100 ? Math.round(number * 10) / 10 : Math.round(number));

/**
 * Intimacy as a ring of six arcs, one a driver, clockwise from the top; the
 * longest is the strongest. The list beside it says the same in words, and
 * where on the ring each is.
 */
export function drawRing(card: MemberCard): unknown {
  const {html, language, member: {standing: {intimacy: {drivers: of, total}}}, say} = card;
  const most = Math.max(...drivers.map(driver => of[driver])) || 1;
  const arc = (place: number, length: number, look: string): unknown => html`<svg x="0" y="0" class=${look}><circle cx="20" cy="20" r="16" pathLength="120" stroke-dasharray="${length} 120" transform="rotate(${place * 60 - 85.5} 20 20)"></circle></svg>`;
  return html`<div class="close">
    <svg part="ring" viewBox="0 0 40 40" aria-hidden="true">
      ${drivers.map((driver, i) => [arc(i, longest, 'track'), arc(i, longest * of[driver] / most, 'arc')])}
      <text x="20" y="20">${rounded(total).toLocaleString(language)}</text>
    </svg>
    <div>
      <p><bdi>${say('intimacy', {total: rounded(total)})}</bdi></p>
      <ul class="drivers">${drivers.map((driver, i) => html`<li>
        <svg viewBox="0 0 40 40" width="1.5em" height="1.5em" aria-hidden="true">${drivers.map((_, j) => arc(j, longest, i === j ? 'here' : 'track'))}</svg>
        <span>${say(driver)}</span> <strong>${rounded(of[driver]).toLocaleString(language)}</strong>
      </li>`)}</ul>
      <small><bdi>${say('fades')}</bdi></small>
    </div>
  </div>`;
}
