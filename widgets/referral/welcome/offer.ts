import type {Money} from '../../../src/program/program.js';
import {day} from '../rewards/rewards.js';
import type {Welcome} from './welcome.js';

/** Who invites, with their own words, what there is to get, and how. */
export function drawOffer(welcome: Welcome): unknown {
  const {html, invitation, invited, kin, language, pick, say, view} = welcome;
  const {offer} = view;
  const {from, note, problem} = invited?.view ?? {};
  const isEnded = view.closes !== undefined && Date.parse(view.closes) <= Date.parse(view.now);
  const why = problem ?? (isEnded ? 'referral-closed' : undefined);
  const isThere = invited?.status === 'ready';
  return html`
    ${isThere ? html`<p class="from" lang=${language}><bdi>${from ? say('from', {name: from}) : say('fromSomebody')}</bdi></p>` : ''}
    <p id="offer" part="offer"><bdi>${pick(offer.friend)}</bdi></p>
    <div lang=${language}>
      ${note ? html`<blockquote><bdi>${note}</bdi></blockquote>` : ''}
      ${why ? html`<p class="problem"><bdi>${say(why)}</bdi></p>` : drawTerms(welcome)}
      ${invitation && isThere && !why ? html`<button class="main wide" part="button" @click=${() => welcome.claim(invitation)}><span class="on">${say('accept')}</span></button>` : ''}
      ${invited?.status === 'unknown' ? html`<p class="problem"><bdi>${say('unknownLink')}</bdi></p>` : ''}
      ${invited?.status === 'unreachable' ? html`<p class="problem"><bdi>${say('unreachable')}</bdi></p><button part="button" @click=${() => kin?.refresh()}>${say('retry')}</button>` : ''}
    </div>`;
}

/** What has to be done for it, in the order in which it is. */
function drawTerms({html, language, pick, say, view: {closes, rewards: {friend}, terms}}: Welcome): unknown {
  const {claimDays, newCustomersOnly, refundDays, smallestOrder} = terms;
  return html`
    <p class="yours"><bdi>${say('yours', {label: pick(friend.label)})}</bdi></p>
    <ol>
      <li><bdi>${say('stepAccept', {count: claimDays})}</bdi></li>
      <li><bdi>${smallestOrder ? say('stepLeast', {amount: money(smallestOrder, language)}) : say('stepOrder')}</bdi></li>
      <li><bdi>${say('stepReward', {count: refundDays, days: friend.days})}</bdi></li>
    </ol>
    ${newCustomersOnly || closes ? html`<small><bdi>${newCustomersOnly ? say('newOnly') : ''} ${closes ? say('closes', {when: day(closes, language)}) : ''}</bdi></small>` : ''}`;
}

/** As the language writes it; `Intl` knows how many decimals the currency has. */
function money({amount, currency}: Money, language: string): string {
  const format = new Intl.NumberFormat(language, {style: 'currency', currency});
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(language, {style: 'currency', currency, minimumFractionDigits: amount % 10 ** digits ? digits : 0}).format(amount / 10 ** digits);
}
