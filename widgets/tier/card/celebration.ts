import {type HeldBond, isCloser} from '../../../src/program/bonds/bond.js';
import {shapes} from '../badge.js';
import type {MemberCard, State} from './card.js';

/** The promotion that the member is still to be told of. */
export function toTell({member: {standing: {announce}}, said: {seen}}: MemberCard, {told}: State): HeldBond | undefined {
  const known = (seen?.data.bond as HeldBond | undefined) ?? told;
  return announce && (!known || isCloser(announce, known)) ? announce : undefined;
}

/** A promotion: its sentence, which is announced once, and leaves that fly up where motion is welcome. Before it is told it has its room, so that nothing moves then. */
export function drawCelebration(card: MemberCard, state: State): unknown {
  const {html, name, say} = card;
  const {told} = state;
  const coming = toTell(card, state);
  const words = (bond: HeldBond): string => say('promoted', {bond: name(bond)});
  return html`<div part="promotion" class=${coming ? 'coming' : ''}>
    ${told ? html`<span class="leaves" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<svg viewBox="0 0 16 16"><path d=${shapes.acquaintance}></path></svg>`)}</span>` : ''}
    ${coming ? html`<span>${words(coming)}</span>` : ''}<bdi role="status">${told && !coming ? words(told) : ''}</bdi>
  </div>`;
}
