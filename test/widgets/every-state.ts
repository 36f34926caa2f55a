import '../../widgets/exclusive/define.js';
import type {Client} from '../../src/index.js';
import type {MeView} from '../../src/program/index.js';
import type {KinExclusive} from '../../widgets/exclusive/index.js';
import {when} from '../outbox/harness.js';
import {states as chats} from './persona/states.js';
import {kinds, own} from './poll/kinds.js';
import {mount as mountPoll} from './poll/mount.js';
import {mountIdeas, type MountedIdeas} from './poll/mount-ideas.js';
import {states as polls} from './poll/states.js';
import {states as referrals} from './referral/states.js';
import {fakeClient} from './tier/fake-client.js';
import {states as standings} from './tier/states.js';
import {histories, meOf, strangeness} from './tier/views.js';

/** An element on the page, and what is no text of Kindred's there: the program's, the shopper's, another's. */
export interface Shown {
  readonly element: HTMLElement & {client: Client | undefined};
  readonly program: unknown;
}

interface State {
  readonly state: string;
  readonly show: () => Promise<Shown>;
}

/** The states of poll, referral and persona have one in Chinese: here each is shown in all languages. */
const spoken = ({state}: {readonly state: string}): boolean => !state.includes('in Chinese');

function opened<E extends HTMLElement>(element: E): E {
  for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
  return element;
}

const ideas = [['Moon tin', 4, {words: 'Round.', credit: 'Mia'}], ['Bigger cups', 2], ['A sixth', 1]] as const;
const written = {title: 'moon tin', picture: 'https://evil.example/a.png'};

async function showIdeas(setting: Parameters<typeof mountIdeas>[0], then: (poll: MountedIdeas) => Promise<unknown>): Promise<Shown> {
  const poll = await mountIdeas(setting);
  await then(poll);
  return {element: opened(poll.element), program: ['What next?', ideas, written, 'cdn.example']};
}

const open: readonly State[] = [
  {state: 'ideas', show: async () => showIdeas({ideas}, poll => poll.shows('Moon tin'))},
  {state: 'no ideas', show: async () => showIdeas({closes: Date.now() + 1e9}, async () => undefined)},
  {
    state: 'ideas, what was wrong',
    show: async () => showIdeas({ideas, moderated: true}, async poll => {
      await poll.write(written);
      await poll.submit();
      await when(() => !!poll.$('.problem'));
    }),
  },
];

const teasers: {readonly [state: string]: MeView} = {
  'signed out': strangeness(),
  'a friend': meOf(histories.friend),
  'an acquaintance, of an elder': meOf(histories.acquaintance, 60, {stance: 'elder'}),
};

async function showTeaser(view: MeView): Promise<Shown> {
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = '<kin-exclusive bond="partner" signin="/account"><p>The winter tin</p></kin-exclusive>';
  const element = box.firstElementChild as KinExclusive;
  element.client = fakeClient(view);
  document.body.append(box);
  await when(() => !!element.shadowRoot?.querySelector('[part=teaser]'));
  return {element, program: []};
}

/** Each element in each state that it has a test for, opened as far as it goes. */
export const everyState: {readonly [element: string]: readonly State[]} = {
  'kin-poll': [...[
    ...Object.entries(polls).map(([state, snapshot]) => ({state, snapshot})),
    ...Object.entries(kinds).flatMap(([kind, {open, counted, vote}]) => [{state: kind, snapshot: {view: open}}, {state: `${kind}, counted`, snapshot: {view: counted, own: own(vote)}}]),
  ].map(({state, snapshot}) => ({state, show: async () => ({element: opened((await mountPoll(snapshot)).element), program: snapshot})})), ...open],
  'kin-referral': referrals.filter(spoken).map(({state, show}) => ({state, show: async () => {
    const {client, element} = await show();
    return {element, program: [client.$referral.get(), client.$invitation('KC4T9XWPV').get(), 'KC4-T9X-WPV', 'KC4-T9X-WP3']};
  }})),
  'kin-tier': standings.filter(spoken).map(({state, show}) => ({state, show: async () => {
    const {client, element} = await show();
    return {element: opened(element), program: client.$standing.get()};
  }})),
  'kin-exclusive': Object.entries(teasers).map(([state, view]) => ({state, show: async () => showTeaser(view)})),
  'kin-persona': chats.filter(({state}) => spoken({state}) && state !== 'unknown').map(({state, show}) => ({state, show: async () => {
    const {element, service} = await show();
    return {element, program: [service.persona, service.chat, 'Are you there?', 'I am']};
  }})),
};
