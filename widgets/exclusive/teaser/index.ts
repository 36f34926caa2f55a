import type {html, ReactiveElement} from 'lit';
import type {LocalizedText} from '../../../src/element/messages.js';
import {followTexts, type SayText} from '../../../src/element/texts.js';
import {type HeldBond, heldBonds} from '../../../src/program/bonds/bond.js';
import type {MeView} from '../../../src/program/bonds/me-view.js';
import type {NextBond} from '../../../src/program/bonds/next-bond.js';
import {type TeaserMessages, teaserTexts} from './teaser-messages.js';
import {teaserStyles} from './teaser-styles.js';

type Say = SayText<keyof TeaserMessages>;

interface Speaking {
  readonly bond: string | undefined;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
}

/** @returns what Lit renders for whoever has not got so far */
export type DrawTeaser = (draw: typeof html, view: MeView) => unknown;

/** What is missing, and how to get there. */
export async function openTeaser(element: ReactiveElement): Promise<DrawTeaser> {
  (element.renderRoot as ShadowRoot).adoptedStyleSheets.push(teaserStyles());
  const speaking = element as unknown as Speaking;
  const texts = await followTexts(element, teaserTexts, () => element.requestUpdate());
  let told: string | undefined = 'nothing';

  return (html, view) => {
    const {language, pick} = speaking;
    const wanted = speaking.bond;
    const height = (heldBonds as readonly string[]).indexOf(wanted ?? '');
    if (height < 0) {
      if (told !== wanted) console.error(`Kindred: <kin-exclusive bond="${wanted ?? ''}"> hides its content from everyone; bond is one of ${heldBonds.join(', ')}.`);
      told = wanted;
      return '';
    }
    const say: Say = texts(view.stance);
    const name = (bond: HeldBond): string => (view.names[bond] ? pick(view.names[bond]) : say(bond));
    // A brand that does without this bond means the one above.
    const bond = heldBonds.slice(height).find(bond => view.bonds.includes(bond)) ?? heldBonds[height]!;
    const signin = element.getAttribute('signin');
    const next = view.member?.standing.next;
    return html`<div part="teaser" lang=${language}>
      <bdi>${say('only', {bond: name(bond)})}</bdi>
      <bdi>${next ? missing(say, name, next, bond) : say('meet')}</bdi>
      ${!view.member && signin ? html`<a href=${signin}>${say('signin')}</a>` : ''}
    </div>`;
  };
}

function missing(say: Say, name: (bond: HeldBond) => string, {bond, conditions, waits}: NextBond, wanted: HeldBond): string {
  if (waits) return say('waits');
  const what = conditions.filter(({remaining}) => remaining).map(({condition: {of, same}, remaining: count}) => {
    const [deed] = of;
    return say(same ? 'same' : of.length > 1 ? 'part' : deed === 'friend' ? 'invited' : deed!, {count});
  }).join(say('comma'));
  return say(bond === wanted ? 'missing' : 'first', {bond: name(bond), what});
}
