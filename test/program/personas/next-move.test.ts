import {describe, expect, test} from 'vitest';
import {asked, outOfScope} from '../../../bench/personas/questions.js';
import {checkProgram, type ChatMove, knowledgeOf, languageOf, lookUp, nextMove, type Past} from '../../../src/program/index.js';
import {aPersona, mochi} from './a-persona.js';

const knowledge = knowledgeOf(aPersona);
const move = (question: string, past: Past = []): ChatMove => nextMove(question, past, knowledge, aPersona.handoff).move;
const answer = (id: string, of = 'faq'): object => ({move: 'answer', entry: {of, id}});

describe('an answer', () => {
  test.each([
    ['What does shipping cost?', 'postage'], ['how much is the postage, please', 'postage'], ['sending something back', 'returns'], ['ＨＯＷ ＨＯＴ is the ＷＡＴＥＲ', 'water'],
    ['运费多少钱', 'postage'], ['请问你们包邮吗', 'postage'], ['请问怎么退货呀', 'returns'],
  ])('is given to "%s"', (question, id) => {
    expect(move(question)).toMatchObject(answer(id));
  });

  test('may be a product', () => {
    expect(move('How much is Autumn Oolong?')).toMatchObject(answer('oolong', 'product'));
    expect(move('秋香乌龙多少钱')).toMatchObject(answer('oolong', 'product'));
  });

  test('is what the machine is, to whoever asks', () => {
    expect(nextMove('你是真人吗？', [], knowledge, {})).toEqual({language: 'zh-Hans', cues: ['asks-ai'], move: {move: 'answer', entry: {of: 'disclosure'}, score: 1}});
  });

  test('is not given when two entries are as likely: the questions are offered', () => {
    expect(move('How hot should it be?')).toEqual({move: 'offer', entries: [{of: 'faq', id: 'water'}, {of: 'faq', id: 'kettle'}]});
  });

  test('is not given when the question has a word that nobody knows', () => {
    expect(move('What does shipping cost to the moon by llama?').move).not.toBe('answer');
  });
});

describe('a person', () => {
  test('is fetched when nothing comes near, or what is said is grave', () => {
    expect(move('Who won the cup?')).toEqual({move: 'person', why: 'unknown'});
    expect(move('???')).toEqual({move: 'person', why: 'unknown'});
    expect(move('')).toEqual({move: 'person', why: 'unknown'});
    expect(move('What does shipping cost? I want a refund!')).toEqual({move: 'person', why: 'refund'});
  });

  test('is fetched after two misses, unless there is an answer at last', () => {
    expect(move('How hot should it be?', ['missed', 'missed'])).toEqual({move: 'person', why: 'misses'});
    expect(move('How much is postage?', ['missed', 'missed'])).toMatchObject(answer('postage'));
  });
});

test('offers three at most, and each once', () => {
  const entries = ['one', 'two', 'three', 'four'].map(id => ({id, asks: {en: [`the ${id} kettle`, `a kettle, number ${id}`]}, answer: 'Yes.'}));
  const {move} = nextMove('which kettle', [], knowledgeOf({...aPersona, faq: entries, products: []}), {});
  expect(move).toEqual({move: 'offer', entries: [{of: 'faq', id: 'one'}, {of: 'faq', id: 'two'}, {of: 'faq', id: 'three'}]});
});

test('names of what every object has are words like others', () => {
  expect(() => move('constructor __proto__ toString hasOwnProperty')).not.toThrow();
  expect(move('constructor __proto__')).toEqual({move: 'person', why: 'unknown'});
});

describe('a language', () => {
  test.each([['Oolong怎么泡', 'zh-Hans'], ['oolong泡多久', 'zh-Hans'], ['How do I brew 乌龙 in a gaiwan', 'en'], ['123 ?!', 'en'], ['ｈｅｌｌｏ', 'en']])('is told by script: %s', (text, language) => {
    expect(languageOf(text, ['en', 'zh-Hans'])).toBe(language);
  });

  test('kana and Hangul are told from Chinese where there is a choice', () => {
    expect(languageOf('お茶の淹れ方を教えてください', ['zh-Hans', 'ja'])).toBe('ja');
    expect(languageOf('차 어떻게 우려요', ['en', 'zh', 'ko'])).toBe('ko');
    expect(languageOf('Сколько стоит', ['en', 'ru'])).toBe('ru');
  });
});

describe('the demo’s character', () => {
  const known = knowledgeOf(mochi);

  test('is a good part of a program, with forty entries in both languages', () => {
    expect(() => checkProgram({name: 'Third Steep', polls: {}, personas: {mochi}})).not.toThrow();
    expect(mochi.faq.filter(({asks}) => asks.en && asks['zh-Hans']).length).toBeGreaterThanOrEqual(40);
  });

  test('answers each question as it is written', () => {
    for (const {id, asks} of mochi.faq) {
      for (const [language, wordings] of Object.entries(asks)) {
        for (const wording of wordings) expect(lookUp(known, wording, language)[0]?.entry.id, wording).toBe(id);
      }
    }
  });

  // Every other question chose the numbers in `src/program/personas/`, and would flatter them.
  const unseen = asked.filter((_, i) => i % 2 === 1);

  test.each([['English', /^[^\p{Script=Han}]*$/u], ['中文', /\p{Script=Han}/u]])('is right in 95 of 100 answers to what it was not made by, in %s, and leaves few questions to others', (_, language) => {
    const questions = unseen.filter(([question]) => language.test(question));
    const moves = questions.map(([question, ...right]) => ({right, ...nextMove(question, [], known, mochi.handoff)}));
    const answers = moves.flatMap(({right, move}) => (move.move === 'answer' && move.entry.of !== 'disclosure' ? [right.includes(move.entry.id)] : []));
    expect(answers.length).toBeGreaterThan(0.6 * questions.length);
    expect(answers.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * answers.length);
    expect(moves.filter(({move}) => move.move === 'person').length).toBeLessThan(0.1 * questions.length);
  });

  test('answers nothing that it does not know, and offers or fetches for each', () => {
    const moves = outOfScope.map(question => nextMove(question, [], known, mochi.handoff).move.move);
    expect(moves.filter(move => move !== 'offer' && move !== 'person')).toEqual([]);
    expect(moves).toHaveLength(54);
  });
});
