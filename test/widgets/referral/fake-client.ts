import {atom, type WritableAtom} from 'nanostores';
import type {ReadOptions} from '../../../src/endpoints/endpoint.js';
import type {Client, OutboxSnapshot} from '../../../src/client/client.js';
import type {InvitationSnapshot, ReferralSnapshot, Said, SaidOfReferrals} from '../../../src/client/referral-store.js';
import type {InvitationView, MemberReferrals, ReferralView} from '../../../src/program/index.js';

/** A client whose service is the test: real stores, set by hand. */
export interface FakeClient extends Client {
  readonly $outbox: WritableAtom<OutboxSnapshot>;
  readonly $reader: WritableAtom<ReadOptions>;
  readonly $referral: WritableAtom<ReferralSnapshot>;
  $invitation(name: string): WritableAtom<InvitationSnapshot>;
  /** What the widget reported, in order, as it goes over the wire. */
  readonly tracked: {readonly type: string; readonly data: unknown}[];
  refreshed: number;
  /** Shows another view. */
  show(view: ReferralView): void;
  /** How far something has come that was said. */
  stage<N extends keyof SaidOfReferrals>(name: N, change: Partial<Said<unknown>>): void;
}

export function fakeClient(view?: ReferralView): FakeClient {
  const invitations = new Map<string, WritableAtom<InvitationSnapshot>>();
  let events = 0;
  const client = {
    $outbox: atom<OutboxSnapshot>({storage: 'device', waiting: 0, dropped: 0, failing: false}),
    $reader: atom<ReadOptions>({visitor: 'v1'}),
    $referral: atom<ReferralSnapshot>({status: 'loading', said: {}}),
    tracked: [] as {type: string; data: unknown}[],
    refreshed: 0,
    $invitation(name: string) {
      const $invitation = invitations.get(name) ?? atom<InvitationSnapshot>({status: 'loading'});
      invitations.set(name, $invitation);
      return $invitation;
    },
    store: (name: string) => (name === 'me/referral' ? client.$referral : client.$invitation(name.replace('referrals/', ''))),
    track(type: string, data: {readonly name?: string}) {
      const wire = JSON.parse(JSON.stringify(data)) as {name?: string};
      client.tracked.push({type, data: wire});
      const id = `event-${++events}`;
      const name = wire.name ?? /^referral\.(.*)/.exec(type)?.[1];
      if (name) client.say(name, {id, data: wire, stage: 'sending'});
      return id;
    },
    say(name: string, said: object) {
      const {$referral} = client;
      $referral.set({...$referral.get(), said: {...$referral.get().said, [name]: said}});
    },
    refresh() {
      client.refreshed++;
    },
    show(shown: ReferralView) {
      client.$referral.set({...client.$referral.get(), status: 'ready', view: shown});
    },
    stage(name: keyof SaidOfReferrals, change: object) {
      client.say(name, {id: 'event-0', data: {}, ...client.$referral.get().said[name], ...change});
    },
  };
  if (view) client.show(view);
  return client as unknown as FakeClient;
}

const day = (days: number): string => new Date(Date.parse('2026-10-01T09:00:00.000Z') + days * 86_400_000).toISOString();

/** A cup for a cup: what is offered to everyone. */
export function viewOf({member, ...change}: Partial<Omit<ReferralView, 'member'>> & {readonly member?: Partial<MemberReferrals> | undefined} = {}): ReferralView {
  return {
    now: day(0),
    offer: {
      member: {en: 'A cup for you, a cup for a friend.', 'zh-Hans': '你一杯，朋友一杯。'},
      friend: {en: 'A cup of spring tea is waiting for you.', 'zh-Hans': '一杯春茶在等你。'},
    },
    rewards: {
      member: {id: 'cup-back', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, days: 60},
      friend: {id: 'first-cup', label: {en: 'Your first cup', 'zh-Hans': '你的第一杯'}, days: 30},
    },
    terms: {refundDays: 14, claimDays: 30, most: 150, newCustomersOnly: true, smallestOrder: {amount: 2000, currency: 'EUR'}},
    milestones: [],
    held: [],
    ...change,
    ...(member && {member: {code: 'KC4T9XWPV', shows: {firstName: false, leaderboard: false}, invitations: [], left: 150, rewarded: 0, ...member}}),
  };
}

/** What a friend's link leads to. */
export function invitationOf(change: Partial<InvitationView> = {}): InvitationView {
  const {now, offer, rewards, terms} = viewOf();
  return {now, offer, rewards, terms, ...change};
}

/** A member with a bit of everything. */
export const busy = (): ReferralView => viewOf({
  milestones: [{friends: 3, reward: {id: 'tin', label: {en: 'A tin of your choice', 'zh-Hans': '任选一罐'}, days: 90}}],
  member: {
    firstName: 'Mia',
    shows: {firstName: true, leaderboard: false},
    left: 145,
    rewarded: 1,
    next: {friends: 3, remaining: 2, reward: {id: 'tin', label: {en: 'A tin of your choice', 'zh-Hans': '任选一罐'}, days: 90}},
    invitations: [
      {referral: 'r1', state: 'invited', at: day(-1), channel: 'whatsapp', note: 'The one we had in Porto!'},
      {referral: 'r2', state: 'claimed', at: day(-3), channel: 'copy', until: day(27)},
      {referral: 'r3', state: 'qualified', at: day(-9), channel: 'wechat', until: day(6)},
      {referral: 'r4', state: 'rewarded', at: day(-40), channel: 'native', thanks: {at: day(-20), note: 'Best tea ever'}},
      {referral: 'r5', state: 'rejected', reason: 'existing-customer', at: day(-41)},
      {referral: 'r6', state: 'reversed', reason: 'refunded', at: day(-60), channel: 'email'},
    ],
    leaderboard: [{rank: 1, firstName: 'Ada', rewarded: 9}, {rank: 2, firstName: 'Bo', rewarded: 7}, {rank: 41, firstName: 'Mia', rewarded: 1, own: true}],
  },
  held: [
    {reward: 'cup-back', referral: 'r4', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'granted', at: day(-20), coupon: 'CUP-7F3K-9Q', expires: day(40)},
    {reward: 'cup-back', referral: 'r3', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'pending', at: day(-8), why: {reason: 'refund-window', until: day(6)}},
    {reward: 'cup-back', referral: 'r7', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'pending', at: day(-8), why: {reason: 'review'}},
    {reward: 'cup-back', referral: 'r8', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'used', at: day(-30)},
    {reward: 'cup-back', referral: 'r9', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'expired', at: day(-31)},
    {reward: 'cup-back', referral: 'r6', as: 'member', label: {en: 'A cup on us', 'zh-Hans': '请你一杯'}, state: 'reversed', at: day(-33)},
  ],
});

export {day};
