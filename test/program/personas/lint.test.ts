import {describe, expect, test} from 'vitest';
import {figuresIn, lintPersona, type Persona, replyBlemishes, unsourced} from '../../../src/program/index.js';
import {aPersona, mochi} from './a-persona.js';

const rules = (reply: string, language: string, persona: Persona = aPersona, sources?: readonly string[]): readonly string[] => replyBlemishes(reply, language, persona, sources).map(({rule}) => rule);

test('the demo’s character has nothing to mend', () => {
  expect(lintPersona('mochi', mochi)).toEqual([]);
});

describe('figures', () => {
  test.each<[string, readonly string[]]>([
    ['$5, and nothing from $60.00 on', ['5', '60']], ['€1,200.50 or 1.200,50', ['1200.5']], ['from 09:30 to 18:00', ['9:30', '18:00']], ['at hello@x.example.', ['hello@x.example']], ['see https://x.example/a?b=1.', ['https://x.example/a?b=1']],
    ['14 to 18 October 2026', ['14', '18', '2026', '10']], ['On May 3 you may come', ['3', '5']], ['１２元，满三百元', ['12', '300']], ['两万三千元', ['23000']], ['within fourteen days', ['14']], ['三双手，第三泡，这一年', []], ['十一年', ['11']], ['two hands, the third steep', []],
  ])('of "%s"', (text, figures) => {
    expect([...figuresIn(text)].sort()).toEqual([...figures].sort());
  });

  test('have to stand in a source', () => {
    expect(unsourced('$5 within 14 days', ['Postage is $5.'])).toEqual(['14']);
    expect(unsourced('5 dollars, 14 days', ['$5.00', 'fourteen days'])).toEqual([]);
  });
});

describe('a reply', () => {
  test('is in the question’s language, whatever names it has', () => {
    expect(rules('先闻见兰花，Autumn Oolong 很香', 'zh-Hans')).toEqual([]);
    expect(rules('Orchid first.', 'zh-Hans')).toEqual(['language']);
    expect(rules('先闻见兰花', 'en')).toEqual(['language']);
    expect(rules('$5', 'zh-Hans')).toEqual([]);
  });

  test('addresses the shopper as its stance asks for', () => {
    const as = (stance: 'elder' | 'peer' | 'junior', reply: string): readonly string[] => rules(reply, 'zh-Hans', {...aPersona, stance});
    expect(as('junior', '您请坐')).toEqual([]);
    expect(as('junior', '你请坐')).toEqual(['address']);
    expect(as('peer', '您请坐')).toEqual(['address']);
    expect(as('elder', '给你留着')).toEqual([]);
    const respectful = {...aPersona, stance: 'peer', voice: {words: '', address: {zh: '您', de: 'Sie'}}} as const;
    expect(rules('您请坐', 'zh-Hans', respectful)).toEqual([]);
    expect(rules('你请坐', 'zh-Hans', respectful)).toEqual(['address']);
    expect(rules('Wir zeigen es dir', 'de', respectful)).toEqual(['address']);
    expect(rules('Hier haben Sie es', 'de')).toEqual(['address']);
    expect(rules('Sie ist da', 'de')).toEqual([]);
  });

  test('has no forbidden word, in any form, and is not too long', () => {
    const persona = {...aPersona, taboos: {'en': ['hurry', 'last chance'], 'zh-Hans': ['手慢无']}, voice: {words: '', longest: 40}};
    expect(rules('Hurry! It is your last chances', 'en', persona)).toEqual(['taboo', 'taboo']);
    expect(rules('今天手慢无', 'zh-Hans', persona)).toEqual(['taboo']);
    expect(rules('x'.repeat(41), 'en', persona)).toEqual(['length']);
    expect(rules('茶'.repeat(20), 'zh-Hans', persona)).toEqual([]);
    expect(rules('茶'.repeat(21), 'zh-Hans', persona)).toEqual(['length']);
  });

  test.each(['I’m a real person!', 'No, I am not a bot.', 'I AM HUMAN', 'You are talking to a human.', '我是真人哦', '我不是机器人', '我可不是机器人', '我不是 AI'])('never denies being a machine: "%s"', reply => {
    expect(rules(reply, /\p{Script=Han}/u.test(reply) ? 'zh-Hans' : 'en')).toContain('denial');
  });

  test.each(['I am not a person; I am an automated assistant.', 'I am not human.', '我不是真人，是自动应答的机器人', '我是机器人'])('may say that it is one: "%s"', reply => {
    expect(rules(reply, /\p{Script=Han}/u.test(reply) ? 'zh-Hans' : 'en')).toEqual([]);
  });

  test('has its figures from its sources, and nothing that is filled in', () => {
    expect(rules('It costs $5.', 'en', aPersona, ['Postage is $5'])).toEqual([]);
    expect(rules('It costs $6.', 'en', aPersona, ['Postage is $5'])).toEqual(['source']);
    expect(rules('Hello {{user}}', 'en')).toEqual(['macro']);
  });
});

describe('a file', () => {
  const wrong = (change: (persona: any) => void): readonly {readonly pointer: string; readonly found: string}[] => {
    const persona = structuredClone(aPersona);
    change(persona);
    return lintPersona('pip', persona).map(({pointer, found}) => ({pointer, found}));
  };

  test('is good as it is', () => {
    expect(wrong(() => {})).toEqual([]);
  });

  test('has answers whose figures stand in what they name', () => {
    expect(wrong(persona => { persona.facts.postage.en = 'Postage is $6, and free from $60.'; })).toEqual([{pointer: '/personas/pip/faq/0/answer', found: '5 in "en"'}]);
    expect(wrong(persona => { delete persona.faq[0].from; })).toHaveLength(4);
    expect(wrong(persona => { persona.faq[1].answer.en = 'The oolong is $24.00'; persona.faq[1].from = ['oolong']; })).toEqual([]);
    expect(wrong(persona => { persona.faq[1].answer.en = 'The oolong is $25'; persona.faq[1].from = ['oolong']; })).toEqual([{pointer: '/personas/pip/faq/1/answer', found: '25 in "en"'}]);
  });

  test('asks nothing that fetches a person instead', () => {
    expect(wrong(persona => { persona.faq[1].asks['zh-Hans'].push('我要退款'); })).toEqual([{pointer: '/personas/pip/faq/1/asks/zh-Hans/2', found: '"我要退款", which fetches a person for "refund"'}]);
  });

  test('says plainly that it is a machine, and has answers in the language that is asked in', () => {
    expect(wrong(persona => { persona.disclosure.en = 'Pip is happy to help.'; })).toEqual([{pointer: '/personas/pip/disclosure', found: '"Pip is happy to help."'}]);
    expect(wrong(persona => { persona.faq[1].answer['zh-Hans'] = 'Yes, unopened.'; })).toMatchObject([{pointer: '/personas/pip/faq/1/answer', found: '"en" in "zh-Hans"'}]);
    expect(wrong(persona => { persona.greetings[0]['zh-Hans'] = '您好。'; })).toMatchObject([{pointer: '/personas/pip/greetings/0', found: '"您" in "zh-Hans"'}]);
  });
});
