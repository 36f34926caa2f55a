import '../../../widgets/referral/define.js';
import {KinReferral} from '../../../widgets/referral/referral-element.js';
import type {CaughtInvitation} from '../../../widgets/referral/invitation.js';
import type {ReferralView} from '../../../src/program/index.js';
import {type FakeClient, fakeClient} from './fake-client.js';

export interface Mounted {
  readonly client: FakeClient;
  readonly element: KinReferral;
  readonly box: HTMLElement;
  /** Outcomes as `kin-share` said them, in order: `copy copied`. */
  readonly outcomes: string[];
  /** The first match in the shadow tree. */
  $<E extends HTMLElement = HTMLElement>(selector: string): E | null;
  $$(selector: string): HTMLElement[];
  /** The words of what matches first, without extra white space. */
  text(selector: string): string | undefined;
  /** All that is to be read. */
  words(): string;
  /** Settles once this is so. */
  until(condition: () => unknown): Promise<void>;
  click(selector: string): Promise<void>;
  /** The first button, or link, that says this. */
  press(words: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** What was tracked of this type. */
  tracked(type: string): unknown[];
}

/** Puts an element on the page and waits until it shows. */
export async function mount(view: ReferralView | undefined, attributes = '', setUp: (client: FakeClient) => void = () => undefined, caught?: CaughtInvitation): Promise<Mounted> {
  KinReferral.caught = caught;
  const client = fakeClient(view);
  setUp(client);
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = `<kin-referral ${attributes}><a href="#invite">Invite a friend</a></kin-referral>`;
  const element = box.firstElementChild as KinReferral;
  element.client = client;
  const outcomes: string[] = [];
  element.addEventListener('kin-share', ({channel, outcome}) => outcomes.push(`${channel} ${outcome}`));
  document.body.append(box);
  const root = (): ShadowRoot => element.shadowRoot!;
  const mounted: Mounted = {
    client, element, box, outcomes,
    $: <E extends HTMLElement>(selector: string) => root().querySelector<E>(selector),
    $$: selector => [...root().querySelectorAll<HTMLElement>(selector)],
    text: selector => root().querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim(),
    words: () => root().textContent.replace(/\s+/g, ' ').trim(),
    async until(condition) {
      for (let waits = 0; !condition(); waits++) {
        if (waits > 200) throw new Error(`never so: ${String(condition)}; it says: ${mounted.words()}`);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await element.updateComplete;
    },
    async click(selector) {
      mounted.$(selector)!.click();
      await element.updateComplete;
    },
    async press(words) {
      const found = mounted.$$('button, a').find(({textContent}) => textContent.trim() === words);
      if (!found) throw new Error(`nothing says ${words}; it says: ${mounted.words()}`);
      found.click();
      await element.updateComplete;
    },
    async type(selector, text) {
      const field = mounted.$<HTMLInputElement>(selector)!;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
      await element.updateComplete;
    },
    tracked: type => client.tracked.filter(event => event.type === type).map(({data}) => data),
  };
  await mounted.until(() => root().childElementCount && (!view || mounted.$('[part=card]')));
  return mounted;
}

export function unmountAll(): void {
  for (const box of document.querySelectorAll('.mounted')) box.remove();
  KinReferral.caught = undefined;
}

const restored: (() => void)[] = [];

/** Gives the page another `navigator`, or window, until `restore()`. */
export function replace(object: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {value, configurable: true, writable: true});
  restored.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else delete (object as {[name: string]: unknown})[name];
  });
}

export function restore(): void {
  for (const undo of restored.splice(0).reverse()) undo();
}
