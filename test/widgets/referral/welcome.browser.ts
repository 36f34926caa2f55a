import {expect} from 'chai';
import type {FriendReferral, HeldReward, InvitationView} from '../../../src/program/index.js';
import type {CaughtInvitation} from '../../../widgets/referral/invitation.js';
import {day, type FakeClient, invitationOf, viewOf} from './fake-client.js';
import {mount, type Mounted, restore, unmountAll} from './mount.js';

const caught = (): CaughtInvitation => ({parameter: 'kin', invitation: {code: 'KC4T9XWPV', invitation: '1a2b3c4d'}});
const friendOf = (change: Partial<FriendReferral>): FriendReferral => ({referral: 'r1', state: 'claimed', until: day(30), thanked: false, ...change});

const invite = (change: Partial<InvitationView> = {}) => (client: FakeClient): void => client.$invitation('KC4T9XWPV.1a2b3c4d').set({status: 'ready', view: invitationOf(change)});
const land = (change: Partial<InvitationView> = {}): Promise<Mounted> => mount(viewOf(), 'view="welcome"', invite(change), caught());
const come = (friend: FriendReferral, held: readonly HeldReward[] = []): Promise<Mounted> => mount(viewOf({friend, held}), 'view="welcome"');

describe('a friend’s welcome', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    unmountAll();
    restore();
  });

  it('says who invited, their words, what there is to get, and how', async () => {
    const welcome = await land({from: 'Mia', note: 'The one we had in Porto!'});
    await welcome.until(() => welcome.text('.from') === 'Mia invites you');
    expect(welcome.text('[part=offer]')).to.equal('A cup of spring tea is waiting for you.');
    expect(welcome.text('blockquote')).to.equal('The one we had in Porto!');
    expect(welcome.text('.yours')).to.equal('You get: Your first cup');
    expect(welcome.$$('ol li').map(({textContent}) => textContent.trim())).to.deep.equal([
      'Accept here. You then have 30 days to order.',
      'Order for €20 or more, signed in or with the same browser.',
      'Your reward comes 14 days after you have paid, when the order can no longer be returned, and is good for 30 days.',
    ]);
    expect(welcome.words()).to.contain('not bought here before');
  });

  it('shows the page’s own words until all is there, so that nothing moves', async () => {
    const welcome = await mount(undefined, 'view="welcome"', undefined, caught());
    welcome.client.show(viewOf());
    // By the time that another one is drawn, this one has its file and its words, too.
    const other = await land();
    await other.until(() => other.$('.wide'));
    expect([!!welcome.$('[part=card]'), !!welcome.$('slot')]).to.deep.equal([false, true]);
    invite({from: 'Mia'})(welcome.client);
    await welcome.until(() => welcome.text('.from') === 'Mia invites you');
    expect(!!welcome.$('.wide')).to.equal(true);
  });

  it('names nobody who does not let their name be seen', async () => {
    const welcome = await land();
    await welcome.until(() => welcome.text('.from') === 'A friend invites you');
  });

  it('claims what the link carried, says how far it has come, and forgets it once it is recorded', async () => {
    const carried = caught();
    const welcome = await mount(viewOf(), 'view="welcome"', invite(), carried);
    await welcome.until(() => welcome.$('.wide'));
    const events: string[] = [];
    welcome.element.addEventListener('kin-claim', ({code}) => events.push(code));
    await welcome.press('Accept');
    await welcome.until(() => welcome.text('.where') === 'You have accepted.');
    expect(events).to.deep.equal(['KC4T9XWPV']);
    expect(welcome.tracked('referral.claimed')).to.deep.equal([{code: 'KC4T9XWPV', invitation: '1a2b3c4d'}]);
    expect(welcome.element.shadowRoot!.activeElement === welcome.$('.where')).to.equal(true);
    expect(welcome.text('[part=status]')).to.equal('Sending…');
    welcome.client.stage('claimed', {stage: 'saved'});
    await welcome.until(() => welcome.text('[part=status]') === 'Saved on this device.');
    expect(carried.invitation).to.exist;
    welcome.client.stage('claimed', {stage: 'recorded'});
    welcome.client.show(viewOf({friend: friendOf({from: 'Mia'})}));
    await welcome.until(() => welcome.text('.where') === 'You have accepted Mia’s invitation. Order by October 31, 2026, and you get: Your first cup');
    expect(carried.invitation).to.equal(undefined);
    expect(welcome.text('[part=status]')).to.equal('');
  });

  it('lets the page forbid a claim', async () => {
    const welcome = await land();
    await welcome.until(() => welcome.$('.wide'));
    welcome.element.addEventListener('kin-claim', event => event.preventDefault());
    await welcome.press('Accept');
    expect(welcome.tracked('referral.claimed')).to.deep.equal([]);
  });

  for (const [problem, words] of [
    ['own-code', 'This is your own invitation, which is for somebody else.'],
    ['too-many-invitations', 'as many people as there may be'],
    ['referral-closed', 'This offer has ended. You are welcome here all the same.'],
  ] as const) {
    it(`says kindly why an invitation cannot be accepted: ${problem}`, async () => {
      const welcome = await land({problem});
      await welcome.until(() => welcome.text('.problem')?.includes(words));
      expect(!!welcome.$('.wide')).to.equal(false);
    });
  }

  it('says when the link leads nowhere, or the shop does not answer', async () => {
    const welcome = await mount(viewOf(), 'view="welcome"', client => client.$invitation('KC4T9XWPV.1a2b3c4d').set({status: 'unknown'}), caught());
    await welcome.until(() => welcome.words().includes('This link leads to no invitation.'));
    welcome.client.$invitation('KC4T9XWPV.1a2b3c4d').set({status: 'unreachable'});
    await welcome.until(() => welcome.words().includes('we don’t know yet who invited you'));
    await welcome.press('Try again');
    expect(welcome.client.refreshed).to.equal(1);
  });

  describe('without a link', () => {
    const byHand = (): Promise<Mounted> => mount(viewOf(), 'view="welcome"');

    it('takes a code as people type it', async () => {
      const welcome = await byHand();
      expect(!!welcome.$('.from')).to.equal(false);
      await welcome.type('[name=code]', ' kc4-t9x wpv ');
      await welcome.press('Use the code');
      const [claim] = welcome.tracked('referral.claimed');
      expect(claim).to.deep.equal({code: 'KC4T9XWPV'});
    });

    for (const [typed, words] of [['KC4T9XWP4', 'One letter or digit of that code is wrong.'], ['tea', 'That is no code.']] as const) {
      it(`tells what is wrong with ${typed}`, async () => {
        const welcome = await byHand();
        await welcome.type('[name=code]', typed);
        await welcome.press('Use the code');
        await welcome.until(() => welcome.text('#code-problem')?.includes(words));
        expect(welcome.tracked('referral.claimed')).to.deep.equal([]);
        expect(welcome.element.shadowRoot!.activeElement === welcome.$('[name=code]')).to.equal(true);
        expect(welcome.$('[name=code]')!.getAttribute('aria-invalid')).to.equal('true');
      });
    }

    for (const [reason, words] of [
      ['unknown-code', 'Nobody has this code.'],
      ['own-code', 'This is your own invitation'],
      ['too-many-invitations', 'Another friend may have room.'],
      ['malformed', 'could not be recorded'],
    ] as const) {
      it(`says why a code was refused: ${reason}`, async () => {
        const welcome = await mount(viewOf(), 'view="welcome"', client => client.stage('claimed', {stage: 'refused', reason}));
        await welcome.until(() => welcome.text('#code-problem')?.includes(words));
        expect(!!welcome.$('[name=code]')).to.equal(true);
      });
    }
  });

  for (const [what, friend, words] of [
    ['claimed', friendOf({}), 'You have accepted. Order by October 31, 2026, and you get: Your first cup'],
    ['qualified', friendOf({state: 'qualified', until: day(12)}), 'Thank you for your order. On October 13, 2026 you get: Your first cup'],
    ['waiting', friendOf({state: 'qualified', waits: true}), 'Thank you for your order. The shop takes a look, and then you get: Your first cup'],
    ['rewarded', friendOf({state: 'rewarded'}), 'Your reward is here.'],
    ['rejected', friendOf({state: 'rejected', reason: 'existing-customer'}), 'There will be no reward. You had bought here before, and this is for new customers. Invite somebody yourself!'],
    ['rejected for a signal', friendOf({state: 'rejected', reason: 'same-address'}), 'There will be no reward. The shop did not accept it. If you think that is wrong, please write to the shop.'],
    ['reversed', friendOf({state: 'reversed', reason: 'refunded'}), 'The reward was taken back. The order was returned.'],
  ] as const) {
    it(`says where it stands: ${what}`, async () => {
      const welcome = await come(friend);
      await welcome.until(() => welcome.text('.where') === words);
      expect(!!welcome.$('[name=code]')).to.equal(false);
    });
  }

  it('shows a friend’s coupon, and no reward that is for something else', async () => {
    const reward = {reward: 'first-cup', referral: 'r1', as: 'friend', label: 'Your first cup', state: 'granted', at: day(-1), coupon: 'FIRST-22', expires: day(29)} as const;
    const welcome = await come(friendOf({state: 'rewarded'}), [reward, {...reward, as: 'member', coupon: 'OTHER'}]);
    await welcome.until(() => welcome.$('.coupon input'));
    expect(welcome.$$('.coupon input').map(field => (field as HTMLInputElement).value)).to.deep.equal(['FIRST-22']);
    expect(welcome.text('.reward small')).to.equal('Good until October 30, 2026. Enter it at the checkout.');
  });

  it('offers another invitation when the one before lapsed, and only then', async () => {
    const lapsed = await mount(viewOf({friend: friendOf({state: 'rejected', reason: 'lapsed'})}), 'view="welcome"', invite(), caught());
    await lapsed.until(() => lapsed.$('.wide'));
    unmountAll();
    const other = await mount(viewOf({friend: friendOf({state: 'rejected', reason: 'existing-customer'})}), 'view="welcome"', invite(), caught());
    await other.until(() => other.$('.where'));
    expect(!!other.$('.wide')).to.equal(false);
  });

  it('says thanks once, with a line of plain words if there is one', async () => {
    const welcome = await come(friendOf({}));
    await welcome.until(() => welcome.$('[name=thanks]'));
    await welcome.type('[name=thanks]', 'so <b>good');
    await welcome.press('Say thanks');
    expect(welcome.tracked('referral.thanked')).to.deep.equal([]);
    expect(welcome.words()).to.contain('in plain words');
    await welcome.type('[name=thanks]', 'So good!');
    await welcome.press('Say thanks');
    await welcome.until(() => welcome.$('.thanked'));
    expect(welcome.tracked('referral.thanked')).to.deep.equal([{note: 'So good!'}]);
    expect(welcome.element.shadowRoot!.activeElement === welcome.$('.thanked')).to.equal(true);
    welcome.client.stage('thanked', {stage: 'refused', reason: 'not-invited'});
    await welcome.until(() => welcome.words().includes('Please thank your friend a little later.') && welcome.$('[name=thanks]'));
  });

  it('has no word of thanks where nothing came of it, and none twice', async () => {
    const rejected = await come(friendOf({state: 'rejected', reason: 'lapsed'}));
    await rejected.until(() => rejected.$('.where'));
    expect(!!rejected.$('[name=thanks]')).to.equal(false);
    unmountAll();
    const thanked = await come(friendOf({thanked: true}));
    await thanked.until(() => thanked.$('.thanked'));
    expect(!!thanked.$('[name=thanks]')).to.equal(false);
  });

  it('speaks Chinese, and writes amounts as the currency is written', async () => {
    const view = viewOf({terms: {...viewOf().terms, smallestOrder: {amount: 1500, currency: 'JPY'}}});
    const welcome = await mount(view, 'view="welcome" lang="zh"');
    await welcome.until(() => welcome.text('ol')?.includes('满 JP¥1,500。'));
    expect(welcome.text('[part=offer]')).to.equal('一杯春茶在等你。');
  });
});
