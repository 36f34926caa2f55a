import type {BondReason} from '../../../src/program/bonds/reasons.js';
import type {MemberCard} from './card.js';
import type {CardMessages} from './card-messages.js';
import {took} from './words.js';

/** How many dates of one reason are shown. */
const shown = 12;

/** Why a member has the bond: all that the rules counted, with its dates, from the closest bond on. */
export function drawReasons(card: MemberCard): unknown {
  const {html, member: {standing}, say} = card;
  return html`<details part="why"><summary><bdi>${say('why')}</bdi></summary>${[...standing.reasons].reverse().map(reason => drawReason(card, reason))}</details>`;
}

function drawReason(card: MemberCard, {bond, condition, facts, part}: BondReason): unknown {
  const {day, html, name, say} = card;
  return html`<div class="reason">
    <small><bdi>${say(part, {bond: name(bond)})}</bdi></small>
    <bdi>${took(card, condition)}</bdi>
    <ul>${facts.slice(-shown).map(({at, type}) => html`<li><time datetime=${at}>${day(at)}</time> <bdi>${say(type as keyof CardMessages)}</bdi></li>`)}</ul>
    ${facts.length > shown ? html`<small><bdi>${say('earlier', {count: facts.length - shown})}</bdi></small>` : ''}
  </div>`;
}
