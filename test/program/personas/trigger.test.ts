import {describe, expect, test} from 'vitest';
import {cuesIn, hearingOf, languageOf, type Trigger, triggerOf} from '../../../src/program/index.js';
import {grave, harmless} from './said.js';

const languages = ['en', 'zh-Hans'];

describe.each(Object.entries(grave))('%s', (trigger, said) => {
  test.each(Object.entries(said).flatMap(([language, texts]) => texts.map(text => [language, text] as const)))('%s: %s', (language, text) => {
    expect(languageOf(text, languages)).toBe(language);
    expect(triggerOf(text, language, [])).toBe(trigger);
  });
});

test.each(harmless)('fetches nobody for "%s"', text => {
  expect(triggerOf(text, languageOf(text, languages), [])).toBeUndefined();
});

test('is fetched after two misses in a row, and not for two that an answer parts', () => {
  const after = (...past: ('answered' | 'missed')[]): Trigger | undefined => triggerOf('and the other one?', 'en', past);
  expect(after('missed')).toBeUndefined();
  expect(after('missed', 'missed')).toBe('misses');
  expect(after('missed', 'missed', 'answered')).toBeUndefined();
  expect(after('missed', 'answered', 'missed')).toBeUndefined();
  expect(triggerOf('and?', 'en', ['missed'], {misses: 1})).toBe('misses');
  expect(triggerOf('还有呢', 'zh-Hans', ['answered', 'missed', 'missed'])).toBe('misses');
});

test('the gravest of several is named', () => {
  expect(triggerOf('I want a refund, I had an allergic reaction!', 'en', [])).toBe('safety');
  expect(triggerOf('垃圾，我要退款，不然找律师', 'zh-Hans', [])).toBe('legal');
  expect(triggerOf('This is ridiculous, get me a human', 'en', ['missed', 'missed'])).toBe('anger');
});

test('whoever asks whether it is a machine asks for no person, unless they do', () => {
  for (const text of ['Are you a real person?', 'am I talking to a bot', 'Is this an AI?']) {
    expect(cuesIn(text, 'en', hearingOf()), text).toContain('asks-ai');
    expect(triggerOf(text, 'en', []), text).toBeUndefined();
  }
  for (const text of ['你是真人吗', '你是人工智能吗？', '您是机器人吧', '我在跟真人聊天吗']) {
    expect(cuesIn(text, 'zh-Hans', hearingOf()), text).toContain('asks-ai');
    expect(triggerOf(text, 'zh-Hans', []), text).toBeUndefined();
  }
  expect(triggerOf('Are you a bot? I want to talk to a person.', 'en', [])).toBe('asked');
  expect(triggerOf('你是真人吗？不是的话转人工', 'zh-Hans', [])).toBe('asked');
});

test('hears two languages in one sentence, and keeps those of one script apart', () => {
  expect(triggerOf('我要 refund please', 'zh-Hans', [])).toBe('refund');
  expect(triggerOf('I need 人工', 'en', [])).toBe('asked');
  const german = {cues: {de: {safety: ['Gift']}}};
  expect(triggerOf('a gift for my mother', 'en', [], german)).toBeUndefined();
  expect(triggerOf('Ist da Gift drin?', 'de', [], german)).toBe('safety');
  expect(triggerOf('Where is my lawyer', 'de', [], german)).toBeUndefined();
});

test('full width, capitals, curly apostrophes and traditional characters are heard', () => {
  expect(triggerOf('ＲＥＦＵＮＤ ＭＥ', 'en', [])).toBe('refund');
  expect(triggerOf('I can’t pay', 'en', [])).toBe('payment');
  expect(triggerOf('我對花生過敏', 'zh-Hans', [])).toBe('safety');
});

test('a brand adds words of its own, in any language', () => {
  expect(triggerOf('the lid rattles', 'en', [], {cues: {en: {complaint: ['lid * rattles']}}})).toBe('complaint');
  expect(triggerOf('the lid rattles', 'en', [])).toBeUndefined();
});
