import assert from 'node:assert/strict';
import fc from 'fast-check';
import {apply, type BondFact, type BondRules, bonds, type BondSnapshot, type Deed, type KeptFact, nextTurn, type NextBond, noFacts, type Standing, standingOf} from '../../../src/program/index.js';
import {aDoubt, aHistory, forgottenHistory, last, moments, over, shuffled, someRules, wholeDays} from './a-history.js';
import {announced, at, day, fact, fold, friendPaid, paid, voted} from './a-member.js';
import {dayByDay} from './day-by-day.js';

/** What has to be true of every history, under any rules. */
export const properties: readonly {readonly says: string; readonly property: fc.IPropertyWithHooks<any>}[] = [];

const say = <T extends [unknown, ...unknown[]]>(says: string, arbitraries: {[K in keyof T]: fc.Arbitrary<T[K]>}, check: (...args: T) => void): void => {
  (properties as unknown[]).push({says, property: fc.property(...arbitraries, check as (...args: unknown[]) => void)});
};

const height = ({bond}: Pick<Standing, 'bond'>): number => bonds.indexOf(bond);
const byTime = (a: BondFact, b: BondFact): number => (a.at + a.id < b.at + b.id ? -1 : 1);
const inOrder = (facts: readonly BondFact[]): readonly BondFact[] => [...facts].sort(byTime);
const parts = ({bond, since, lost, falling}: Standing): object => ({bond, since, lost, falling});
const later = moments(0, over);

say('a snapshot and the facts since come to the same as all facts from the beginning, in whatever order and however often they come',
  [fc.oneof({weight: 4, arbitrary: aHistory}, {weight: 1, arbitrary: forgottenHistory}).chain(facts => fc.tuple(fc.constant(facts), shuffled(facts), fc.nat({max: facts.length}))), someRules, later],
  ([facts, other, cut], rules, days) => {
    const snapshot = JSON.parse(JSON.stringify(fold(other.slice(0, cut)))) as BondSnapshot;
    const since = fold(other.slice(cut), snapshot);
    assert.deepEqual(since, fold(inOrder(facts)));
    assert.deepEqual(standingOf(since, rules, day(days)), standingOf(fold(facts), rules, day(days)));
  });

say('what facts of the same moment are called makes no difference',
  [aHistory.chain(facts => fc.tuple(fc.constant(facts), fc.array(fc.string(), {minLength: facts.length, maxLength: facts.length}))), someRules, later],
  ([facts, names], rules, days) => {
    const renamed = facts.map((fact, i) => ({...fact, id: `${names[i]} ${fact.id}`}));
    const [one, other] = [facts, renamed].map(facts => standingOf(fold(facts), rules, day(days)));
    for (const part of ['bond', 'since', 'lost', 'falling', 'intimacy'] as const) assert.deepEqual(one![part], other![part]);
  });

say('the bond is what the rules say when they are told one moment after the other',
  [wholeDays, someRules, fc.nat({max: 10})],
  (facts, rules, from) => {
    const snapshot = fold(facts);
    dayByDay(facts, rules, last + 200).forEach((bond, days) => {
      if (days % 11 === from) assert.equal(standingOf(snapshot, rules, day(days)).bond, bond, `after ${days} days`);
    });
  });

say('nobody is closer for a refund, a cancellation, a complaint or anything taken back, then or ever',
  [aHistory, aDoubt(), someRules, fc.array(later, {minLength: 4, maxLength: 4})],
  (facts, doubt, rules, days) => {
    for (const now of days) {
      const [without, withIt] = [facts, [...facts, doubt]].map(facts => standingOf(fold(facts), rules, day(now)));
      assert.ok(height(withIt!) <= height(without!), `${without!.bond} became ${withIt!.bond} after ${now} days`);
      assert.ok(withIt!.intimacy.total <= without!.intimacy.total);
    }
  });

