import type {PersonaProduct} from '../../../src/program/personas/persona.js';
import type {Money} from '../../../src/program/program.js';
import type {Talk} from '../panel/panel.js';

/**
 * A product's card: what it is called, what it is, what it costs, and where it is to be had.
 *
 * @param said what the message says, which the card does not say again
 */
export function drawProduct({element: {language, pick}, html}: Talk, {link, name, price, size, words}: PersonaProduct, said: string): unknown {
  const href = link === undefined ? '' : pick(link);
  const called = html`<strong><bdi>${pick(name)}</bdi></strong>`;
  return html`<div part="product">
    ${/^(https?:\/\/|\/(?!\/))/.test(href) ? html`<a href=${href}>${called}</a>` : called}
    ${said.includes(pick(words)) ? '' : html`<bdi class="about">${pick(words)}</bdi>`}
    <bdi>${price ? priceOf(price, pick, language) : ''}${price && size ? ' · ' : ''}${size ? pick(size) : ''}</bdi>
  </div>`;
}

function priceOf(price: NonNullable<PersonaProduct['price']>, pick: Talk['element']['pick'], language: string): string {
  // By the same choice as the words are: what languages there are, by their own names.
  const {amount, currency} = 'currency' in price ? price as Money : price[pick(Object.fromEntries(Object.keys(price).map(tag => [tag, tag])))]!;
  const format = new Intl.NumberFormat(language, {style: 'currency', currency});
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits!);
}
