import {apply, type BondFact, type BondRules, type Contribution, contributions, type MemberStanding, type MeView, noFacts, standingOf} from '../../../src/program/index.js';

const start = Date.parse('2026-01-10T08:00:00.000Z');
const day = 86_400_000;

export const at = (days: number): string => new Date(start + days * day).toISOString();

let facts = 0;
type Told = BondFact extends infer F ? F extends BondFact ? Omit<F, 'id' | 'at'> : never : never;
const told = (days: number, fact: Told): BondFact => ({...fact, id: `fact-${String(++facts).padStart(4, '0')}`, at: at(days)});

export const bought = (days: number, product = 'oolong'): BondFact => told(days, {type: 'paid', order: `order-${days}`, amount: 1800, currency: 'EUR', products: [{product, quantity: 1}]});
export const voted = (days: number): BondFact => told(days, {type: 'voted', poll: `poll-${days}`});
export const brought = (days: number): BondFact => told(days, {type: 'referral-qualified', referral: `referral-${days}`});
export const complained = (days: number): BondFact => told(days, {type: 'complaint-opened', complaint: `complaint-${days}`});
const announced = (days: number, bond: 'acquaintance' | 'friend' | 'partner' | 'kindred'): BondFact => told(days, {type: 'announced', bond});

const threeOrders = [bought(0), bought(20), bought(45)];
const fiveVotes = [voted(5), voted(21), voted(30), voted(46), voted(50)];

/** Members as the rules see them on the sixtieth day, by their bonds. */
export const histories = {
  stranger: [],
  acquaintance: [bought(0), announced(1, 'acquaintance')],
  friend: [...threeOrders, voted(5), voted(21), announced(46, 'friend')],
  partner: [...threeOrders, ...fiveVotes, announced(51, 'partner')],
  kindred: [...threeOrders, ...fiveVotes, brought(55), announced(56, 'kindred')],
} as const satisfies {readonly [bond: string]: readonly BondFact[]};

/** When the votes of a partner have become too old, and the days of grace have begun. */
export const fallingDay = 240;

const deeds: {readonly [type: string]: Contribution} = {'paid': 'order', 'voted': 'vote', 'referral-qualified': 'friend'};

/** What the service would say of a member with this history, so many days later. */
export function meOf(history: readonly BondFact[], days = 60, change: Partial<MeView> = {}, member: Partial<MemberStanding> = {}, rules: BondRules = {}): MeView {
  const contributed = Object.fromEntries(contributions.map(kind => [kind, history.filter(({type}) => deeds[type] === kind).length])) as MemberStanding['contributed'];
  const standing = standingOf(history.reduce(apply, noFacts), rules, start + days * day);
  return {...strangeness(days), member: {standing, contributed, shows: false, firstName: 'Mia', ...member}, ...change};
}

/** What it says to whoever is not signed in. */
export function strangeness(days = 60): MeView {
  return {now: at(days), stance: 'peer', bonds: ['acquaintance', 'friend', 'partner', 'kindred'], names: {}, colours: {}};
}
