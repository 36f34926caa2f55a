import '../../../widgets/persona/define.js';
import {type Client, createClient} from '../../../src/index.js';
import type {KinPersona} from '../../../widgets/persona/index.js';
import {aService, begun, type FakeService, finished, saying, type Stream} from './a-service.js';

export interface Mounted {
  readonly service: FakeService;
  readonly client: Client;
  readonly element: KinPersona;
  readonly box: HTMLElement;
  $<E extends Element = HTMLElement>(selector: string): E | null;
  $$(selector: string): HTMLElement[];
  /** All that is to be read, or of what matches first, without extra white space. */
  words(selector?: string): string;
  /** What is told to who cannot see, so far. */
  readonly aloud: readonly string[];
  until(condition: () => unknown): Promise<void>;
  press(words: string): Promise<void>;
  open(): Promise<void>;
  /** Writes, and sends it. */
  write(text: string): Promise<void>;
  /** Settles with the next run, counted from 0. */
  run(index?: number): Promise<Stream>;
  live(index?: number): Promise<Stream>;
  /** Has the persona answer what was written last. */
  answer(text: string, facts?: object): Promise<void>;
}

const clients: Client[] = [];

export async function mount(set: (service: FakeService) => void = () => undefined, attributes = '', content = '<a href="/contact">Write to us</a>'): Promise<Mounted> {
  const service = aService();
  set(service);
  const client = createClient({endpoint: service, consent: 'granted'});
  clients.push(client);
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = `<kin-persona persona="mochi" ${attributes}>${content}</kin-persona>`;
  const element = box.firstElementChild as KinPersona;
  element.client = client;
  document.body.append(box);
  const root = (): ShadowRoot => element.shadowRoot!;
  const aloud: string[] = [];
  new MutationObserver(changes => {
    for (const {addedNodes, target} of changes) {
      // Whatever a live region gets, in whatever way, is spoken.
      const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live=polite], [role=status]');
      const added = [...addedNodes].map(({textContent}) => textContent ?? '').join('') || (target.nodeType === Node.TEXT_NODE ? target.textContent ?? '' : '');
      if (region && added.trim()) aloud.push(added.trim());
    }
  }).observe(root(), {childList: true, characterData: true, subtree: true});
  const mounted: Mounted = {
    service, client, element, box, aloud,
    $: <E extends Element>(selector: string) => root().querySelector<E>(selector),
    $$: selector => [...root().querySelectorAll<HTMLElement>(selector)],
    words: selector => ((selector ? root().querySelector(selector) : root())?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    async until(condition) {
      for (const end = performance.now() + 4000; !condition(); ) {
        if (performance.now() > end) throw new Error(`never so: ${String(condition)}; it says: ${mounted.words()}`);
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      await element.updateComplete;
    },
    async press(words) {
      const find = (): HTMLElement | undefined => mounted.$$('button, a').find(({ariaLabel, textContent}) => textContent.trim() === words || ariaLabel === words);
      await mounted.until(find);
      find()!.click();
      await element.updateComplete;
    },
    async open() {
      await mounted.until(() => mounted.$('[part=launcher]'));
      mounted.$('[part=launcher]')!.click();
      await mounted.until(() => mounted.$('[part=panel].open') && service.reads.includes('personas/mochi/chat'));
    },
    async write(text) {
      await mounted.until(() => mounted.$('textarea'));
      const input = mounted.$<HTMLTextAreaElement>('textarea')!;
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
      input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}));
      await element.updateComplete;
    },
    async run(index = service.runs.length) {
      await mounted.until(() => service.runs[index]);
      return service.runs[index]!;
    },
    async live(index = 0) {
      await mounted.until(() => service.lives[index]);
      return service.lives[index]!;
    },
    async answer(text, facts = {}) {
      const run = await mounted.run(service.runs.length ? service.runs.length - 1 : 0);
      const said = service.say({text, answers: run.input!.messages[0]!.id, ...facts});
      run.send(begun, ...saying(said, text), finished);
      run.end();
      await mounted.until(() => mounted.$$('[part=message] .words').some(({innerText}) => innerText.trim() === text.replace(/[*`]/g, '')));
    },
  };
  return mounted;
}

export function unmountAll(): void {
  for (const box of document.querySelectorAll('.mounted')) box.remove();
  for (const client of clients.splice(0)) client.close();
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage).filter(key => key.startsWith('kindred.'))) storage.removeItem(key);
  }
}
