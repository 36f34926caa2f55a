import '../../../widgets/poll/define.js';
import type {Reading, ReadOptions, Resource, ResourceName, Service} from '../../../src/endpoints/endpoint.js';
import {local} from '../../../src/endpoints/local.js';
import type {KindredEvent, RefusalReason} from '../../../src/events/index.js';
import {type Client, createClient} from '../../../src/index.js';
import type {IdeaPage, IdeaView} from '../../../src/program/index.js';
import type {KinIdeaEvent} from '../../../widgets/poll/ideas/idea-events.js';
import type {KinPoll} from '../../../widgets/poll/poll-element.js';
import {anEvent} from '../../events/an-event.js';
import {when} from '../../outbox/harness.js';

const day = 86_400_000;

/** The service in the page, with which a test can do what a service in the world does. */
export interface StagedService extends Service {
  /** Whether it answers at all. */
  up: boolean;
  /** Why it refuses what it is given. */
  refusal: RefusalReason | undefined;
  /** What asks for ideas waits for this. */
  held: Promise<void> | undefined;
  /** What the brand has made of an idea. */
  decided: (idea: IdeaView) => Partial<IdeaView>;
}

export interface MountedIdeas {
  readonly service: StagedService;
  readonly client: Client;
  readonly element: KinPoll;
  readonly box: HTMLElement;
  /** What `kin-idea` said, in order. */
  readonly said: KinIdeaEvent[];
  $<E extends HTMLElement = HTMLElement>(selector: string): E | null;
  $$(selector: string): HTMLElement[];
  /** The words of what matches first, without extra white space. */
  text(selector: string): string | undefined;
  /** The titles in the list, in their order. */
  titles(): string[];
  /** Settles once the words are there, in what matches `selector` or anywhere. */
  shows(words: string | RegExp, selector?: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** The control that has the focus. */
  focused(): HTMLElement | null;
  /** Opens the form and writes. */
  write(draft: {readonly [field: string]: string}): Promise<void>;
  submit(): Promise<void>;
}

export interface Setting {
  readonly moderated?: boolean;
  readonly opens?: number;
  readonly closes?: number;
  readonly milestones?: readonly {readonly supports: number; readonly days: number}[];
  /** Ideas of others, each with how many support it. */
  readonly ideas?: readonly (readonly [title: string, supports: number, more?: {readonly words?: string; readonly credit?: string; readonly picture?: string}])[];
  /** Ideas are there and supported so long before the page opens, in milliseconds. */
  readonly age?: number;
  readonly setUp?: (service: StagedService) => void;
}

const poll = (change: object, moderated: boolean, milestones: Setting['milestones']): object => ({
  kind: 'open', question: {en: 'What next?', 'zh-Hans': '接下来做什么？'}, results: 'always', ideas: {moderated, milestones, pictures: ['https://cdn.example']}, ...change,
});

/** Puts an open poll on the page, with a client of its own, and waits until it shows. */
export async function mountIdeas({moderated = false, opens, closes, milestones = [{supports: 3, days: 30}, {supports: 10, days: 60}], ideas = [], age = day, setUp}: Setting = {}): Promise<MountedIdeas> {
  const name = `Shop ${crypto.randomUUID()}`;
  const iso = (time: number): string => new Date(time).toISOString();
  // Before anything opens or closes, others have been here.
  const before = local({name, polls: {next: poll({}, false, milestones)}});
  let made = Date.now() - age;
  const other = (): string => crypto.randomUUID();
  for (const [title, supports, more] of ideas) {
    const events: KindredEvent[] = [anEvent('idea.submitted', {poll: 'next', title, ...more}, {now: made += 1000, visitor: other()})];
    for (let i = 1; i < supports; i++) events.push(anEvent('idea.supported', {poll: 'next', idea: events[0]!.id}, {now: made += 1000, visitor: other()}));
    await before.deliver(events, {});
  }
  const polls = {next: poll({...(opens !== undefined && {opens: iso(opens)}), ...(closes !== undefined && {closes: iso(closes)})}, moderated, milestones), empty: poll({}, moderated, milestones)};
  const service = stage(local({name, polls}));
  setUp?.(service);
  const client = createClient({endpoint: service, consent: 'granted'});

  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = '<kin-poll poll="next"><a href="mailto:us@shop.example">Write to us</a></kin-poll>';
  const element = box.firstElementChild as KinPoll;
  element.client = client;
  document.body.append(box);
  const root = (): ShadowRoot => element.shadowRoot!;
  const said: KinIdeaEvent[] = [];
  element.addEventListener('kin-idea', event => said.push(event));

  const mounted: MountedIdeas = {
    service, client, element, box, said,
    $: <E extends HTMLElement>(selector: string) => root().querySelector<E>(selector),
    $$: selector => [...root().querySelectorAll<HTMLElement>(selector)],
    text: selector => spoken(root().querySelector(selector)),
    titles: () => mounted.$$('.list .title').map(({textContent}) => textContent),
    shows: (words, selector) => when(() => {
      const found = selector ? mounted.$$(selector).map(spoken) : [spoken(mounted.$('.ideas'))];
      return found.some(text => (typeof words === 'string' ? text?.includes(words) : words.test(text ?? '')));
    }),
    async click(selector) {
      mounted.$(selector)!.click();
      await element.updateComplete;
    },
    focused: () => root().activeElement as HTMLElement | null,
    async write(draft) {
      if (!mounted.$('.write')) await mounted.click('.suggest');
      await when(() => !!mounted.$('.write'));
      for (const [field, text] of Object.entries(draft)) {
        const input = mounted.$<HTMLInputElement>(`[name=${field}]`)!;
        input.value = text;
        input.dispatchEvent(new InputEvent('input', {bubbles: true}));
      }
      await element.updateComplete;
    },
    submit: () => mounted.click('.write .main'),
  };
  await when(() => !!mounted.$('.ideas'));
  opened.push(client);
  return mounted;
}

const opened: Client[] = [];

/** Takes all away, once what they did is saved: it would be there for the next test. */
export async function unmountIdeas(): Promise<void> {
  for (const box of document.querySelectorAll('.mounted')) box.remove();
  for (const client of opened.splice(0)) {
    await when(() => [...client.unsettled.values()].every(({stage}) => stage !== 'sending'));
    client.close();
  }
}

function spoken(element: Element | null): string | undefined {
  return element?.textContent.replace(/\s+/g, ' ').trim();
}

function stage(inner: Service): StagedService {
  const staged: StagedService = {
    name: inner.name,
    up: true,
    refusal: undefined,
    held: undefined,
    decided: () => ({}),
    async deliver(batch, options) {
      if (!staged.up) throw new TypeError('Failed to fetch');
      const {refusal} = staged;
      return refusal ? batch.map(() => ({status: 'refused', reason: refusal})) : inner.deliver(batch, options);
    },
    async read<R extends ResourceName>(resource: R, reader: ReadOptions): Promise<Reading<Resource<R>>> {
      const ideas = resource.includes('/ideas?');
      if (ideas) await staged.held;
      if (!staged.up) return {ok: false, problem: 'unreachable', detail: 'no answer'};
      const reading = await inner.read(resource, reader);
      if (!ideas || !reading.ok) return reading;
      const page = reading.value as IdeaPage;
      return {ok: true, value: {...page, ideas: page.ideas.map(idea => ({...idea, ...staged.decided(idea)}))} as unknown as Resource<R>};
    },
    open: (resource, reader, init) => inner.open(resource, reader, init),
    watch: (resource, reader, onReading) => inner.watch(resource, reader, reading => {
      onReading(staged.up ? reading : {ok: false, problem: 'unreachable', detail: 'no answer'});
    }),
  };
  return staged;
}
