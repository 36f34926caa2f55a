import {emulateMedia} from '@web/test-runner-commands';
import type axe from 'axe-core';
import 'axe-core/axe.min.js';
import {expect} from 'chai';
import type {MeView} from '../../../src/program/index.js';
import {forceColors, releaseColors} from '../force-colors.js';
import type {FakeClient} from './fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';
import {brought, complained, fallingDay, histories, meOf, strangeness} from './views.js';

const check = (globalThis as unknown as {axe: typeof axe}).axe;

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

  for (const [theme, colour, background] of [['light', '#2b2622', '#faf7f2'], ['dark', '#e8e4dc', '#15181a']] as const) {
    describe(theme, () => {
      before(() => {
        document.body.style.color = colour;
        document.body.style.background = background;
      });
      after(() => document.body.removeAttribute('style'));

      for (const [state, {view, attributes, setUp, then}] of Object.entries(states)) {
        it(`finds nothing to mend: ${state}`, async () => {
          const mounted = await mount(view, attributes, setUp);
          await then?.(mounted);
          mounted.element.querySelector('a')!.style.color = 'inherit';
          const {violations} = await check.run(mounted.element, {rules: {region: {enabled: false}}});
          expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join()}`)).to.deep.equal([]);
        });
      }
    });
  }

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

  describe('in forced colours', () => {
    after(releaseColors);

    it('says without colour what they take away', async function () {
      await forceColors(this);
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      const card = await mount(meOf(histories.friend));
      const bar = card.$('.bar svg')!;
      expect(getComputedStyle(bar).backgroundColor).to.not.equal(getComputedStyle(card.$('.bar')!).backgroundColor);
      expect(card.words('[part=next]')).to.contain('2 of 5');
    });
  });

  it('reaches everything by keyboard, in the order in which it is read', async () => {
    const card = await mount(meOf(histories.acquaintance), 'order-href="/shop"');
    const stops = card.$$('a[href], button, summary, input').map(({localName, tabIndex}) => `${localName} ${tabIndex}`);
    expect(stops).to.deep.equal(['a 0', 'summary 0', 'summary 0', 'input 0']);
  });
});
