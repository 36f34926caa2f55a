import {describe, expect, test} from 'vitest';
import {household, type Known, type Person, signals, signalsOf} from '../../../src/program/index.js';
import {at, someRules} from './a-referral.js';

const person = (name: string, more: Partial<Person> = {}): Person => ({member: name, visitors: [`visitor-of-${name}`], payments: [`card-of-${name}`], addresses: [`home-of-${name}`], ...more});
const honest: Known = {claimed: at(0), member: person('ana'), friend: person('ben'), others: [person('cem'), person('dan')], inviters: ['eva'], claims: [at(-3), at(0)]};
const found = (known: Partial<Known>, rules = someRules): readonly string[] => signalsOf({...honest, ...known}, rules);

test('an honest friend gives no signal, nor does one of whom nothing is known', () => {
  expect(found({})).toEqual([]);
  const unknown: Person = {visitors: ['v'], payments: [], addresses: []};
  expect(found({friend: unknown, member: {...unknown, visitors: ['w']}, others: [{...unknown, visitors: ['x']}]})).toEqual([]);
});

test('a member is not their own friend, on this device or on another', () => {
  expect(found({friend: person('ana', {visitors: ['new'], payments: [], addresses: []})})).toEqual(['self-referral']);
  expect(found({friend: {visitors: ['visitor-of-ana'], payments: [], addresses: []}})).toEqual(['self-referral']);
});

test('nobody is invited by those whom they brought in, however far round it goes', () => {
  for (const inviters of [['ben'], ['eva', 'ben'], ['eva', 'fay', 'gus', 'ben', 'hal']]) expect(found({inviters})).toEqual(['cycle']);
});

test('a friend uses one code: the first', () => {
  expect(found({otherClaim: at(-1)})).toEqual(['claimed-before']);
  expect(found({otherClaim: at(1)})).toEqual([]);
});

test('a friend is new, unless the program does not mind', () => {
  expect(found({firstPaid: at(-400)})).toEqual(['existing-customer']);
  expect(found({firstPaid: at(2)})).toEqual([]);
  expect(found({firstPaid: at(-400)}, {...someRules, newCustomersOnly: false})).toEqual([]);
});

test('who pays with what the member or another friend of theirs pays with waits', () => {
  for (const payment of ['card-of-ana', 'card-of-dan']) expect(found({friend: person('ben', {payments: ['card-of-ben', payment]})})).toEqual(['same-payment']);
});

describe('an address', () => {
  const home = {addresses: ['one home']};
  const friends = (count: number, more: Partial<Person>): readonly Person[] => Array.from({length: count}, (_, i) => person(`friend-${i}`, more));

  test('may be shared by as many as live together', () => {
    expect(found({member: person('ana', home), friend: person('ben', home), others: friends(household - 2, home)})).toEqual([]);
    expect(found({member: person('ana', home), friend: person('ben', home), others: friends(household - 1, home)})).toEqual(['same-address']);
    expect(found({friend: person('ben', home), others: friends(household, home)})).toEqual(['same-address']);
  });

  test('of others does not matter to a friend who lives elsewhere', () => {
    expect(found({member: person('ana', home), others: friends(20, home)})).toEqual([]);
  });
});

describe('many claims for one member', () => {
  const each = (count: number, hours: number): readonly string[] => Array.from({length: count}, (_, i) => at(-i * hours / 24));

  test('in a short time make the last ones wait', () => {
    expect(found({claims: each(19, 1)})).toEqual([]);
    expect(found({claims: each(20, 1)})).toEqual(['velocity']);
    expect(found({claims: each(150, 1.5)})).toEqual([]);
    expect(found({claims: [...each(10, 1), ...Array.from({length: 50}, (_, i) => at(1 + i))]})).toEqual([]);
  });

  test('are too many by the program’s own numbers, or never', () => {
    const claims = each(3, 1);
    expect(found({claims}, {...someRules, velocity: {claims: 3, hours: 3}})).toEqual(['velocity']);
    expect(found({claims}, {...someRules, velocity: {claims: 3, hours: 2}})).toEqual([]);
    expect(found({claims: each(150, 0)}, {...someRules, velocity: false})).toEqual([]);
  });
});

test('no signal knows of a connection or a device', () => {
  expect(Object.keys(signals)).toEqual(['self-referral', 'cycle', 'claimed-before', 'existing-customer', 'same-payment', 'same-address', 'velocity']);
  expect(Object.keys(honest.friend)).toEqual(['member', 'visitors', 'payments', 'addresses']);
});
