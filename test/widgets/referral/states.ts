import type {FriendReferral, ReferralView} from '../../../src/program/index.js';
import type {CaughtInvitation} from '../../../widgets/referral/invitation.js';
import {busy, day, type FakeClient, invitationOf, viewOf} from './fake-client.js';
import {mount, type Mounted} from './mount.js';

interface State {
  readonly view: ReferralView | undefined;
  readonly attributes?: string;
  readonly setUp?: (client: FakeClient) => void;
  readonly caught?: CaughtInvitation;
  readonly then?: (mounted: Mounted) => Promise<void>;
}

const friend: FriendReferral = {referral: 'r1', state: 'claimed', until: day(30), thanked: false, from: 'Mia', note: 'Hello'};
const welcome = {attributes: 'view="welcome"'};

async function openAll(card: Mounted): Promise<void> {
  card.$<HTMLDetailsElement>('details')!.open = true;
  await card.until(() => card.$('.standing'));
  await card.click('.row [aria-expanded]');
  await card.until(() => card.$('.ways'));
}

/** Each state that a referral can be in, and how it comes to be. */
const made: {readonly [state: string]: State} = {
  'loading': {view: undefined},
  'unknown': {view: undefined, setUp: client => client.$referral.set({status: 'unknown', said: {}})},
  'unreachable': {view: undefined, setUp: client => client.$referral.set({status: 'unreachable', said: {}})},
  'signed out': {view: viewOf(), attributes: 'signin="/account"'},
  'ready': {view: viewOf({member: {}})},
  'saved': {view: viewOf({member: {}}), setUp: client => client.stage('shared', {stage: 'saved'})},
  'refused': {view: viewOf({member: {}}), setUp: client => client.stage('shared', {stage: 'refused', reason: 'members-only'}), then: card => card.until(() => card.$('.problem'))},
  'closed': {view: viewOf({member: {}, closes: day(-1)}), then: card => card.until(() => card.words().includes('ended'))},
  'used up': {view: viewOf({member: {left: 0}}), then: card => card.until(() => card.words().includes('All 150'))},
  'all of it': {view: busy(), then: openAll},
  'all of it, in Chinese, from right to left': {view: busy(), attributes: 'lang="zh" dir="rtl"', then: openAll},
  'a poster': {
    view: viewOf({member: {}}),
    async then(card) {
      await card.click('.row [aria-expanded]');
      await card.until(() => card.$('.ways'));
      await card.press('Picture with a QR code');
      await card.until(() => card.$('.poster img'));
    },
  },
  'welcome': {
    view: viewOf(), ...welcome, caught: {invitation: {code: 'KC4T9XWPV'}},
    setUp: client => client.$invitation('KC4T9XWPV').set({status: 'ready', view: invitationOf({from: 'Mia', note: 'Hello'})}),
    then: card => card.until(() => card.$('.wide')),
  },
  'welcome by hand, mistyped': {
    view: viewOf(), ...welcome,
    async then(card) {
      await card.type('[name=code]', 'tea');
      await card.press('Use the code');
    },
  },
  'claimed': {view: viewOf({friend}), ...welcome},
  'rewarded': {view: viewOf({friend: {...friend, state: 'rewarded'}, held: [{reward: 'f', referral: 'r1', as: 'friend', label: 'A cup', state: 'granted', at: day(-1), coupon: 'CUP', expires: day(29)}]}), ...welcome},
  'rejected': {view: viewOf({friend: {...friend, state: 'rejected', reason: 'lapsed'}}), ...welcome},
};

export const states = Object.entries(made).map(([state, {view, attributes, setUp, caught, then}]) => ({
  state,
  async show(): Promise<Mounted> {
    const mounted = await mount(view, attributes, setUp, caught);
    await then?.(mounted);
    return mounted;
  },
}));
