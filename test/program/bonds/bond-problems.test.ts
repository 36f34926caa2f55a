import {expect, test} from 'vitest';
import {checkProgram, ProgramError, type SchemaProblem} from '../../../src/program/index.js';
import {aProgram} from '../a-poll.js';
import {someRules as referral} from '../referrals/a-referral.js';

const open = {kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: []}};

function problems(bonds: object, around: object = {}): readonly SchemaProblem[] {
  try {
    checkProgram(JSON.parse(JSON.stringify({...aProgram, polls: {...aProgram.polls, open}, referral, bonds, ...around})));
  } catch (error) {
    if (error instanceof ProgramError) return error.problems;
    throw error;
  }
  return [];
}

const orders = (least: number, days?: number): object => ({of: ['order'], least, ...(days !== undefined && {days})});

test('takes the defaults, and rules that say everything', () => {
  expect(problems({})).toEqual([]);
  expect(problems({
    stance: 'junior',
    without: ['acquaintance'],
    friend: {enter: [{of: ['order'], same: 'product', least: 2, days: 365}], stay: [orders(1, 365)], graceDays: 0, complaintDays: false},
    partner: {enter: [{of: ['vote', 'idea'], least: 10, days: 90}], stay: [{of: ['vote', 'idea', 'support'], least: 2, days: 90}], graceDays: 14, complaintDays: 7},
    kindred: {enter: [{of: ['friend'], least: 3}], stay: []},
    names: {stranger: {en: 'Guest', 'zh-Hans': '客人'}, kindred: 'Tea kin'},
    colours: {kindred: '#1f7a4D'},
    weights: {vote: {halfLife: 30, drivers: {honour: 1.5}}},
    visitMinutes: 20,
  })).toEqual([]);
});

test('says in words what a rule may be', () => {
  expect(problems({stance: 'boss'})).toEqual([{pointer: '/bonds/stance', found: '"boss"', allowed: 'as what the brand is close: "elder", "peer" or "junior"'}]);
  expect(problems({soulmate: {}})).toMatchObject([{pointer: '/bonds/soulmate', found: 'an unknown field'}]);
  expect(problems({colours: {friend: 'red'}})).toEqual([{pointer: '/bonds/colours/friend', found: '"red"', allowed: 'a colour as #1f7a4d'}]);
  expect(problems({friend: {graceDays: -1}})).toEqual([{pointer: '/bonds/friend/graceDays', found: '-1', allowed: 'how many days there are to mend what no longer holds, 0 to 365'}]);
  expect(problems({friend: {complaintDays: true}})).toEqual([{pointer: '/bonds/friend/complaintDays', found: 'true', allowed: 'after how many days an open complaint is reason to fall, 1 to 365, or false'}]);
  expect(problems({friend: {enter: []}})).toEqual([{pointer: '/bonds/friend/enter', found: '0 entries', allowed: 'at least 1'}]);
  expect(problems({friend: {enter: [{of: ['visit'], least: 1}]}})).toEqual([{pointer: '/bonds/friend/enter/0/of/0', found: '"visit"', allowed: 'one of order, vote, idea, support, feedback, rating, friend'}]);
  expect(problems({friend: {enter: [{of: ['order', 'order'], least: 0}]}})).toEqual([
    {pointer: '/bonds/friend/enter/0/of', found: '2 entries', allowed: 'what counts, each once: order, vote, idea, support, feedback, rating, friend'},
    {pointer: '/bonds/friend/enter/0/least', found: '0', allowed: 'how many it takes, 1 to 100'},
  ]);
  expect(problems({weights: {vote: {halfLife: 0, drivers: {fame: 1}}}})).toEqual([
    {pointer: '/bonds/weights/vote/halfLife', found: '0', allowed: 'in how many days half of it is gone, 1 to 3650'},
    {pointer: '/bonds/weights/vote/drivers/fame', found: 'an unknown field', allowed: 'one of relationship, benefit, honour, event, interest, region'},
  ]);
  expect(problems({without: ['acquaintance', 'friend', 'partner', 'kindred']})).toMatchObject([{pointer: '/bonds/without', allowed: 'which bonds there are not: at most 3 of acquaintance, friend, partner, kindred'}]);
});

