import '../../../widgets/tier/define.js';
import type {KinTier} from '../../../widgets/tier/index.js';
import type {MeView} from '../../../src/program/index.js';
import {type FakeClient, fakeClient} from './fake-client.js';

export interface Mounted {
  readonly client: FakeClient;
  readonly element: KinTier;
  readonly box: HTMLElement;
  /** The first match in the shadow tree. */
  $<E extends Element = HTMLElement>(selector: string): E | null;
  $$(selector: string): HTMLElement[];
  /** All that is to be read, or of what matches first, without extra white space. */
  words(selector?: string): string;
  /** Settles once this is so. */
  until(condition: () => unknown): Promise<void>;
  /** The first button, or link, that says this. */
  press(words: string): Promise<void>;
  /** What was tracked of this type. */
  tracked(type: string): unknown[];
}

/** Puts an element on the page and waits until it shows what it has to. */
export async function mount(view: MeView | undefined, attributes = '', setUp: (client: FakeClient) => void = () => undefined, content = '<a href="#join">Join us</a>'): Promise<Mounted> {
  const client = fakeClient(view);
  setUp(client);
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = `<kin-tier ${attributes}>${content}</kin-tier>`;
  const element = box.firstElementChild as KinTier;
  element.client = client;
  document.body.prepend(box);
  const root = (): ShadowRoot => element.shadowRoot!;
  const mounted: Mounted = {
    client, element, box,
    $: <E extends Element>(selector: string) => root().querySelector<E>(selector),
    $$: selector => [...root().querySelectorAll<HTMLElement>(selector)],
    words: selector => ((selector ? root().querySelector(selector) : root())?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    async until(condition) {
      for (let waits = 0; !condition(); waits++) {
        if (waits > 200) throw new Error(`never so: ${String(condition)}; it says: ${mounted.words()}`);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await element.updateComplete;
    },
    async press(words) {
      const found = mounted.$$('button, a').find(({textContent}) => textContent.trim() === words);
      if (!found) throw new Error(`nothing says ${words}; it says: ${mounted.words()}`);
      found.click();
      await element.updateComplete;
    },
    tracked: type => client.tracked.filter(event => event.type === type).map(({data}) => data),
  };
  await mounted.until(() => (!content || root().childElementCount) && (!view || mounted.$('[part]')));
  return mounted;
}

export function unmountAll(): void {
  for (const box of document.querySelectorAll('.mounted')) box.remove();
}
