import fc from 'fast-check';
import {expect, test} from 'vitest';
import {angering, type Cause, causeOf, causes, cuesIn, hearingOf, type Mood, moodOf, type MoodFact, type Persona, usualMoods} from '../../../src/program/index.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 9, 1, 10, minute)).toISOString();
type Happened = 'spoken' | 'complaint-opened' | 'complaint-resolved' | Cause;
const said = (...facts: readonly Happened[]): readonly MoodFact[] =>
  facts.map((fact, i) => ({id: `f${i}`, at: at(i), ...(fact in causes ? {type: 'moved', by: fact} : {type: fact})}) as MoodFact);
const mood = (...facts: readonly Happened[]): Mood => moodOf(said(...facts), {}).mood;

test('the last thing that moved it is what it feels, until the shopper has spoken a few times', () => {
  expect(mood()).toBe('calm');
  expect(mood('thanked')).toBe('joy');
  expect(mood('thanked', 'missed')).toBe('sorrow');
  expect(mood('bought', 'spoken', 'spoken')).toBe('delight');
  expect(mood('bought', 'spoken', 'spoken', 'spoken')).toBe('calm');
  expect(mood('was-deceived')).toBe('anger');
  expect(mood('was-deceived', 'spoken')).toBe('calm');
});

test('it is not glad while a complaint is open', () => {
  expect(mood('complaint-opened', 'thanked')).toBe('calm');
  expect(mood('complaint-opened', 'complained')).toBe('sorrow');
  expect(mood('complaint-opened', 'complaint-resolved', 'thanked')).toBe('joy');
});

test('a brand moves causes from one mood to another', () => {
  const moods = {anger: {by: ['arrived-broken'], lasts: 2}} as const;
  expect(moodOf(said('arrived-broken', 'spoken'), {moods})).toEqual({mood: 'anger', by: 'arrived-broken', at: 'house'});
  expect(moodOf(said('was-deceived'), {moods})).toEqual({mood: 'calm'});
  expect(moodOf(said('thanked'), {moods})).toMatchObject({mood: 'joy'});
});

test('every cause has one mood at most, and only what others did can anger', () => {
  const all = Object.values(usualMoods).flatMap(({by}) => by);
  expect(new Set(all).size).toBe(all.length);
  expect(angering).toEqual(['missed', 'arrived-broken', 'came-late', 'was-deceived']);
});

test('insults are heard as insults, in both languages, and sadden', () => {
  for (const [text, language] of [['you stupid bot', 'en'], ['你这个废物', 'zh']] as const) expect(causeOf(cuesIn(text, language, hearingOf()))).toBe('insulted');
  expect(causeOf(cuesIn('谢谢，很棒', 'zh', hearingOf()))).toBe('thanked');
  expect(causeOf([])).toBeUndefined();
  expect(mood('insulted')).toBe('sorrow');
});

const aCause = fc.constantFrom(...Object.keys(causes) as Cause[]);
const facts = fc.array(fc.oneof({weight: 3, arbitrary: aCause}, fc.constantFrom<Happened>('spoken', 'complaint-opened', 'complaint-resolved')), {maxLength: 15}).map(all => said(...all));
/** Also such as `checkProgram` would refuse. */
const rules: fc.Arbitrary<Pick<Persona, 'moods'>> = fc.record({moods: fc.dictionary(fc.constantFrom('joy', 'delight', 'sorrow', 'anger'), fc.record({by: fc.array(aCause), lasts: fc.integer({min: 1, max: 5})}))});

test('anger is never at the shopper, whatever happened, in whatever order, under whatever rules', () => {
  fc.assert(fc.property(facts, rules, (facts, rules) => {
    const {mood, at, by} = moodOf(facts, rules);
    if (mood === 'anger') expect(at).not.toBe('shopper');
    if (mood === 'anger') expect(angering).toContain(by);
    expect(at === undefined).toBe(mood === 'calm');
  }), {numRuns: 3000});
});

test('facts come to the same in whatever order and however often they come', () => {
  fc.assert(fc.property(facts.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], {minLength: all.length * 2}))), rules, ([all, shuffled], rules) => {
    expect(moodOf(shuffled, rules)).toEqual(moodOf(all, rules));
  }), {numRuns: 1000});
});
