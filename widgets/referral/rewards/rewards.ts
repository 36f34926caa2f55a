import type {html} from 'lit';
import type {LocalizedText} from '../../../src/element/messages.js';
import type {SayText} from '../../../src/element/texts.js';
import type {HeldReward} from '../../../src/program/referrals/referral-view.js';
import {copyFrom} from '../copy-from.js';
import type {rewardMessages} from './reward-messages.js';

export interface RewardDrawing {
  readonly html: typeof html;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
  readonly say: SayText<keyof typeof rewardMessages>;
  /** Tells the shopper what became of a copy. */
  readonly tell: (words: string) => void;
}

/** What somebody has earned, each with what it is good for, until when, and why it is not there yet. */
export function drawRewards({html, language, pick, say, tell}: RewardDrawing, held: readonly HeldReward[]): unknown {
  if (held.length === 0) return '';
  return html`<div role="list" aria-label=${say('rewards')} class="rewards">${held.map(reward => {
    const {coupon, expires, label, state} = reward;
    return html`<div role="listitem" part="option" class="reward ${state}">
      <bdi class="label">${pick(label)}</bdi>
      ${coupon && state === 'granted' ? html`<div class="coupon">
        <input readonly dir="ltr" aria-label=${say('coupon', {label: pick(label)})} .value=${coupon}>
        <button type="button" part="button" @click=${async ({currentTarget}: Event) => {
          const field = (currentTarget as HTMLElement).previousElementSibling as HTMLInputElement;
          tell(say(await copyFrom(field) ? 'couponCopied' : 'couponFailed'));
        }}>${say('copyCoupon')}</button>
      </div>` : ''}
      <small><bdi>${words(reward)}</bdi></small>
    </div>`;
    function words({at, coupon, why}: HeldReward): string {
      if (state === 'pending') return why?.reason === 'refund-window' ? say('pending', {when: day(why.until, language)}) : say(why ? 'pendingReview' : 'pendingOnly');
      if (state === 'granted') return coupon ? expires ? say('granted', {when: day(expires, language)}) : '' : say('grantedSoon');
      return say(state, {when: day(at, language)});
    }
  })}</div>`;
}

export function day(time: string, language: string): string {
  return new Date(time).toLocaleDateString(language, {dateStyle: 'long'});
}
