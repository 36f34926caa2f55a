import '../../../widgets/poll/define.js';
import type {PollSnapshot} from '../../../src/client/poll-store.js';
import type {KinPoll} from '../../../widgets/poll/poll-element.js';
import {type FakeClient, fakeClient} from '../fake-client.js';

export interface Mounted {
  readonly client: FakeClient;
  readonly element: KinPoll;
  /** The first match in the shadow tree. */
  $<E extends HTMLElement = HTMLElement>(selector: string): E | null;
  $$(selector: string): HTMLElement[];
  /** The words of what matches first, without extra white space. */
  text(selector: string): string | undefined;
  settled(): Promise<void>;
  /** Selects an option and submits, as a mouse would. */
  vote(option: number): Promise<void>;
  set(snapshot: Partial<PollSnapshot>): Promise<void>;
}

/** Puts a poll on the page and waits until it shows. */
export async function mount(snapshot: Partial<PollSnapshot>, attributes = ''): Promise<Mounted> {
  const client = fakeClient();
  client.$poll('autumn-tin').set({status: 'ready', ...snapshot});
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = `<kin-poll poll="autumn-tin" ${attributes}><a href="#lids">The four lids</a></kin-poll>`;
  const element = box.firstElementChild as KinPoll;
  element.client = client;
  document.body.append(box);
  const root = (): ShadowRoot => element.shadowRoot!;
  const mounted: Mounted = {
    client,
    element,
    $: <E extends HTMLElement>(selector: string) => root().querySelector<E>(selector),
    $$: selector => [...root().querySelectorAll<HTMLElement>(selector)],
    text: selector => root().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim(),
    async settled() {
      await new Promise(resolve => setTimeout(resolve, 20));
      await element.updateComplete;
    },
    async vote(option) {
      mounted.$$('input')[option]!.click();
      await element.updateComplete;
      mounted.$('button')!.click();
      await mounted.settled();
    },
    async set(change) {
      client.$poll('autumn-tin').set({...client.$poll('autumn-tin').get(), ...change});
      await mounted.settled();
    },
  };
  await mounted.settled();
  // The ballots that few polls have come in a file of their own.
  for (let waits = 0; snapshot.view && !mounted.$('form :is(label, li, .side)') && waits < 100; waits++) await mounted.settled();
  return mounted;
}

export function unmountAll(): void {
  for (const box of document.querySelectorAll('.mounted')) box.remove();
}
