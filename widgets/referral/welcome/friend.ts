import {plainTextProblem} from '../../../src/program/ideas/plain-text.js';
import type {FriendReferral} from '../../../src/program/referrals/referral-view.js';
import {day, drawRewards} from '../rewards/rewards.js';
import type {Welcome} from './welcome.js';

/** Whether another invitation may be accepted: the one before it came to nothing of itself. */
export function isOver({reason, state}: FriendReferral): boolean {
  return state === 'rejected' && reason === 'lapsed';
}

/** Where a friend's own claim stands, what they have for it, and a word of thanks. */
export function drawFriend(welcome: Welcome): unknown {
  const {html, language, pick, redraw, say, state, view} = welcome;
  const {friend, held, offer} = view;
  return html`
    <p id="offer" part="offer"><bdi>${pick(offer.friend)}</bdi></p>
    <div lang=${language}>
      ${friend?.note ? html`<blockquote><bdi>${friend.note}</bdi></blockquote>` : ''}
      <p class="where" tabindex="-1"><bdi>${friend ? words(welcome, friend) : say('accepting')}</bdi></p>
      ${drawRewards({...welcome, tell: word => {
        state.word = word;
        redraw();
      }}, held.filter(reward => reward.as === 'friend' && reward.referral === friend?.referral))}
      <bdi part="status" role="status">${state.word || progress(welcome)}</bdi>
      ${friend && friend.state !== 'rejected' && friend.state !== 'reversed' ? drawThanks(welcome, friend) : ''}
    </div>`;
}

function words({language, pick, say, view: {rewards}}: Welcome, {from, reason, state, until, waits}: FriendReferral): string {
  const values = {label: pick(rewards.friend.label), when: until ? day(until, language) : '', name: from ?? ''};
  if (waits) return say('waits', values);
  // The signals that are not named say nothing of anybody else.
  if (state === 'rejected' || state === 'reversed') return say(state === 'rejected' ? 'rejected' : 'taken', {reason: (reason && say(reason as 'lapsed')) || say('operator')});
  return say(state === 'claimed' && from ? 'claimedFrom' : state as 'claimed', values);
}

/** How far the friend's last word has come. */
function progress({kin, said: {claimed, thanked}, say, state}: Welcome): string {
  const {stage} = [thanked, claimed].find(last => last && last.stage !== 'recorded') ?? {};
  if (!stage) return '';
  if (stage === 'refused') return thanked?.stage === 'refused' && !state.thanks ? say(thanked.reason as 'not-invited') || say('refused') : '';
  return say(stage === 'saved' && (kin?.$outbox.get().failing || !navigator.onLine) ? 'offline' : stage as 'saved');
}

function drawThanks({focus, html, kin, redraw, said, say, state}: Welcome, {thanked}: FriendReferral): unknown {
  if (thanked || (said.thanked && said.thanked.stage !== 'refused')) return html`<p class="thanked" tabindex="-1"><bdi>${say('thanked')}</bdi></p>`;
  const note = state.thanks.replace(/\s+/g, ' ').trim();
  const marked = !!plainTextProblem(note);
  return html`<form novalidate @submit=${(event: Event) => {
    event.preventDefault();
    if (marked) return focus('[name=thanks]');
    kin?.track('referral.thanked', {note: note || undefined});
    state.thanks = '';
    focus('.thanked');
  }}>
    <label class="field">${say('thank')}
      <input name="thanks" maxlength="200" autocomplete="off" placeholder=${say('thankNote')} aria-describedby="thanks-problem" aria-invalid=${marked} .value=${state.thanks} @input=${({target}: Event) => {
        state.thanks = (target as HTMLInputElement).value;
        redraw();
      }}>
    </label>
    <bdi id="thanks-problem" class="problem">${marked ? say('invalid-note') : ''}</bdi>
    <button part="button">${say('thanks')}</button>
  </form>`;
}
