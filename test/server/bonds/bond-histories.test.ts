import fc from 'fast-check';
import {expect, it} from 'vitest';
import {apply, type BondFact, noFacts, type Standing, standingOf} from '../../../src/program/index.js';
import {hour, noon, retraction, vote} from '../service-fixture.js';
import {type BondService, createBondService, day, seenAt, visitor} from './bonds-fixture.js';

/** Visitor 1 is the member's from the start, 2 is to be, and 3 is another member's. */
type Device = 1 | 2 | 3;

type Doing =
  | {readonly does: 'buy'; readonly order: string; readonly by: 'mia' | 'visitor'; readonly product: string}
  | {readonly does: 'refund'; readonly order: string; readonly part: boolean}
  | {readonly does: 'vote' | 'retract'; readonly poll: number; readonly on: Device; readonly ago: number}
  | {readonly does: 'visit' | 'sign-in'; readonly on: Device}
  | {readonly does: 'answer' | 'complain' | 'resolve'; readonly what: string}
  | {readonly does: 'wait'; readonly hours: number};

const device = fc.constantFrom<Device>(1, 2, 3);
const order = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const what = fc.constantFrom('x', 'y');
const doing: fc.Arbitrary<Doing> = fc.oneof(
  {weight: 5, arbitrary: fc.record({does: fc.constant('buy' as const), order, by: fc.constantFrom('mia' as const, 'visitor' as const), product: fc.constantFrom('tea', 'tea', 'cup')})},
  {weight: 1, arbitrary: fc.record({does: fc.constant('refund' as const), order, part: fc.boolean()})},
  {weight: 6, arbitrary: fc.record({does: fc.constantFrom('vote' as const, 'vote' as const, 'vote' as const, 'retract' as const), poll: fc.nat({max: 9}), on: device, ago: fc.nat({max: 3})})},
  {weight: 2, arbitrary: fc.record({does: fc.constant('visit' as const), on: device})},
  {weight: 1, arbitrary: fc.record({does: fc.constant('sign-in' as const), on: fc.constantFrom<Device>(1, 2)})},
  {weight: 1, arbitrary: fc.record({does: fc.constantFrom('answer' as const, 'complain' as const, 'resolve' as const, 'resolve' as const), what})},
  {weight: 4, arbitrary: fc.record({does: fc.constant('wait' as const), hours: fc.constantFrom(1, 24, 240, 1200)})},
);

/** What the member did, as somebody wrote it down who knows nothing of the service. */
class Diary {
  readonly #facts: {readonly whose: string; readonly fact: BondFact}[] = [];
  readonly #buyers = new Map<string, string>();
  #signedIn = new Set<Device>();

