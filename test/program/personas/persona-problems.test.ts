import {expect, test} from 'vitest';
import {checkProgram, ProgramError, type SchemaProblem} from '../../../src/program/index.js';
import {aPersona} from './a-persona.js';

function wrong(change: (persona: any) => void): readonly SchemaProblem[] {
  const persona = structuredClone(aPersona);
  change(persona);
  try {
    checkProgram({name: 'x', polls: {}, personas: {pip: persona}});
  } catch (error) {
    if (error instanceof ProgramError) return error.problems;
    throw error;
  }
  return [];
}

const at = (path: string): string => `/personas/pip/${path}`;
const hours = {timeZone: 'Asia/Shanghai', open: [{days: ['mon'], from: '10:00', until: '24:00'}]};

test('takes a persona, from the least of it to the whole', () => {
  expect(wrong(() => {})).toEqual([]);
  expect(wrong(persona => { Object.assign(persona.products[0], {link: {'en': '/oolong', 'zh-Hans': '/zh/oolong'}}); Object.assign(persona, {stance: 'junior', may: ['write-first'], values: ['x'], alike: {en: [['tea', 'chai']]}, taboos: {en: ['x']}, card: {spec: 'x', any: [1]}, moods: {anger: {by: ['came-late'], lasts: 1}}}); persona.handoff.hours = hours; })).toEqual([]);
});

test('names the pointer, what was found and what is allowed', () => {
  expect(wrong(persona => { delete persona.disclosure; })).toEqual([{pointer: at('disclosure'), found: 'nothing', allowed: 'that one talks with a machine, as it always stands beside the chat'}]);
  expect(wrong(persona => { persona.pictures = {joy: persona.pictures.calm}; })).toMatchObject([{pointer: at('pictures/calm'), found: 'nothing'}]);
  expect(wrong(persona => { persona.stance = 'boss'; })).toEqual([{pointer: at('stance'), found: '"boss"', allowed: 'as what it is close: "elder", "peer" or "junior"'}]);
  expect(wrong(persona => { persona.may = ['give-discount']; })).toEqual([{pointer: at('may/0'), found: '"give-discount"', allowed: 'one of show-product, take-message, ask-rating, write-first'}]);
  expect(wrong(persona => { persona.handoff.answersWithin = 0; })).toEqual([{pointer: at('handoff/answersWithin'), found: '0', allowed: 'within how many minutes of opening hours somebody answers, 1 to 10080'}]);
  expect(wrong(persona => { persona.handoff.hours = {...hours, open: [{...hours.open[0], from: '9:00'}]}; })).toEqual([{pointer: at('handoff/hours/open/0/from'), found: '"9:00"', allowed: 'a time as 09:30'}]);
  expect(wrong(persona => { persona.handoff.cues = {en: {mood: ['x']}}; })).toMatchObject([{pointer: at('handoff/cues/en/mood'), found: 'an unknown field'}]);
  expect(wrong(persona => { persona.products[0].link = 'javascript:alert(1)'; })).toEqual([{pointer: at('products/0/link'), found: '"javascript:alert(1)"', allowed: 'an http(s) URL, or a path that begins with "/"; or that by language tag'}]);
  expect(wrong(persona => { persona.products[0].link = {en: '/oolong', 'zh-Hans': 'javascript:alert(1)'}; })).toMatchObject([{pointer: at('products/0/link')}, {pointer: at('products/0/link/zh-Hans'), found: '"javascript:alert(1)"'}]);
  expect(wrong(persona => { persona.faq[0].reply = 'x'; })).toMatchObject([{pointer: at('faq/0/reply'), found: 'an unknown field'}]);
});

test('lets nothing that a shopper does make it angry', () => {
  for (const cause of ['insulted', 'complained', 'rated-badly', 'gave-back']) {
    expect(wrong(persona => { persona.moods = {anger: {by: [cause]}}; })).toEqual([{pointer: at('moods/anger/by/0'), found: `"${cause}"`, allowed: 'one of missed, arrived-broken, came-late, was-deceived'}]);
  }
});

test('finds what the schema cannot say', () => {
  expect(wrong(persona => { persona.faq[1].id = 'postage'; })).toEqual([{pointer: at('faq/1/id'), found: '"postage"', allowed: 'an id that no other entry, product or fact has'}]);
  expect(wrong(persona => { persona.products[0].id = 'postage'; })).toMatchObject([{pointer: at('products/0/id')}, {pointer: at('products/0/id')}]);
  expect(wrong(persona => { persona.faq[0].from = ['postage', 'rent']; })).toEqual([{pointer: at('faq/0/from/1'), found: '"rent"', allowed: 'the id of one of its facts or products'}]);
  expect(wrong(persona => { delete persona.faq[0].answer['zh-Hans']; })).toEqual([{pointer: at('faq/0/answer'), found: 'nothing in "zh-Hans"', allowed: 'an answer in each language in which it is asked'}]);
  expect(wrong(persona => { delete persona.disclosure['zh-Hans']; })).toEqual([{pointer: at('disclosure'), found: 'nothing in "zh-Hans"', allowed: 'a text in each language in which it can be asked'}]);
  expect(wrong(persona => { persona.handoff.hours = {...hours, timeZone: 'Asia/Teahouse'}; })).toEqual([{pointer: at('handoff/hours/timeZone'), found: '"Asia/Teahouse"', allowed: 'an IANA time zone, as Asia/Shanghai'}]);
  expect(wrong(persona => { persona.handoff.hours = {...hours, open: [{days: ['sat'], from: '20:00', until: '02:00'}]}; })).toEqual([{pointer: at('handoff/hours/open/0/until'), found: '"02:00"', allowed: 'a time after 20:00; what goes past midnight takes two entries'}]);
  expect(wrong(persona => { persona.moods = {joy: {by: ['thanked']}, sorrow: {by: ['missed', 'thanked']}}; })).toEqual([{pointer: at('moods/sorrow/by/1'), found: '"thanked"', allowed: 'what does not cause "joy" as well'}]);
});
