import type {ShopText, ShopTexts} from '../../src/client/shop-texts.js';
import type {Message, Section} from '../../src/element/messages.js';
import {teaserTexts} from '../../widgets/exclusive/teaser/teaser-messages.js';
import {extrasTexts} from '../../widgets/persona/extras/extras-messages.js';
import {panelTexts} from '../../widgets/persona/panel/panel-messages.js';
import {personaTexts} from '../../widgets/persona/persona-messages.js';
import {saidTexts} from '../../widgets/persona/said/said-messages.js';
import {ballotTexts} from '../../widgets/poll/ballots/ballot-messages.js';
import {ideaTexts} from '../../widgets/poll/ideas/idea-messages.js';
import {pollTexts} from '../../widgets/poll/poll-messages.js';
import {referralTexts} from '../../widgets/referral/referral-messages.js';
import {sharingTexts} from '../../widgets/referral/sharing/sharing-messages.js';
import {standingTexts} from '../../widgets/referral/standing/standing-messages.js';
import {welcomeTexts} from '../../widgets/referral/welcome/welcome-messages.js';
import {cardTexts} from '../../widgets/tier/card/card-messages.js';
import {tierTexts} from '../../widgets/tier/tier-messages.js';

/** All that speaks. */
export const sections = [
  teaserTexts, personaTexts, extrasTexts, panelTexts, saidTexts, pollTexts, ballotTexts, ideaTexts,
  referralTexts, sharingTexts, standingTexts, welcomeTexts, tierTexts, cardTexts,
] as readonly Section[];

/** The tag that CLDR keeps for such a language. */
export const pseudoTag = 'en-XA';

const accents: {readonly [letter: string]: string} = Object.fromEntries([...'AaCcDdEeGgIiLlNnOoRrSsTtUuYy'].map((letter, i) => [letter, [...'ÅåÇçĐđÉéĞğÎîĻļÑñÖöŔŕŠšŤťÛûÝý'][i]!]));

/**
 * A text as no language has it: accented, 40 % longer, in brackets that show
 * where it begins and ends. Vowels are said twice, since in other languages
 * words are longer, and there are not only more of them. A figure alone
 * stays one.
 */
export function pseudo(text: string): string {
  const [, words = '', end = ''] = /^(.*?)(\s*)$/.exec(text)!;
  if (words === '{n}') return text;
  const parts = words.split(/(\{\w+\})/);
  const most = words.replace(/\{\w+\}/g, '').length * 1.4;
  const long = (part: string): string => part.replace(/[A-Za-z]/g, letter => (accents[letter] ?? letter).repeat(/[aeiou]/.test(letter) ? 2 : 1));
  const all = parts.map(part => (part.startsWith('{') ? part : long(part))).join('');
  const missing = Math.ceil(most) - all.replace(/\{\w+\}/g, '').length;
  return `⟦${all}${' ñøŕđ'.repeat(20).slice(0, Math.max(missing, 0)).replace(/ $/, 'ñ')}⟧${end}`;
}

const shaped = (message: Message): ShopText => (typeof message === 'string' ? pseudo(message) : Object.fromEntries(Object.entries(message).map(([category, text]) => [category, pseudo(text)])) as ShopText);

/** That language, as a shop gives one of its own. */
export const pseudoTexts: ShopTexts = {
  [pseudoTag]: Object.fromEntries(sections.map(({name, english}) => [name, Object.fromEntries(Object.entries<Message>(english).map(([key, message]) => [key, shaped(message)]))])),
};
