import {aMember, aNewcomer, between, type Plan, play, type Stage} from './crowd.js';

/** How often each attack is tried, but for those that are many in one. */
const times = 200;
const fewer: {readonly [name: string]: number} = {'velocity, a few cards': 20, 'velocity, claims alone': 5};

/** Does it once: `claims` is its day, `i` how often it was tried before. */
type Attack = (stage: Stage, by: string, claims: number, i: number) => void;

const kept = [{after: 2, amount: 5000}];

/** What people try who want rewards that nobody owes them. Each is told apart from the others by its name. */
export const attacks: {readonly [name: string]: Attack} = {
  'self, same browser': (stage, by, claims) => {
    const {member, visitors, payments, addresses} = aMember(stage);
    play(stage, {by, member, claims, visitor: visitors[0]!, customer: member, payment: payments[0]!, address: addresses[0]!, orders: kept});
  },
  'self, new browser': (stage, by, claims) => {
    const {member, payments, addresses} = aMember(stage);
    play(stage, {by, member, claims, customer: member, payment: payments[0]!, address: addresses[0]!, orders: kept});
  },
  'self, new account, own card': (stage, by, claims) => {
    const {member, payments} = aMember(stage);
    play(stage, {by, member, claims, payment: payments[0]!, orders: kept});
  },
  'cycle of two and of three': (stage, by, claims, i) => {
    const first = aNewcomer(stage);
    let last = first.member;
    for (let step = 0; step < 1 + i % 2; step++) {
      // Those on the way are friends like any other.
      last = play(stage, {by: 'honest', member: last, claims: claims + 4 * step, orders: kept, owed: true}).customer;
    }
    play(stage, {by, member: last, claims: claims + 20, customer: first.member, visitor: first.visitors[0]!, orders: kept});
  },
  'refund after the window': (stage, by, claims) => {
    const {member} = aMember(stage);
    for (let i = 0; i < 3; i++) play(stage, {by, member, claims: claims + i, orders: [{after: 2, amount: 5000, refund: {after: between(stage.random, 14.01, 60)}}]});
  },
  'part refund after the window': (stage, by, claims) => {
    play(stage, {by, member: aMember(stage).member, claims, orders: [{after: 2, amount: 5000, refund: {after: between(stage.random, 14.01, 60), amount: 3001}}]});
  },
  'refund within the window': (stage, by, claims) => {
    play(stage, {by, member: aMember(stage).member, claims, orders: [{after: 2, amount: 5000, refund: {after: between(stage.random, 0.01, 13.99)}}]});
  },
  'orders that were given back, replayed and signed anew': (stage, by, claims) => {
    play(stage, {by, member: aMember(stage).member, claims, orders: [{after: 2, amount: 5000, refund: {after: between(stage.random, 0.01, 13.99)}}], replays: {same: 5, anew: 5}});
  },
  'an order too small, replayed': (stage, by, claims) => {
    play(stage, {by, member: aMember(stage).member, claims, orders: [{after: 2, amount: 1999}], replays: {same: 5, anew: 5}});
  },
  'velocity, a few cards': (stage, by, claims) => {
    const {member} = aMember(stage);
    const cards = [stage.name('card'), stage.name('card'), stage.name('card')];
    for (let i = 0; i < 40; i++) play(stage, {by, member, claims: claims + i / 1000, payment: cards[i % 3]!, orders: i % 2 === 0 ? kept : []});
  },
  'velocity, claims alone': (stage, by, claims) => {
    const {member} = aMember(stage);
    for (let i = 0; i < 400; i++) play(stage, {by, member, claims: claims + i / 1000});
  },
  'rotated visitors': (stage, by, claims) => {
    // An account of their own, with a card of its own, that comes back as somebody new.
    const {member} = aMember(stage);
    const again: Partial<Plan> = play(stage, {by: 'honest', member, claims, orders: kept, owed: true});
    for (let i = 1; i < 5; i++) play(stage, {by, member, claims: claims + 3 * i, customer: again.customer!, payment: again.payment!, address: again.address!, orders: kept});
  },
  'customers of before': (stage, by, claims) => {
    const {member: customer} = aMember(stage);
    play(stage, {by, member: aMember(stage).member, claims, customer, orders: kept});
  },
  'many accounts, one card': (stage, by, claims) => {
    const {member} = aMember(stage);
    const payment = stage.name('card');
    for (let i = 0; i < 5; i++) play(stage, {by, member, claims: claims + i, payment, orders: kept});
  },
  'many accounts, one address': (stage, by, claims) => {
    const {member} = aMember(stage);
    const address = stage.name('home');
    for (let i = 0; i < 8; i++) play(stage, {by, member, claims: claims + i, address, orders: kept});
  },
};

export function attack(stage: Stage): void {
  for (const [by, once] of Object.entries(attacks)) {
    for (let i = 0; i < (fewer[by] ?? times); i++) once(stage, by, between(stage.random, 0, 200), i);
  }
}