say('silence brings nobody closer',
  [aHistory, someRules, fc.uniqueArray(moments(last, over), {minLength: 2, maxLength: 6})],
  (facts, rules, days) => {
    const snapshot = fold(facts);
    const standings = [...days].sort((a, b) => a - b).map(now => standingOf(snapshot, rules, day(now)));
    standings.slice(1).forEach((after, i) => {
      const before = standings[i]!;
      assert.ok(height(after) <= height(before));
      assert.ok(after.intimacy.total <= before.intimacy.total);
      for (const [driver, sum] of Object.entries(after.intimacy.drivers)) assert.ok(sum <= before.intimacy.drivers[driver as 'honour']);
    });
  });

say('between a fact and the next turn nothing changes but numbers, and at the turn something does',
  [aHistory, someRules, later],
  (facts, rules, days) => {
    const now = day(days);
    const known = facts.filter(fact => fact.at <= at(days));
    const snapshot = fold(known);
    let told = Math.max(day(0), ...known.map(({at}) => Date.parse(at)));
    for (let turn = nextTurn(snapshot, rules, told); turn !== undefined && turn <= now; turn = nextTurn(snapshot, rules, told)) {
      const look = (at: number): unknown => { const {bond, falling} = standingOf(snapshot, rules, at); return [bond, falling]; };
      assert.ok(turn > told);
      assert.notDeepEqual(look(turn), look(turn - 1));
      told = turn;
    }
    assert.deepEqual(parts(standingOf(snapshot, rules, told)), parts(standingOf(snapshot, rules, now)));
  });

say('what is yet to happen changes nothing before its time',
  [aHistory, someRules, moments()],
  (facts, rules, days) => {
    assert.deepEqual(standingOf(fold(facts), rules, day(days)), standingOf(fold(facts.filter(({at: when}) => when <= at(days))), rules, day(days)));
  });

say('the reasons alone, with all that speaks against the member, give the same bond, and are of what the rules count',
  [aHistory, someRules, later],
  (facts, rules, days) => {
    const {facts: kept} = fold(facts.filter(fact => fact.at <= at(days)));
    const standing = standingOf({facts: kept}, rules, day(days));
    const because = new Set<KeptFact>(standing.reasons.flatMap(reason => reason.facts));
    const only = kept.filter(fact => because.has(fact) || isDoubt(fact) || fact.type === 'complaint-resolved');
    assert.equal(standingOf({facts: only}, rules, day(days)).bond, standing.bond);
    for (const {condition, facts, part} of standing.reasons) {
      for (const fact of facts) assert.ok(condition.of.some(deed => deedOf(fact) === deed));
      const things = new Set(facts.map(({id: _, at: __, type: ___, ...content}) => JSON.stringify(content)));
      if (part === 'enter') assert.equal(things.size, condition.least);
    }
    for (const reason of because) {
      const thing = ({id: _, at: __, type: ___, ...content}: any): string => `${deedOf(reason)} ${JSON.stringify(content)}`;
      const rest = kept.filter(fact => deedOf(fact) !== deedOf(reason) || thing(fact) !== thing(reason));
      assert.ok(height(standingOf({facts: rest}, rules, day(days))) <= height(standing));
    }
  });

say('where nothing but their number counts, the reasons are the latest deeds, as many as are asked for',
  [aHistory, fc.integer({min: 1, max: 4}), later],
  (facts, least, days) => {
    const of = ['vote', 'idea', 'support'] as const;
    const rules: BondRules = {without: ['acquaintance', 'partner', 'kindred'], friend: {complaintDays: false, enter: [{of, least}], stay: [{of, least: 1}]}};
    const kept = fold(facts.filter(fact => fact.at <= at(days))).facts.filter(fact => !isDoubt(fact));
    const done = kept.filter(fact => of.some(deed => deedOf(fact) === deed));
    // What is done to the same thing again is told of with it.
    const things = done.map(({id: _, at: __, ...content}) => JSON.stringify(content));
    fc.pre(new Set(things).size === things.length);
    const {bond, reasons} = standingOf({facts: kept}, rules, day(days));
    assert.equal(bond, done.length < least ? 'stranger' : 'friend');
    if (bond === 'friend') assert.deepEqual(reasons.flatMap(({facts}) => facts.map(({at}) => at)), done.map(({at}) => at).sort().slice(-least));
  });

