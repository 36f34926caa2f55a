import type {MeView} from '../../../src/program/index.js';
import type {FakeClient} from './fake-client.js';
import {mount, type Mounted} from './mount.js';
import {brought, complained, fallingDay, histories, meOf, strangeness} from './views.js';

interface State {
  readonly view: MeView | undefined;
  readonly attributes?: string;
  readonly setUp?: (client: FakeClient) => void;
  readonly then?: (mounted: Mounted) => Promise<void>;
}

async function openAll(card: Mounted): Promise<void> {
  for (const details of card.$$('details') as HTMLDetailsElement[]) details.open = true;
}

/** Each state that a standing can be in, and how it comes to be. */
const made: {readonly [state: string]: State} = {
  'loading': {view: undefined},
  'unknown': {view: undefined, setUp: client => client.$standing.set({status: 'unknown'}), then: card => card.until(() => card.$('[part=status]'))},
  'unreachable': {view: undefined, setUp: client => client.$standing.set({status: 'unreachable'}), then: card => card.until(() => card.$('button'))},
  'signed out': {view: strangeness(), attributes: 'signin="/account"'},
  'stranger': {view: meOf(histories.stranger), attributes: 'order-href="/shop"'},
  'acquaintance': {view: meOf(histories.acquaintance), attributes: 'order-href="/shop"', then: openAll},
  'partner': {view: meOf(histories.partner), then: openAll},
  'kindred, in Chinese, from right to left': {view: meOf(histories.kindred), attributes: 'lang="zh" dir="rtl"', then: openAll},
  'promoted': {view: meOf([...histories.partner, brought(55)]), then: card => card.until(() => card.words('[role=status]'))},
  'falling': {view: meOf(histories.partner, fallingDay), attributes: 'order-href="/shop"'},
  'a complaint': {view: meOf([...histories.partner, complained(52)], 70)},
  'saved': {view: meOf(histories.friend), setUp: client => client.stage('shown', {id: 'e', data: {name: 'standing', value: true}, stage: 'saved'})},
  'progress': {view: meOf(histories.friend), attributes: 'view="progress"'},
  'compact': {view: meOf(histories.kindred), attributes: 'view="compact"'},
};

export const states = Object.entries(made).map(([state, {view, attributes, setUp, then}]) => ({
  state,
  async show(): Promise<Mounted> {
    const mounted = await mount(view, attributes, setUp);
    await then?.(mounted);
    return mounted;
  },
}));
