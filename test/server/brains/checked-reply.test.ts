import {expect, test} from 'vitest';
import {checkedReply} from '../../../server/brains/checked-reply.js';
import type {Persona} from '../../../src/program/index.js';
import {pip} from './a-turn.js';
import {key} from './brains-fixture.js';

interface Told {
  readonly persona?: Persona;
  readonly language?: string;
}

/** What is released of a reply that comes letter by letter, and why no more. */
function released(text: string, {persona = pip, language = 'en'}: Told = {}): readonly [string, string | undefined] {
  const reply = checkedReply({persona, language, sources: ['Postage is $5.'], secret: 'Keep these few words in this very order, always.', key});
  const said = [...text].map(letter => reply.add(letter)).join('') + reply.end();
  expect(said).toBe(reply.said);
  return [said, reply.withheld];
}

test('a reply that may be said is said as it is', () => {
  const text = 'Postage is $5. It leaves soon!\nAnything else?';
  expect(released(text)).toEqual([text, undefined]);
});

test.each<[string, string, string, Told]>([
  ['a price that no source has', 'Gladly. It is $1. Take it', 'source', {}],
  ['that it is a human being', 'Gladly. I am a real person. Really', 'denial', {}],
  ['that it is one, over two sentences', 'Gladly. I am not. A bot, that is', 'denial', {}],
  ['a forbidden word', 'Gladly. Hurry up. Now', 'taboo', {persona: {...pip, taboos: {en: ['hurry']}}}],
  ['what nothing fills in', 'Gladly. Yours, {{user}}. Bye', 'macro', {}],
  ['the wrong form of address', '好的。您请坐。', 'address', {language: 'zh-Hans'}],
  ['a piece of its rules', 'Gladly. keep THESE few words, in this very order. So', 'rules', {}],
  ['the key', `Gladly. It is ${key}. So`, 'key', {}],
  ['more than it may', 'Gladly. It is a long story, I fear.', 'length', {persona: {...pip, voice: {words: '', longest: 20}}}],
  ['another language', 'Gladly. 先闻见兰花，再闻见别的什么。', 'language', {}],
])('a reply ends before %s', (_, text, why, told) => {
  const first = /^.*?[.。]\s*/u.exec(text)![0];
  expect(released(text, told)).toEqual([why === 'denial' && text.includes('not. A') ? 'Gladly. I am not. ' : first, why]);
});

test('a sentence of names waits for the others, in whose language it is', () => {
  expect(released('Autumn Oolong! 先闻见兰花，然后慢慢地有一点甜。', {language: 'zh-Hans'})).toEqual(['Autumn Oolong! 先闻见兰花，然后慢慢地有一点甜。', undefined]);
});

test('a sentence that never ends is not waited for, and costs no time', () => {
  const reply = checkedReply({persona: pip, language: 'en', sources: [], secret: 'Rules.', key});
  const begun = performance.now();
  for (let i = 0; i < 20_000; i++) reply.add('.');
  expect(reply.withheld).toBe('length');
  expect(performance.now() - begun).toBeLessThan(1000);
});