say('who does what is next, again and again, gets where it leads in as many steps as it says',
  [aHistory, someRules, moments()],
  (facts, rules, days) => {
    let snapshot = fold(facts.filter(fact => fact.at <= at(days)));
    const goal = standingOf(snapshot, rules, day(days)).next;
    if (!goal) return;
    const sum = ({conditions}: NextBond): number => conditions.reduce((sum, {remaining}) => sum + remaining, 0);
    for (let steps = sum(goal); ; steps--) {
      const {bond, next} = standingOf(snapshot, rules, day(days));
      if (bonds.indexOf(bond) >= bonds.indexOf(goal.bond)) return;
      assert.equal(next!.bond, goal.bond);
      if (!next!.step) {
        assert.ok(next!.waits);
        assert.equal(sum(next!), 0);
        return;
      }
      assert.ok(steps > 0 && sum(next!) <= steps);
      const first = next!.conditions.findIndex(({remaining}) => remaining > 0);
      snapshot = apply(snapshot, doing(next!.step.deed, next!.step.product, days, steps));
      const after = standingOf(snapshot, rules, day(days)).next?.conditions[first];
      if (after && next!.bond === standingOf(snapshot, rules, day(days)).next!.bond) assert.ok(after.remaining < next!.conditions[first]!.remaining || sum(next!) === 1);
    }
  });

say('each promotion is announced once, and none that is below one that was',
  [aHistory, someRules],
  (facts, rules) => {
    let snapshot: BondSnapshot = noFacts;
    const told: string[] = [];
    const look = (now: number): void => {
      const {announce, bond} = standingOf(snapshot, rules, now);
      if (!announce) return;
      assert.equal(announce, bond);
      assert.ok(bonds.indexOf(announce) > Math.max(-1, ...told.map(bond => bonds.indexOf(bond as 'friend'))));
      told.push(announce);
      snapshot = apply(snapshot, announced((now - day(0)) / 86_400_000, announce));
    };
    for (const fact of inOrder(facts)) {
      snapshot = apply(snapshot, fact);
      look(Date.parse(fact.at));
    }
    assert.deepEqual(told, [...new Set(told)]);
  });

say('who is forgotten is a stranger of whom nothing was kept, whenever that is learned',
  [forgottenHistory.chain(facts => fc.tuple(fc.constant(facts), shuffled(facts))), someRules, later],
  ([facts, other], rules, days) => {
    const forgotten = facts.filter(({type}) => type === 'erased').map(({at}) => at).sort().at(-1)!;
    const after = facts.filter(fact => fact.at > forgotten);
    assert.deepEqual(fold(other), {facts: fold(after).facts, forgotten});
    assert.deepEqual(standingOf(fold(other), rules, day(days)), standingOf(fold(after), rules, day(days)));
  });

function doing(deed: Deed, product: string | undefined, days: number, nth: number): BondFact {
  const name = `next ${nth}`;
  switch (deed) {
    case 'order': return paid(days, product ?? 'cup', name);
    case 'vote': return voted(days, name);
    case 'idea': return fact('idea-made', days, {idea: name});
    case 'support': return fact('idea-supported', days, {idea: name});
    case 'feedback': return fact('feedback-answered', days, {question: name});
    case 'rating': return fact('chat-rated', days, {chat: name});
    case 'friend': return friendPaid(days, name);
  }
}

function isDoubt({type}: KeptFact): boolean {
  return ['refunded', 'cancelled', 'complaint-opened', 'referral-reversed', 'vote-withdrawn', 'support-withdrawn'].includes(type);
}

function deedOf({type}: KeptFact): string {
  const deeds: {readonly [type: string]: string} = {'paid': 'order', 'voted': 'vote', 'idea-made': 'idea', 'idea-supported': 'support', 'feedback-answered': 'feedback', 'chat-rated': 'rating', 'referral-qualified': 'friend', 'referral-rewarded': 'friend'};
  return deeds[type] ?? type;
}
