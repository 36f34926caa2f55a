import {expect} from 'chai';
import type {StandingsView} from '../../../src/program/index.js';
import {shapes} from '../../../widgets/tier/badge.js';
import {mount, unmountAll} from './mount.js';
import {histories, meOf, strangeness} from './views.js';

const standings = (of: StandingsView['standings']): StandingsView => ({stance: 'peer', bonds: ['acquaintance', 'friend', 'partner', 'kindred'], names: {}, colours: {}, standings: of});

describe('the badge', () => {
  afterEach(unmountAll);

  for (const bond of ['acquaintance', 'friend', 'partner', 'kindred'] as const) {
    it(`says and draws one’s own bond: ${bond}`, async () => {
      const badge = await mount(meOf(histories[bond]), 'view="compact"');
      expect(badge.words().toLowerCase()).to.equal(bond);
      expect(badge.$('path')!.getAttribute('d')).to.equal(shapes[bond]);
      expect(badge.$('svg')!.getAttribute('aria-hidden')).to.equal('true');
    });
  }

  it('tells bonds apart by their shapes', () => {
    expect(new Set(Object.values(shapes)).size).to.equal(4);
  });

  it('shows the page’s own content to strangers, and to whoever is not signed in', async () => {
    const stranger = await mount(undefined, 'view="compact"', client => client.show(meOf(histories.stranger)));
    expect(!!stranger.$('slot')).to.equal(true);
    expect(!!stranger.$('svg')).to.equal(false);
    stranger.client.show(strangeness());
    await stranger.element.updateComplete;
    expect(!!stranger.$('slot')).to.equal(true);
  });

  it('shows another member’s bond, and nothing of one who does not let it be seen', async () => {
    const lin = await mount(undefined, 'view="compact" member="lin"', client => client.$badge('lin').set({status: 'ready', view: standings({lin: 'partner'})}), '');
    await lin.until(() => lin.words() === 'Partner');
    const noor = await mount(undefined, 'view="compact" member="noor"', client => client.$badge('noor').set({status: 'ready', view: standings({lin: 'partner'})}), '');
    expect(noor.words()).to.equal('');
    expect(!!noor.$('svg')).to.equal(false);
  });

  it('never shows one’s own bond for that of another', async () => {
    const noor = await mount(undefined, 'member="noor"', client => client.show(meOf(histories.kindred)), '');
    await noor.element.updateComplete;
    expect(!!noor.$('svg')).to.equal(false);
  });

  it('takes the brand’s name and colour, and the page’s colour before that', async () => {
    const badge = await mount(meOf(histories.friend, 60, {names: {friend: {en: 'Regular', 'zh-Hans': '熟客'}}, colours: {friend: '#1f7a4d'}}), 'view="compact"');
    expect(badge.words()).to.equal('Regular');
    expect(getComputedStyle(badge.$('path')!).fill).to.equal('rgb(31, 122, 77)');
    badge.element.style.setProperty('--kin-bond-friend', 'rgb(1, 2, 3)');
    expect(getComputedStyle(badge.$('path')!).fill).to.equal('rgb(1, 2, 3)');
  });

  it('has the colour of the words beside it where nobody gives another', async () => {
    const badge = await mount(meOf(histories.friend), 'view="compact"');
    badge.box.style.color = 'rgb(9, 8, 7)';
    expect(getComputedStyle(badge.$('path')!).fill).to.equal('rgb(9, 8, 7)');
  });

  it('speaks Chinese', async () => {
    const badge = await mount(meOf(histories.kindred), 'view="compact" lang="zh-CN"');
    await badge.until(() => badge.words() === '知己');
  });

  it('loads nothing of the card', async () => {
    await mount(meOf(histories.kindred), 'view="compact"');
    expect(performance.getEntriesByType('resource').some(({name}) => name.includes('/tier/card/'))).to.equal(false);
  });
});
