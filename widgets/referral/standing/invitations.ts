import type {MemberInvitation} from '../../../src/program/referrals/referral-view.js';
import {day} from '../rewards/rewards.js';
import type {Standing} from './standing.js';

/** How many more are shown at a time. */
const moreShown = 20;

const steps = ['invited', 'claimed', 'qualified', 'rewarded'] as const;

/** Each invitation with where it truly is, and how many are left. Its title is no heading, since the element does not know at which level of the page it is. */
export function drawInvitations(standing: Standing): unknown {
  const {html, member: {invitations, left}, redraw, say, state, view} = standing;
  const hidden = invitations.length - state.shown;
  return html`
    <p class="title" id="invitations"><bdi>${say('invitations')}</bdi></p>
    ${invitations.length
      ? html`<ul class="list" aria-labelledby="invitations">${invitations.slice(0, state.shown).map(invitation => drawInvitation(standing, invitation))}</ul>`
      : html`<p><bdi>${say('none')}</bdi></p>`}
    ${hidden > 0 ? html`<button type="button" part="button" @click=${() => {
      state.shown += moreShown;
      redraw();
    }}>${say('more', {count: Math.min(hidden, moreShown)})}</button>` : ''}
    <small><bdi>${say('left', {count: left})} ${say('why', {count: view.terms.most})}</bdi></small>`;
}

function drawInvitation(standing: Standing, invitation: MemberInvitation): unknown {
  const {html, language, say} = standing;
  const {at, channel, note, state, thanks} = invitation;
  const reached = steps.indexOf(state as 'invited');
  const when = day(at, language);
  return html`<li part="option" class="invitation ${state}">
    <small><bdi>${channel ? say('by', {when, channel: say(channel)}) : say('on', {when})}</bdi></small>
    <bdi class="label">${words(standing, invitation)}</bdi>
    ${reached < 0 ? '' : html`<span class="steps" aria-hidden="true">${steps.map((_, i) => html`<i class=${i <= reached ? 'done' : ''}></i>`)}</span>`}
    ${note ? html`<small><bdi>${say('yourNote', {note})}</bdi></small>` : ''}
    ${thanks ? html`<bdi class="thanks">${thanks.note ? say('thankedWith', {note: thanks.note}) : say('thanked')}</bdi>` : ''}
  </li>`;
}

function words({language, say}: Standing, {reason, state, until, waits}: MemberInvitation): string {
  if (waits) return say('waits');
  // The signals that are not named say nothing of the friend.
  if (state === 'rejected' || state === 'reversed') return say(state === 'rejected' ? 'rejected' : 'taken', {reason: (reason && say(reason as 'lapsed')) || say('operator')});
  return say(state, {when: until ? day(until, language) : ''});
}
