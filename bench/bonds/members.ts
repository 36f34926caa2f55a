import {apply, type BondFact, type BondSnapshot, noFacts} from '../../src/program/index.js';

const year = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

/** A member's year of so many facts, as members' years are: some come once, some all the time. */
export function factsOf(member: number, count: number, random: () => number): readonly BondFact[] {
  const any = (most: number): number => Math.floor(random() * most);
  return Array.from({length: count}, (_, i): BondFact => {
    const at = new Date(year + Math.floor(random() * 365 * day)).toISOString();
    const id = `00000000-0000-7000-8000-${(member * 1000 + i).toString(16).padStart(12, '0')}`;
    const chance = random();
    if (chance < 0.25) return {type: 'paid', id, at, order: `gid://shop/Order/${member}-${i}`, amount: 1000 + any(9000), currency: 'EUR', products: Array.from({length: 1 + any(3)}, () => ({product: `gid://shop/Product/${any(20)}`, quantity: 1 + any(2)}))};
    if (chance < 0.27) return {type: 'refunded', id, at, order: `gid://shop/Order/${member}-${any(count)}`, refund: id};
    if (chance < 0.55) return {type: 'voted', id, at, poll: `poll-${any(30)}`};
    if (chance < 0.6) return {type: 'idea-made', id, at, idea: id};
    if (chance < 0.7) return {type: 'idea-supported', id, at, idea: `idea-${any(200)}`};
    if (chance < 0.73) return {type: 'feedback-answered', id, at, question: `question-${any(20)}`};
    if (chance < 0.76) return {type: 'chat-rated', id, at, chat: id};
    if (chance < 0.78) return {type: 'referral-qualified', id, at, referral: id};
    if (chance < 0.8) return {type: random() < 0.6 ? 'complaint-resolved' : 'complaint-opened', id, at, complaint: `complaint-${any(2)}`};
    return {type: 'visited', id, at, day: at.slice(0, 10), minutes: 1 + any(40)};
  });
}

export function snapshotOf(facts: readonly BondFact[]): BondSnapshot {
  return facts.reduce(apply, noFacts);
}

/** A night after the year. */
export const night = year + 366 * day;
