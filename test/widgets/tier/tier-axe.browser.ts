import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {MeView} from '../../../src/program/index.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {forceColours} from '../forced-colours.js';
import type {FakeClient} from './fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';
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

const states: {readonly [state: string]: State} = {
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

describe('axe', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  afterEach(unmountAll);

  inEachTheme(() => {
    for (const [state, {view, attributes, setUp, then}] of Object.entries(states)) {
      it(`finds nothing to mend: ${state}`, async () => {
        const mounted = await mount(view, attributes, setUp);
        await then?.(mounted);
        await nothingToMend(mounted.element);
      });
    }
  });

  for (const [state, {view, attributes, setUp, then}] of Object.entries(states)) {
    it(`fits into 280 pixels: ${state}`, async () => {
      const mounted = await mount(view, attributes, setUp);
      mounted.box.style.width = '280px';
      await then?.(mounted);
      const frame = mounted.box.getBoundingClientRect();
      for (const inside of mounted.$$('*')) {
        const {left, right, width} = inside.getBoundingClientRect();
        if (width) expect(left >= frame.left - .5 && right <= frame.right + .5, inside.outerHTML).to.equal(true);
      }
    });
  }

  it('says without colour what forced colours take away', async function () {
    if (!await forceColours(true)) this.skip();
    const card = await mount(meOf(histories.friend));
    const bar = card.$('.bar svg')!;
    expect(getComputedStyle(bar).backgroundColor).to.not.equal(getComputedStyle(card.$('.bar')!).backgroundColor);
    expect(card.words('[part=next]')).to.contain('2 of 5');
    await forceColours(false);
  });

  it('reaches everything by keyboard, in the order in which it is read', async () => {
    const card = await mount(meOf(histories.acquaintance), 'order-href="/shop"');
    const stops = card.$$('a[href], button, summary, input').map(({localName, tabIndex}) => `${localName} ${tabIndex}`);
    expect(stops).to.deep.equal(['a 0', 'summary 0', 'summary 0', 'input 0']);
  });
});