test('refuses what nobody can ever do', () => {
  expect(problems({}, {referral: undefined})).toEqual([
    {pointer: '/bonds/kindred/enter/0/of', found: '1 of friend', allowed: 'what can happen: the program has no referral; or "kindred" in /bonds/without'},
    {pointer: '/bonds/kindred/stay/0/of', found: '1 of friend', allowed: 'what can happen: the program has no referral; or "kindred" in /bonds/without'},
  ]);
  expect(problems({without: ['kindred']}, {referral: undefined})).toEqual([]);
  expect(problems({kindred: {enter: [{of: ['friend'], least: 6}]}}, {referral: {...referral, most: 5, milestones: []}})).toMatchObject([
    {pointer: '/bonds/kindred/enter/0/of', found: '6 of friend', allowed: expect.stringContaining('a member may invite 5')},
  ]);
  expect(problems({kindred: {enter: [{of: ['friend'], least: 5}]}}, {referral: {...referral, most: 5, milestones: []}})).toEqual([]);
  const asks = (...of: string[]): object => ({partner: {enter: [{of, least: 5}], stay: []}});
  expect(problems(asks('vote'), {polls: {open}})).toMatchObject([{pointer: '/bonds/partner/enter/0/of', allowed: expect.stringContaining('no poll that is voted in')}]);
  expect(problems(asks('idea', 'support'), {polls: aProgram.polls})).toMatchObject([{pointer: '/bonds/partner/enter/0/of', allowed: expect.stringContaining('no poll of kind "open";')}]);
  expect(problems(asks('idea', 'vote'), {polls: aProgram.polls})).toEqual([]);
  expect(problems({}, {polls: {}})).toEqual([]);
});

test('refuses a window that is shorter than what it asks for', () => {
  expect(problems({partner: {enter: [{of: ['vote'], least: 5, days: 4}], stay: []}})).toEqual([
    {pointer: '/bonds/partner/enter/0/days', found: '4', allowed: 'at least 5, a day for each: nobody is asked for more'},
  ]);
  expect(problems({partner: {enter: [{of: ['vote'], least: 5, days: 5}], stay: []}})).toEqual([]);
});

test('refuses products of what has none', () => {
  expect(problems({friend: {enter: [{of: ['order', 'vote'], least: 3, same: 'product'}], stay: []}})).toMatchObject([{pointer: '/bonds/friend/enter/0/same'}]);
});

test('refuses to ask more of those who stay than of those who come', () => {
  const votes = (least: number, days: number): object => ({of: ['vote'], least, days});
  const partner = (stay: object): readonly SchemaProblem[] => problems({partner: {enter: [votes(5, 90)], stay: [stay]}});
  expect(partner(votes(6, 90))).toEqual([{pointer: '/bonds/partner/stay/0', found: '6 of vote in 90 days', allowed: 'no more than to enter, which takes 5 of vote in 90 days'}]);
  expect(partner(votes(5, 30))).toHaveLength(1);
  for (const stay of [votes(5, 90), votes(2, 90), votes(2, 30), votes(6, 365)]) expect(partner(stay)).toEqual([]);
});

test('refuses a bond that takes no more than the one below it', () => {
  expect(problems({friend: {enter: [orders(1)], stay: []}})).toEqual([
    {pointer: '/bonds/friend/enter', found: '1 of order', allowed: 'something that "acquaintance" does not take as well, which is further from the brand'},
  ]);
  const two = (friend: object, partner: object): readonly SchemaProblem[] => problems({friend: {enter: [friend], stay: []}, partner: {enter: [partner], stay: []}});
  expect(two(orders(5), orders(3))).toMatchObject([{pointer: '/bonds/partner/enter'}]);
  expect(two(orders(5, 90), orders(5, 180))).toMatchObject([{pointer: '/bonds/partner/enter'}]);
  expect(two(orders(5, 180), orders(5, 90))).toEqual([]);
  expect(two({of: ['order'], least: 3, same: 'product'}, orders(3))).toMatchObject([{pointer: '/bonds/partner/enter'}]);
  expect(two(orders(3), {of: ['order'], least: 3, same: 'product'})).toEqual([]);
  expect(two({of: ['vote'], least: 5}, {of: ['vote', 'idea'], least: 5})).toMatchObject([{pointer: '/bonds/partner/enter'}]);
  expect(two({of: ['vote', 'idea'], least: 5}, {of: ['vote'], least: 5})).toEqual([]);
  // What it takes to stay is taken of who enters as well.
  expect(problems({friend: {enter: [orders(5)], stay: []}, partner: {enter: [orders(3)], stay: [{of: ['vote'], least: 1}]}})).toEqual([]);
  // The neighbours count, where one between them is left out.
  expect(problems({without: ['friend', 'partner'], kindred: {enter: [orders(1)], stay: []}})).toMatchObject([{pointer: '/bonds/kindred/enter'}]);
});

test('refuses grace where there is no fall', () => {
  const friend = {stay: [], complaintDays: false};
  expect(problems({friend: {...friend, graceDays: 7}})).toMatchObject([{pointer: '/bonds/friend/graceDays', found: '7'}]);
  for (const rest of [{}, {graceDays: 0}, {graceDays: 7, complaintDays: 3}, {graceDays: 7, stay: [orders(1)]}]) expect(problems({friend: {...friend, ...rest}})).toEqual([]);
});

test('refuses a rule for a bond that there is not', () => {
  expect(problems({without: ['friend'], friend: {graceDays: 3}})).toEqual([{pointer: '/bonds/friend', found: 'a rule', allowed: 'nothing, when /bonds/without has "friend"'}]);
});
