import type {NextStep} from '../../../src/program/bonds/next-bond.js';
import {KinNextEvent} from '../tier-events.js';
import type {Card} from './card.js';
import {productName, titled} from './titled.js';

/** Which element does what is to be done next. */
const elements: {readonly [K in NextStep['kind']]?: string} = {vote: 'kin-poll', idea: 'kin-poll', invite: 'kin-referral', feedback: 'kin-persona'};

/**
 * One thing to do: a button that leads to the element that does it, where the
 * page has one; else a link to where the page says; else its words alone.
 */
export function drawStep(card: Card, step: NextStep): unknown {
  const {element, html, say} = card;
  const words = titled(card, say(`>${step.kind}`), productName(card, step.product));
  const next = (event: Event, then: () => void): void => {
    if (element.dispatchEvent(new KinNextEvent(step))) then();
    else event.preventDefault();
  };
  const name = elements[step.kind];
  if (name && document.querySelector(name)) {
    return html`<button part="button" class="main" @click=${(event: Event) => next(event, () => lead(name))}><span class="on">${words}</span></button>`;
  }
  const href = (element.getAttribute(`${step.kind}-href`) ?? element.getAttribute(step.product === undefined ? '' : 'order-href'))?.replaceAll('{product}', encodeURIComponent(step.product ?? ''));
  return href
    ? html`<a part="button" class="main" href=${href} @click=${(event: Event) => next(event, () => undefined)}><span class="on">${words}</span></a>`
    : html`<p class="step"><bdi>${words}</bdi></p>`;
}

/** Scrolls to an element, and gives it the focus, or the first thing in it that takes it. */
function lead(name: string): void {
  const target = document.querySelector<HTMLElement>(name)!;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({block: 'center', behavior: still ? 'auto' : 'smooth'});
  const inside = target.shadowRoot?.querySelector<HTMLElement>('input:enabled, button:enabled, a[href], textarea, summary');
  if (!inside) target.tabIndex = -1;
  (inside ?? target).focus({preventScroll: true});
}