  write(doing: Doing, now: number): void {
    const at = new Date(now).toISOString();
    const id = String(this.#facts.length);
    const add = (whose: string, fact: object, when = at): void => void this.#facts.push({whose, fact: {id, at: when, ...fact} as BondFact});
    switch (doing.does) {
      case 'buy':
        if (this.#buyers.has(doing.order)) return;
        this.#buyers.set(doing.order, doing.by === 'mia' ? 'mia' : '2');
        return add(`order ${doing.order}`, {type: 'paid', order: doing.order, amount: 2500, currency: 'EUR', products: [{product: doing.product, quantity: 2}]});
      case 'refund': return add(`order ${doing.order}`, {type: 'refunded', order: doing.order, refund: `${doing.part}`, ...(doing.part && {amount: 100, products: [{product: 'tea', quantity: 1}]})});
      case 'vote':
      case 'retract': return add(String(doing.on), {type: doing.does === 'vote' ? 'voted' : 'vote-withdrawn', poll: `p${doing.poll}`}, new Date(now - doing.ago * hour).toISOString());
      case 'visit': return add(String(doing.on), {type: 'visited', day: at.slice(0, 10), minutes: 1}, `${at.slice(0, 10)}T00:00:00.000Z`);
      case 'sign-in':
        this.#signedIn.add(doing.on);
        return add(String(doing.on), {type: 'visited', day: at.slice(0, 10), minutes: 1}, `${at.slice(0, 10)}T00:00:00.000Z`);
      case 'answer': return add('mia', {type: 'feedback-answered', question: doing.what});
      case 'complain': return add('mia', {type: 'complaint-opened', complaint: doing.what});
      case 'resolve': return add('mia', {type: 'complaint-resolved', complaint: doing.what});
    }
  }

  standing(now: number): Standing {
    const isHers = (whose: string): boolean => whose === 'mia' || (whose.startsWith('order ') ? isHers(this.#buyers.get(whose.slice('order '.length)) ?? 'nobody') : this.#signedIn.has(Number(whose) as Device));
    const hers = this.#facts.filter(({whose}) => isHers(whose)).map(({fact}) => fact);
    // A day's second visit is none, and what the shop says twice it said once.
    const once = new Map(hers.toReversed().map(fact => [fact.type === 'visited' ? fact.day : fact.type === 'refunded' ? `${fact.order} ${fact.refund}` : fact.id, fact]));
    return standingOf([...once.values()].reduce(apply, noFacts), {}, now);
  }
}

async function act(service: BondService, doing: Doing): Promise<void> {
  const {time} = service.clock;
  const tokenOf = (on: Device): string[] => (on === 3 ? ['noa'] : []);
  switch (doing.does) {
    case 'buy': return void await service.says('order.paid', {order: doing.order, amount: 2500, currency: 'EUR', products: [{product: doing.product, quantity: 2}], ...(doing.by === 'mia' ? {member: 'mia'} : {visitor: visitor(2)})});
    case 'refund': return void await service.says('order.refunded', {order: doing.order, refund: `${doing.part}`, ...(doing.part && {amount: 100, products: [{product: 'tea', quantity: 1}]})});
    case 'vote': return void await service.does([vote(`p${doing.poll}`, 'moon', {by: doing.on, at: time - doing.ago * hour})], ...tokenOf(doing.on));
    case 'retract': return void await service.does([retraction(`p${doing.poll}`, {by: doing.on, at: time - doing.ago * hour})], ...tokenOf(doing.on));
    case 'visit': return void await service.does([seenAt(doing.on, time)], ...tokenOf(doing.on));
    case 'sign-in': return void await service.does([seenAt(doing.on, time)], 'mia');
    case 'answer': return void await service.says('feedback.answered', {question: doing.what, member: 'mia'});
    case 'complain': return void await service.says('complaint.opened', {complaint: doing.what, member: 'mia'});
    case 'resolve': return void await service.says('complaint.resolved', {complaint: doing.what, member: 'mia'});
    case 'wait': return void await service.pass((time - noon) / day + doing.hours / 24);
  }
}

/** Without the ids of facts, which the diary makes up. */
const plain = (standing: Standing): unknown => JSON.parse(JSON.stringify(standing, (key, value: unknown) => (key === 'id' ? undefined : value)));

it('whatever happens, and in whichever order, a standing over HTTP is that of the facts folded anew, and so is the bond that is kept', {timeout: 60_000}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(doing, {minLength: 10, maxLength: 30}), async doings => {
    const service = createBondService();
    const diary = new Diary();
    for (const one of [{does: 'sign-in', on: 1} as const, ...doings, {does: 'wait', hours: 1} as const]) {
      diary.write(one, service.clock.time);
      await act(service, one);
      // No two things at once: of those, either may be the one that is counted.
      service.clock.time += 61_001;
      const expected = diary.standing(service.clock.time);
      expect(plain((await service.member('mia')).standing)).toEqual(plain(expected));
      const kept = await service.store.keptBond('tea', 'member:mia');
      expect(kept?.bond ?? 'stranger').toBe(expected.bond);
    }
    const last = service.changes().filter(change => change.startsWith('mia'));
    // Each begins where the one before has ended.
    const steps = last.map(change => change.slice('mia: '.length).split(' → '));
    steps.forEach(([from], i) => expect(from).toBe(steps[i - 1]?.[1] ?? 'stranger'));
  }), {numRuns: 15});
});

