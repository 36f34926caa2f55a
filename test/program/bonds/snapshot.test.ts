import {describe, expect, test} from 'vitest';
import {type BondFact, clockTolerance, mostFacts, nextTurn, noFacts, standingOf} from '../../../src/program/index.js';
import {aFriend, another, at, day, erased, fact, fold, on, paid, voted} from './a-member.js';

const minutes = 1 / 1440;
const reverse = (facts: readonly BondFact[]): readonly BondFact[] => [...facts].reverse();

test('a snapshot is plain JSON, and holds facts in the order of their own times', () => {
  const snapshot = fold(reverse(aFriend));
  expect(snapshot).toEqual({facts: aFriend});
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
});

test('a fact that comes again changes nothing, not even the object', () => {
  const snapshot = fold(aFriend);
  for (const again of aFriend) expect(fold([{...again}], snapshot)).toBe(snapshot);
});

describe('memory', () => {
  const visits = Array.from({length: mostFacts.visits + 50}, (_, i) => fact('visited', i / 2, {day: at(i / 2).slice(0, 10), minutes: i}));

  test('keeps the latest of each kind, whatever came first', () => {
    const kept = visits.slice(50);
    for (const facts of [visits, reverse(visits), [...visits.slice(100), ...visits.slice(0, 100)], [...visits, ...visits.slice(0, 100)]]) expect(fold(facts).facts).toEqual(kept);
  });

  test('of one kind takes none from another', () => {
    const facts = [...aFriend, ...visits.map(visit => ({...visit, at: at(10), id: another()}))];
    expect(fold(facts).facts).toHaveLength(aFriend.length + mostFacts.visits);
    expect(on(10, facts).bond).toBe('friend');
  });

  test('forgets that something was taken back no sooner than the thing itself', () => {
    const facts = [voted(0, 'a'), fact('vote-withdrawn', 1, {poll: 'a'}), ...Array.from({length: mostFacts.votes - 1}, (_, i) => voted(2 + i / 100, `p${i}`))];
    expect(fold(facts).facts.slice(0, 2).map(({type}) => type)).toEqual(['vote-withdrawn', 'voted']);
    expect(fold(reverse(facts))).toEqual(fold(facts));
  });
});

describe('what is yet to happen', () => {
  test('waits for its time, and says when that is', () => {
    const snapshot = fold([paid(1)]);
    expect(standingOf(snapshot, {}, day(0)).bond).toBe('stranger');
    expect(nextTurn(snapshot, {}, day(0))).toBe(day(1) - clockTolerance);
    expect(standingOf(snapshot, {}, day(1) - clockTolerance).bond).toBe('acquaintance');
    expect(standingOf(snapshot, {}, day(1) - clockTolerance - 1).bond).toBe('stranger');
  });

  test('is believed to have happened when a clock is a few minutes ahead', () => {
    expect(on(0, [paid(4 * minutes)])).toMatchObject({bond: 'acquaintance', since: at(4 * minutes), intimacy: {total: 6}});
    expect(on(0, [paid(6 * minutes)])).toMatchObject({bond: 'stranger', intimacy: {total: 0}});
  });
});

describe('who is forgotten', () => {
  test('leaves nothing but when that was', () => {
    expect(fold([...aFriend, erased(10)])).toEqual({facts: [], forgotten: at(10)});
    expect(JSON.stringify(fold([...aFriend, erased(10)]))).not.toContain('moon-tea');
  });

  test('stays so for what comes late, and begins anew with what comes after', () => {
    expect(fold([erased(10), ...aFriend]).facts).toEqual([]);
    expect(on(20, [erased(10), ...aFriend, paid(11)])).toMatchObject({bond: 'acquaintance', since: at(11), announce: 'acquaintance'});
    expect(fold([erased(10), erased(5), paid(7)])).toEqual(fold([erased(10)]));
  });
});

test('nothing is known of whom nothing is known', () => {
  expect(nextTurn(noFacts, {}, day(0))).toBeUndefined();
  expect(standingOf(noFacts, {}, day(0)).bond).toBe('stranger');
});
