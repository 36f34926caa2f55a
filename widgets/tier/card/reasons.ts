import type {BondReason} from '../../../src/program/bonds/reasons.js';
import type {MemberCard} from './card.js';
import type {CardMessages} from './card-messages.js';
import {productName, titled, titleOf} from './titled.js';
import {took} from './words.js';

/** How many dates of one reason are shown. */
const shown = 12;

/** Why a member has the bond: all that the rules counted, with its dates, from the closest bond on. */
export function drawReasons(card: MemberCard): unknown {
  const {html, member: {standing}, say} = card;
  return html`<details part="why"><summary><bdi>${say('why')}</bdi></summary>${[...standing.reasons].reverse().map(reason => drawReason(card, reason))}</details>`;
}

function drawReason(card: MemberCard, {bond, condition, facts, part, product}: BondReason): unknown {
  const {day, html, name, say} = card;
  return html`<div class="reason">
    <small><bdi>${say(part, {bond: name(bond)})}</bdi></small>
    <bdi>${titled(card, took(card, condition), productName(card, product))}</bdi>
    <ul>${facts.slice(-shown).map(fact => html`<li><time datetime=${fact.at}>${day(fact.at)}</time> <bdi>${titled(card, say(fact.type as keyof CardMessages), titleOf(card, fact))}</bdi></li>`)}</ul>
    ${facts.length > shown ? html`<small><bdi>${say('earlier', {count: facts.length - shown})}</bdi></small>` : ''}
  </div>`;
}
