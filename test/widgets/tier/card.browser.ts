import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {KinNextEvent} from '../../../widgets/tier/index.js';
import {mount, type Mounted, unmountAll} from './mount.js';
import {at, bought, brought, complained, fallingDay, histories, meOf, strangeness, voted} from './views.js';

const open = (card: Mounted, part: string): string => {
  card.$<HTMLDetailsElement>(`[part=${part}]`)!.open = true;
  return card.words(`[part=${part}]`);
};
const day = (days: number): string => new Date(at(days)).toLocaleDateString('en', {dateStyle: 'long'});

describe('the card', () => {
  afterEach(unmountAll);

  it('keeps the page’s own content until the standing is there, and says what is the matter when it does not come', async () => {
    const card = await mount(undefined);
    expect(!!card.$('slot')).to.equal(true);
    card.client.$standing.set({status: 'unreachable'});
    await card.until(() => card.words('[part=status]') === 'Can’t reach the shop.');
    expect(!!card.$('slot')).to.equal(true);
    await card.press('Try again');
    expect(card.client.refreshed).to.equal(1);
    card.client.$standing.set({status: 'unknown'});
    await card.until(() => card.words().includes('nothing to see here'));
  });

  it('invites whoever is not signed in, with no gauge, and keeps the page’s content', async () => {
    const card = await mount(strangeness(), 'signin="/account"');
    expect(card.words()).to.contain('We have not met yet.');
    expect(card.$('a')!.getAttribute('href')).to.equal('/account');
    expect(!!card.$('slot:not([name])')).to.equal(true);
    expect(!!card.$('[part=ring], .bar, details')).to.equal(false);
  });

  it('invites a stranger to what makes them acquainted, with no gauge', async () => {
    const card = await mount(meOf(histories.stranger), 'order-href="/shop"');
    expect(card.words()).to.contain('It begins with one order.');
    expect(card.$('a')!.getAttribute('href')).to.equal('/shop');
    expect(!!card.$('[part=ring], .bar')).to.equal(false);
  });

  it('says which bond it is, since when, what the member has done, and what is missing for the next', async () => {
    const card = await mount(meOf(histories.friend));
    expect(card.words('[part=bond]')).to.equal('Friend');
    expect(card.words('.head time')).to.equal(`since ${day(45)}`);
    expect(card.words('[part=role]')).to.equal('You have ordered 3 times, voted in 2 polls.');
    expect(card.words('[part=next]')).to.contain('Next: Partner');
    expect(card.words('[part=next]')).to.contain('Votes, ideas, answers in 180 days: 2 of 5');
    expect(card.$('.bar svg')!.getAttribute('width')).to.equal('40%');
    expect(card.tracked('widget.viewed')).to.deep.equal([{widget: 'tier'}]);
  });

  it('calls products and polls by their names, where they have one', async () => {
    const called = {products: {oolong: {'en': 'Autumn Oolong', 'zh-Hans': '秋香乌龙'}}, polls: {'poll-5': 'Which tin?'}};
    const near = await mount(meOf(histories.acquaintance, 60, {}, {called}));
    expect(near.words('[part=next]')).to.contain('Autumn Oolong: 1 of 3');
    expect(near.words('[part=next]')).to.contain('Order it again: Autumn Oolong');
    unmountAll();
    const card = await mount(meOf(histories.partner, 60, {}, {called}));
    const why = open(card, 'why');
    expect(why).to.contain('The same ordered 3 times: Autumn Oolong');
    expect(why).to.contain(`${day(5)} voted: Which tin?`);
    expect(why).to.contain(`${day(21)} voted`).and.not.to.contain(`${day(21)} voted:`);
    card.element.lang = 'zh-Hans';
    await card.until(() => card.words().includes('秋香乌龙'));
  });

  it('says at the top that there is no closer', async () => {
    const card = await mount(meOf(histories.kindred));
    expect(card.words('[part=next]')).to.equal('There is no closer than this. Thank you.');
  });

  it('draws intimacy as a ring, and says each of its six drivers in words', async () => {
    const view = meOf(histories.kindred);
    const {drivers} = view.member!.standing.intimacy;
    const card = await mount(view);
    const rows = card.$$('.drivers li').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.have.length(6);
    expect(rows[2]).to.equal(`Honour ${Math.round(drivers.honour * 10) / 10}`);
    expect(rows[5]).to.equal('Places 0');
    const arcs = card.$$('.arc circle').map(arc => parseFloat(arc.getAttribute('stroke-dasharray')!));
    expect(arcs[2]).to.equal(17);
    expect(arcs[5]).to.equal(0);
    expect(arcs[0]).to.be.closeTo(17 * drivers.relationship / drivers.honour, 1e-9);
  });

  it('says why, each reason with its dates', async () => {
    const card = await mount(meOf(histories.friend));
    const why = open(card, 'why');
    expect(why).to.contain('Friend: what brought you here The same ordered 3 times');
    for (const days of [0, 20, 45]) expect(why).to.contain(`${day(days)} ordered`);
    expect(why).to.contain('Friend: what keeps you here An order in 180 days');
    expect([...card.$$('.reason time')].every(time => !Number.isNaN(Date.parse(time.getAttribute('datetime')!)))).to.equal(true);
  });

  it('shows the latest of many dates, and how many were before', async () => {
    const orders = Array.from({length: 40}, (_, i) => bought(i));
    const rules = {friend: {enter: [{of: ['order' as const], least: 20}], stay: []}};
    const card = await mount(meOf(orders, 60, {}, {}, rules));
    expect(open(card, 'why')).to.contain('and 8 more before');
  });

  it('says when it could be lost, to what, and what moves that day away', async () => {
    const view = meOf(histories.friend);
    const card = await mount(view);
    expect(open(card, 'lose')).to.equal(`Could I lose it? If nothing more happens, on ${day(45 + 180 + 30)} it becomes “Acquaintance”. The day moves further away with one order.`);
  });

  it('says that it could not be lost where nothing alone ends it', async () => {
    const card = await mount(meOf(histories.acquaintance));
    expect(open(card, 'lose')).to.equal('Could I lose it? No. It does not end by itself.');
  });

  it('says kindly until when there is time, and all that mends it', async () => {
    const card = await mount(meOf(histories.partner, fallingDay), 'order-href="/shop"');
    const falling = card.words('[part=falling]');
    expect(falling).to.contain(`“Partner” ends on ${day(45 + 180 + 30)}`);
    expect(falling).to.contain('What mends it: one order, 2 votes or ideas.');
    expect(card.$('[part=falling] a')!.getAttribute('href')).to.equal('/shop');
    expect(!!card.$('[part=lose]')).to.equal(false);
    expect(card.$$('.main')).to.have.length(1);
  });

  it('mends what it says it does', () => {
    const mended = meOf([...histories.partner, bought(fallingDay), voted(fallingDay), voted(fallingDay - 1)], fallingDay).member!.standing;
    expect(mended.bond).to.equal('partner');
    expect(mended.falling).to.equal(undefined);
  });

  it('does not lay an open complaint on the member', async () => {
    const card = await mount(meOf([...histories.partner, complained(52)], 70));
    expect(card.words('[part=falling]')).to.contain('That is up to us');
    expect(card.words('[part=falling]')).to.not.contain('What mends it');
    expect(card.words('[part=next]')).to.contain('First we have to settle');
    expect(!!card.$('.main')).to.equal(false);
  });

  describe('the one thing to do', () => {
    it('leads to the element that does it, and gives it the focus', async () => {
      const poll = document.createElement('kin-poll');
      poll.style.display = 'block';
      document.body.append(poll);
      const card = await mount(meOf(histories.friend), 'vote-href="/polls"');
      const steps: string[] = [];
      card.element.addEventListener('kin-next', event => steps.push(event.step.kind));
      await card.press('Cast a vote');
      expect(document.activeElement === poll).to.equal(true);
      expect(steps).to.deep.equal(['vote']);
      poll.remove();
    });

    it('leaves leading to the page where that wants it', async () => {
      const poll = document.createElement('kin-poll');
      document.body.append(poll);
      const card = await mount(meOf(histories.friend));
      card.element.addEventListener('kin-next', (event: KinNextEvent) => event.preventDefault());
      await card.press('Cast a vote');
      expect(document.activeElement === poll).to.equal(false);
      poll.remove();
    });

    it('is a link where the page gives one, with the product in it', async () => {
      const card = await mount(meOf([bought(0, 'gid://tea/1')]), 'order-again-href="/tea?id={product}"');
      expect(card.$('a.main')!.getAttribute('href')).to.equal('/tea?id=gid%3A%2F%2Ftea%2F1');
      expect(card.words('a.main')).to.equal('Order it again');
    });

    it('takes the shop’s address for an order where there is none for the same again', async () => {
      const card = await mount(meOf(histories.acquaintance), 'order-href="/shop"');
      expect(card.$('a.main')!.getAttribute('href')).to.equal('/shop');
    });

    it('is its words alone where there is nowhere to go', async () => {
      const card = await mount(meOf(histories.partner));
      expect(card.words('.step')).to.equal('Invite a friend');
      expect(!!card.$('.main')).to.equal(false);
    });
  });

  describe('the badge’s being seen', () => {
    it('is asked for, saved and recorded, each said as it is', async () => {
      const card = await mount(meOf(histories.friend));
      const box = card.$<HTMLInputElement>('[type=checkbox]')!;
      expect(box.checked).to.equal(false);
      box.click();
      await card.element.updateComplete;
      expect(card.tracked('preference.set')).to.deep.equal([{name: 'standing', value: true}]);
      expect(box.checked).to.equal(true);
      for (const [stage, words] of [['sending', ''], ['saved', 'Saved on this device.'], ['held', 'Kept in this tab only. Please leave it open.'], ['recorded', 'Recorded.']]) {
        if (stage === 'recorded') card.client.show(meOf(histories.friend, 60, {}, {shows: true}));
        card.client.stage('shown', {stage});
        await card.until(() => card.words('label + small + [part=status]') === words);
        expect(box.checked, stage).to.equal(true);
      }
    });

    it('is taken back on the page when the service refuses it', async () => {
      const card = await mount(meOf(histories.friend));
      card.$<HTMLInputElement>('[type=checkbox]')!.click();
      card.client.stage('shown', {stage: 'refused', reason: 'members-only'});
      await card.until(() => card.words().includes('could not be recorded'));
      expect(card.$<HTMLInputElement>('[type=checkbox]')!.checked).to.equal(false);
    });

    it('waits for the connection, and says so', async () => {
      const card = await mount(meOf(histories.friend));
      card.$<HTMLInputElement>('[type=checkbox]')!.click();
      card.client.$outbox.set({...card.client.$outbox.get(), failing: true});
      card.client.stage('shown', {stage: 'saved'});
      await card.until(() => card.words().includes('when the connection is back'));
    });
  });

  describe('a promotion', () => {
    const promoted = [...histories.partner, brought(55)];

    it('is told once it is seen, reported once, and stays on the card', async () => {
      const card = await mount(meOf(promoted));
      await card.until(() => card.words('[role=status]') === 'You are now, to us: Kindred. We got here together.');
      card.client.show(meOf(promoted, 61));
      await card.element.updateComplete;
      expect(card.tracked('promotion.seen')).to.deep.equal([{bond: 'kindred'}]);
      card.client.show(meOf(histories.kindred));
      await card.element.updateComplete;
      expect(card.words('[part=promotion]')).to.contain('Kindred');
    });

    it('is not told before the card is in sight', async () => {
      const card = await mount(meOf(promoted), '', () => document.body.style.setProperty('padding-top', '300vh'));
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(card.tracked('promotion.seen')).to.deep.equal([]);
      document.body.removeAttribute('style');
      await card.until(() => card.tracked('promotion.seen').length);
    });

    it('is not told again by another card, nor after it was said on another page', async () => {
      const card = await mount(meOf(promoted), '', client => client.stage('seen', {id: 'e', data: {bond: 'kindred'}, stage: 'saved'}));
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(card.tracked('promotion.seen')).to.deep.equal([]);
      expect(card.words('[part=promotion]')).to.equal('');
    });

    it('is the next member’s own', async () => {
      const card = await mount(meOf(promoted));
      await card.until(() => card.tracked('promotion.seen').length);
      card.client.$said.set({});
      card.client.$standing.set({status: 'loading'});
      await card.element.updateComplete;
      card.client.show(meOf(histories.friend));
      await card.element.updateComplete;
      expect(card.words('[part=promotion]')).to.equal('');
    });

    it('moves where motion is welcome, and nowhere else', async () => {
      await emulateMedia({reducedMotion: 'no-preference'});
      const card = await mount(meOf(promoted));
      await card.until(() => card.$('.leaves svg'));
      expect(getComputedStyle(card.$('.leaves svg')!).animationName).to.equal('rise');
      card.box.style.color = 'rgb(9, 8, 7)';
      expect(getComputedStyle(card.$('.leaves path')!).fill).to.equal('rgb(9, 8, 7)');
      await emulateMedia({reducedMotion: 'reduce'});
      expect(getComputedStyle(card.$('.leaves svg')!).animationName).to.equal('none');
      expect(getComputedStyle(card.$('.leaves svg')!).opacity).to.equal('0');
    });
  });

  it('shows a preview, and reports nothing of it', async () => {
    const card = await mount(undefined, '', undefined, '');
    card.element.me = meOf([...histories.partner, brought(55)]);
    await card.until(() => card.words('[role=status]').includes('Kindred'));
    expect(card.$<HTMLInputElement>('[type=checkbox]')!.disabled).to.equal(true);
    expect(card.client.tracked).to.deep.equal([]);
  });

  it('says the bond and what remains in a line and a bar', async () => {
    const line = await mount(meOf(histories.friend), 'view="progress"');
    expect(line.words()).to.equal('Friend · To Partner: 3 votes or ideas');
    expect(line.$('.bar svg')!.getAttribute('width')).to.equal('40%');
    line.client.show(meOf(histories.partner, fallingDay));
    await line.until(() => line.words().includes(`“Partner” ends on ${day(255)}`));
    line.client.show(meOf(histories.kindred));
    await line.until(() => line.words() === 'Kindred · There is no closer than this. Thank you.');
    line.client.show(meOf(histories.stranger));
    await line.until(() => line.words() === 'New here · To Acquaintance: one order');
    expect(!!line.$('.bar')).to.equal(false);
  });
});
