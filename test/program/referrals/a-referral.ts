import {type Effect, type Fact, type Passed, type Referral, type ReferralRules, step, type Stepped} from '../../../src/program/index.js';

export const someRules: ReferralRules = {
  offer: {member: 'A cup for you when a friend has tea.', friend: 'A cup for your first tea.'},
  rewards: {
    member: {id: 'cup', label: 'A cup', from: {pool: 'cups'}, days: 90},
    friend: {id: 'small-cup', label: {en: 'A small cup', 'zh-Hans': '一只小杯'}, from: {call: 'coupon'}, days: 30},
  },
  smallestOrder: {amount: 2000, currency: 'EUR'},
  milestones: [{friends: 2, reward: {id: 'pot', label: 'A pot', from: {pool: 'pots'}, days: 365}}],
};

/** Days after the friend's claim, as milliseconds and as facts have it. */
export const day = (days: number): number => Date.parse('2026-10-01T00:00:00Z') + days * 86_400_000;
export const at = (days: number): string => new Date(day(days)).toISOString();

type Made<F> = F extends Fact ? Omit<F, 'id' | 'at' | 'type'> : never;

/** A fact of a moment, in days after the claim. Its id says what it is, so that it is the same when it is made again. */
export function fact<T extends Fact['type']>(type: T, days: number, content: Made<Extract<Fact, {type: T}>>): Fact {
  return {type, id: JSON.stringify([type, days, content]), at: at(days), ...content} as Fact;
}

export const shared = fact('shared', -1, {member: 'ana', nth: 1});
export const claimed = fact('claimed', 0, {member: 'ana', friend: 'ben', nth: 1});
export const paid = (days: number, order = 'o1', amount = 2500, currency = 'EUR'): Fact => fact('paid', days, {order, amount, currency});
export const refunded = (days: number, order = 'o1', amount?: number): Fact => fact('refunded', days, {order, ...(amount !== undefined && {amount})});
export const cancelled = (days: number, order = 'o1'): Fact => fact('cancelled', days, {order});
export const accepted = (days: number): Fact => fact('reviewed', days, {decision: 'accepted'});
export const rejected = (days: number): Fact => fact('reviewed', days, {decision: 'rejected'});
export const passed: Passed = {type: 'passed'};

/** What happens when, in days after the claim. */
export type Arrival = readonly [days: number, fact: Fact | Passed];

/** A service that gets facts one after the other. */
export function run(arrivals: readonly Arrival[], rules = someRules): {readonly referral: Referral | undefined; readonly effects: readonly Effect[]; readonly refused: readonly string[]} {
  let referral: Referral | undefined;
  const effects: Effect[] = [];
  const refused: string[] = [];
  for (const [days, fact] of arrivals) {
    const stepped: Stepped = step(referral, fact, rules, day(days));
    if (stepped.ok) {
      referral = stepped.referral;
      effects.push(...stepped.effects);
    } else refused.push(stepped.reason);
  }
  return {referral, effects, refused};
}

/** Facts that come at once, and a sweep a day from then on. */
export function live(facts: readonly Fact[], until: number, rules = someRules): ReturnType<typeof run> {
  const timed = facts.map((fact): Arrival => [(Date.parse(fact.at) - day(0)) / 86_400_000, fact]);
  const sweeps = Array.from({length: until + 1}, (_, days): Arrival => [days, passed]);
  const begins = Math.min(...timed.map(([days]) => days));
  return run([...timed, ...sweeps.filter(([days]) => days > begins)].sort(([a], [b]) => a - b), rules);
}

/** `grant cup ana`, and what pends only when asked for. */
export function told(effects: readonly Effect[], pending = false): readonly string[] {
  return effects.filter(({does}) => pending || does === 'grant' || does === 'reverse').map(({does, reward, holder}) => `${does} ${reward} ${holder}`);
}
