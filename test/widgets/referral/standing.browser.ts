import {expect} from 'chai';
import type {MemberInvitation, ReferralView} from '../../../src/program/index.js';
import {busy, day, viewOf} from './fake-client.js';
import {mount, type Mounted, replace, restore, unmountAll} from './mount.js';

async function standing(view: ReferralView = busy(), attributes = ''): Promise<Mounted> {
  const card = await mount(view, attributes);
  card.$<HTMLDetailsElement>('details')!.open = true;
  await card.until(() => card.$('.standing'));
  return card;
}

const items = (card: Mounted, selector: string): string[] => card.$$(selector).map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

describe('a member’s standing', () => {
  afterEach(() => {
    unmountAll();
    restore();
  });

  it('is loaded when it is opened, and not before', async () => {
    // Whoever holds something finds it open.
    const card = await mount(viewOf({member: {}}));
    expect(!!card.$('.standing')).to.equal(false);
    await card.click('summary');
    await card.until(() => card.$('.standing'));
  });

  it('shows each invitation where it truly is', async () => {
    const card = await standing();
    await card.press('Show 1 more');
    const said = items(card, '.invitation .label');
    expect(said).to.deep.equal([
      'Waiting for your friend.',
      'Your friend accepted, and has until October 28, 2026 to order.',
      'Your friend has ordered. The rewards come on October 7, 2026.',
      'You both have your rewards.',
      'Came to nothing. Your friend had bought here before.',
      'The rewards were taken back. The order was returned.',
    ]);
    expect(card.text('.invitation')).to.contain('September 30, 2026 · WhatsApp').and.contain('You wrote: “The one we had in Porto!”');
    expect(card.text('.thanks')).to.equal('Your friend says thank you: “Best tea ever”');
    expect(card.words()).to.contain('145 invitations are left. There are 150 in all: about as many people as anyone knows well.');
  });

  it('begins its lines where the page’s begin, whatever language they are in', async () => {
    const card = await standing(busy(), 'dir="rtl"');
    for (const line of card.$$('bdi').filter(line => getComputedStyle(line).display === 'block' && !line.closest('[part=ticket]'))) expect(getComputedStyle(line).textAlign, line.textContent).to.equal('right');
  });

  it('says that the shop looks first, and nothing of why it doubts', async () => {
    const doubtful: MemberInvitation[] = [
      {referral: 'a', state: 'qualified', waits: true, at: day(-1), until: day(9)},
      {referral: 'b', state: 'rejected', reason: 'same-payment', at: day(-1)},
    ];
    const card = await standing(viewOf({member: {invitations: doubtful}}));
    expect(items(card, '.invitation .label')).to.deep.equal(['Your friend has ordered. The shop takes a look first.', 'Came to nothing. The shop did not accept it.']);
  });

  it('shows rewards with coupon, dates and why they are pending', async () => {
    const card = await standing();
    expect(items(card, '.reward small')).to.deep.equal([
      'Good until November 10, 2026. Enter it at the checkout.',
      'Yours on October 7, 2026, once the order can no longer be returned.',
      'The shop takes a look first. You need not do anything.',
      'Used on September 1, 2026. Enjoy!',
      'It was good until August 31, 2026.',
      'Taken back on August 29, 2026: what it was given for no longer stands.',
    ]);
    expect(card.$<HTMLInputElement>('.coupon input')!.value).to.equal('CUP-7F3K-9Q');
  });

  it('says that a coupon is still being made', async () => {
    const card = await standing(viewOf({member: {}, held: [{reward: 'cup-back', referral: 'r', as: 'member', label: 'A cup', state: 'granted', at: day(-1)}]}));
    expect(card.text('.reward small')).to.contain('The coupon is being made');
    expect(!!card.$('.coupon')).to.equal(false);
  });

  it('copies a coupon, or selects it', async () => {
    const copied: string[] = [];
    replace(navigator, 'clipboard', {writeText: async (text: string) => void copied.push(text)});
    const card = await standing();
    await card.press('Copy');
    await card.until(() => card.text('.quiet') === 'Copied.');
    expect(copied).to.deep.equal(['CUP-7F3K-9Q']);
    replace(navigator, 'clipboard', undefined);
    replace(document, 'execCommand', () => false);
    await card.press('Copy');
    await card.until(() => card.text('.quiet')!.includes('The coupon is selected'));
    expect(card.element.shadowRoot!.activeElement === card.$('.coupon input')).to.equal(true);
    expect(card.outcomes).to.deep.equal([]);
  });

  it('shows the next milestone, or thanks at the top', async () => {
    expect((await standing()).text('.next')).to.contain('2 more friends, and you get: A tin of your choice');
    unmountAll();
    expect((await standing(viewOf({member: {rewarded: 5}}))).words()).to.contain('5 friends have come by you. Thank you.');
  });

  it('shows long lists a part at a time', async () => {
    const invitations = Array.from({length: 40}, (_, i): MemberInvitation => ({referral: `r${i}`, state: 'invited', at: day(-i)}));
    const card = await standing(viewOf({member: {invitations, left: 110}}));
    expect(card.$$('.invitation')).to.have.length(5);
    await card.press('Show 20 more');
    expect(card.$$('.invitation')).to.have.length(25);
    await card.press('Show 15 more');
    expect(card.$$('.invitation')).to.have.length(40);
  });

  it('shows who is ahead, and where one is oneself', async () => {
    const card = await standing();
    expect(items(card, 'tbody tr')).to.deep.equal(['1 Ada 9', '2 Bo 7', '41 Mia (you) 1']);
    expect(card.$$('tr.gap')).to.have.length(1);
    unmountAll();
    expect(!!(await standing(viewOf({member: {}}))).$('table')).to.equal(false);
  });

  it('lets a member decide what others see', async () => {
    const card = await standing();
    const boxes = (): boolean[] => card.$$('[type=checkbox]').map(box => (box as HTMLInputElement).checked);
    expect(boxes()).to.deep.equal([true, false]);
    card.$$('[type=checkbox]')[1]!.click();
    await card.until(() => boxes()[1]);
    expect(card.tracked('preference.set')).to.deep.equal([{name: 'leaderboard', value: true}]);
    card.client.stage('leaderboard', {stage: 'refused', reason: 'members-only'});
    await card.until(() => !boxes()[1]);
    card.$$('[type=checkbox]')[0]!.click();
    await card.until(() => !boxes()[0]);
    expect(card.tracked('preference.set')[1]).to.deep.equal({name: 'first-name', value: false});
  });

  it('draws what a member decides as squares to tick', async () => {
    const card = await standing(viewOf({member: {}}));
    const boxes = card.$$('[type=checkbox]').map(box => box.getBoundingClientRect());
    expect(boxes.map(({height, width}) => [width, height])).to.deep.equal([[20, 20], [20, 20]]);
  });

  it('begins with nothing, and says so', async () => {
    const card = await standing(viewOf({member: {}}));
    expect(card.words()).to.contain('None yet. Think of one friend who would like it.');
    expect(!!card.$('.rewards')).to.equal(false);
  });

  it('speaks Chinese', async () => {
    const card = await standing(busy(), 'lang="zh"');
    await card.until(() => card.words().includes('再有 2 位朋友，即可获得：任选一罐'));
    expect(card.text('.invitation .label')).to.equal('等朋友接受。');
  });
});
