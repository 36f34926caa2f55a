import {type HeldBond, isCloser} from '../../../src/program/bonds/bond.js';
import {shapes} from '../badge.js';
import type {MemberCard, State} from './card.js';

/** The promotion that the member is still to be told of. */
export function toTell({member: {standing: {announce}}, said: {seen}}: MemberCard, {told}: State): HeldBond | undefined {
  const known = (seen?.data.bond as HeldBond | undefined) ?? told;
  return announce && (!known || isCloser(announce, known)) ? announce : undefined;
}

/** A promotion: its sentence, which is announced once, and leaves that fly up where motion is welcome. */
export function drawCelebration(card: MemberCard, {told}: State): unknown {
  const {html, name, say} = card;
  return html`<div part="promotion">
    ${told ? html`<span class="leaves" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<svg viewBox="0 0 16 16"><path d=${shapes.acquaintance}></path></svg>`)}</span>` : ''}
    <bdi role="status">${told ? say('promoted', {bond: name(told)}) : ''}</bdi>
  </div>`;
}
