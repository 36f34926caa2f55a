import type {NextBond} from '../../../src/program/bonds/next-bond.js';
import type {Card, MemberCard} from './card.js';
import {productName} from './titled.js';
import {counts, missing} from './words.js';

/** The bond, what remains to the next, and how much of it is done: a line and a bar. */
export function drawProgress(card: MemberCard): unknown {
  const {badge, day, html, member: {standing}, name, say} = card;
  const {bond, falling, next} = standing;
  return html`
    <p part="progress"><span part="badge">${badge(bond)} <bdi>${name(bond)}</bdi></span> · <bdi>${falling ? say('falling', {bond: name(bond), when: day(falling.until)}) : next ? next.waits ? say('waits') : say('to', {bond: name(next.bond), what: missing(card, next)}) : say('top')}</bdi></p>
    ${next && bond !== 'stranger' ? drawBar(card, sum(next, 'need') - sum(next, 'remaining'), sum(next, 'need')) : ''}`;
}

const sum = ({conditions}: NextBond, of: 'need' | 'remaining'): number => conditions.reduce((sum, condition) => sum + condition[of], 0);

/** What the bond above takes, each with how much of it there is. */
export function drawConditions(card: Card, {conditions}: NextBond): unknown {
  const {html, say} = card;
  return html`<ul class="conditions">${conditions.map(({condition, have, need, product}) => html`<li>
    <bdi>${say('of', {label: productName(card, product) ?? counts(card, condition), have: Math.min(have, need), count: need})}</bdi>
    ${drawBar(card, Math.min(have, need), need)}
  </li>`)}</ul>`;
}

/** The words beside it say the same. */
function drawBar({html}: Card, done: number, of: number): unknown {
  return html`<div class="bar" aria-hidden="true"><svg width="${done / of * 100}%"></svg></div>`;
}
