import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Effect, type Fact, type Passed, type Referral, step} from '../../../src/program/index.js';
import {type Arrival, cancelled, claimed, day, fact, live, paid, passed, refunded, run, shared, someRules} from './a-referral.js';

/** The last day on which anything happens, and one on which all windows have passed. */
const last = 45;
const over = last + 20;

const orders = fc.constantFrom('o1', 'o2', 'o3');
const days = fc.integer({min: -2, max: last});
const anOrderFact = (days: fc.Arbitrary<number>): fc.Arbitrary<Fact> => fc.oneof(
  fc.tuple(days, orders, fc.constantFrom(1500, 2500, 5000), fc.constantFrom('EUR', 'EUR', 'EUR', 'USD')).map(([days, order, amount, currency]) => paid(days, order, amount, currency)),
  fc.tuple(days, orders, fc.constantFrom(undefined, 300, 1500)).map(([days, order, amount]) => refunded(days, order, amount)),
  fc.tuple(days, orders).map(([days, order]) => cancelled(days, order)),
);
const seldom: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(days, fc.constantFrom('self-referral', 'same-payment', 'velocity')).map(([days, signal]) => fact('flagged', days, {signal})),
  fc.tuple(days, fc.constantFrom('accepted', 'rejected')).map(([days, decision]) => fact('reviewed', days, {decision})),
  days.map(days => fact('claimed', days, {member: 'ana', friend: 'ben', nth: 1})),
);
const aHistory = fc.tuple(fc.array(anOrderFact(days), {maxLength: 8}), fc.array(seldom, {maxLength: 2})).map(([often, few]) => [shared, claimed, ...often, ...few]);

/** The same facts in another order, some of them more than once. */
const shuffled = (facts: readonly Fact[]): fc.Arbitrary<readonly Fact[]> =>
  fc.tuple(fc.shuffledSubarray([...facts], {minLength: facts.length}), fc.subarray([...facts])).chain(([all, again]) => fc.shuffledSubarray([...all, ...again], {minLength: all.length + again.length}));

/** Offers again, once a referral has begun, what came too early for one. */
function inTurn(facts: readonly Fact[]): readonly Fact[] {
  const begins = facts.findIndex(({type}) => type === 'shared' || type === 'claimed');
  return [...facts.slice(begins), ...facts.slice(0, begins)];
}

/** All but what tells of the way there. */
function end({id: _, promised: __, ...referral}: Referral): object {
  return referral;
}

const count = (effects: readonly Effect[], does: Effect['does']): readonly number[] => ['cup', 'small-cup'].map(reward => effects.filter(effect => effect.does === does && effect.reward === reward).length);

test('facts come to the same in whatever order and however often they come', () => {
  fc.assert(fc.property(aHistory.chain(facts => fc.tuple(shuffled(facts), shuffled(facts))), ([one, other]) => {
    const [a, b] = [one, other].map(facts => run([...inTurn(facts).map((fact): Arrival => [last, fact]), [over, passed]]));
    // A claim that comes late may show that an order was too late, which was taken before: it is kept, and not counted.
    const counted = ({facts: _, ...referral}: Referral): object => end({...referral, facts: []});
    expect(counted(a!.referral!)).toEqual(counted(b!.referral!));
    for (const does of ['grant', 'reverse'] as const) expect(count(a!.effects, does)).toEqual(count(b!.effects, does));
  }), {numRuns: 2000});
});

const aRun = aHistory.chain(shuffled).chain(facts => {
  const sweeps = fc.array(fc.integer({min: 0, max: facts.length}), {maxLength: 6});
  const clock = fc.array(fc.integer({min: -2, max: over}), {minLength: facts.length + 7, maxLength: facts.length + 7});
  return fc.tuple(sweeps, clock).map(([sweeps, clock]): readonly Arrival[] => {
    const mixed: (Fact | Passed)[] = [...inTurn(facts)];
    for (const place of sweeps) mixed.splice(place + 1, 0, passed);
    const times = [...clock].sort((a, b) => a - b);
    return [...mixed.map((fact, i): Arrival => [times[i]!, fact]), [over, passed], [over + 1, passed]];
  });
});

test('nothing is granted twice, nothing is reversed twice or that was not granted, and what was reversed stays so', () => {
  fc.assert(fc.property(aRun, arrivals => {
    const {effects, referral} = run(arrivals);
    const [granted, reversed] = [count(effects, 'grant'), count(effects, 'reverse')];
    for (const i of [0, 1]) {
      expect(granted[i]).toBeLessThanOrEqual(1);
      expect(reversed[i]).toBeLessThanOrEqual(granted[i]!);
    }
    expect(granted[0]).toBe(granted[1]);
    expect(reversed[0]).toBe(reversed[1]);
    expect(referral!.state === 'rewarded').toBe(granted[0]! > reversed[0]!);
    expect(referral!.state === 'reversed').toBe(reversed[0] === 1);
  }), {numRuns: 2000});
});

test('nothing is granted without a paid order that is past its window, as far as is known', () => {
  fc.assert(fc.property(aRun, arrivals => {
    let referral: Referral | undefined;
    for (const [days, next] of arrivals) {
      const stepped = step(referral, next, someRules, day(days));
      if (!stepped.ok) continue;
      referral = stepped.referral;
      for (const {order} of stepped.effects.filter(({does}) => does === 'grant')) {
        const of = (type: Fact['type']): any[] => referral!.facts.filter(fact => fact.type === type && 'order' in fact && fact.order === order);
        const [payment] = of('paid');
        expect(next).toEqual(passed);
        expect(Date.parse(payment.at)).toBeLessThanOrEqual(day(days - 14));
        const left = of('refunded').reduce((sum, {amount = Infinity}) => sum - amount, payment.amount);
        expect(left).toBeGreaterThanOrEqual(2000);
        expect(of('cancelled')).toEqual([]);
      }
    }
  }), {numRuns: 2000});
});

test('as many rewards are out when facts come at once as when all come at the end', () => {
  fc.assert(fc.property(fc.array(anOrderFact(fc.integer({min: 0, max: last})), {maxLength: 8}).map(facts => [shared, claimed, ...facts]).chain(facts => fc.tuple(fc.constant(facts), shuffled(facts))), ([facts, late]) => {
    const out = ({effects}: ReturnType<typeof run>): readonly number[] => count(effects, 'grant').map((granted, i) => granted - count(effects, 'reverse')[i]!);
    expect(out(live(facts, over))).toEqual(out(run([...inTurn(late).map((fact): Arrival => [last, fact]), [over, passed]])));
  }), {numRuns: 1000});
});
