import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {lintPersona, moods, type Persona} from '../../src/program/index.js';
import {mochi} from '../program/personas/a-persona.js';

describe('Mochi', () => {
  test('is drawn in each mood, square and in vectors alone, and each picture is told in both languages', () => {
    expect(Object.keys(mochi.pictures)).toEqual(moods);
    expect(new Set(Object.values(mochi.pictures).map(({src}) => src)).size).toBe(moods.length);
    for (const {src, alt} of Object.values(mochi.pictures)) {
      const picture = readFileSync(new URL(`../../demo${src}`, import.meta.url), 'utf8');
      expect(picture, src).toMatch(/^<svg [^>]*viewBox="0 0 160 160">/);
      expect(picture, src).not.toMatch(/<image|<text|<script|href|style/);
      expect(alt).toEqual({'en': expect.stringMatching(/^Mochi/), 'zh-Hans': expect.stringMatching(/^团子/)});
    }
  });

  test('may all that a persona may, and says when people are there', () => {
    expect(mochi.may).toEqual(['show-product', 'take-message', 'ask-rating', 'write-first']);
    expect(mochi.handoff.hours?.open.flatMap(({days}) => days)).toHaveLength(7);
  });
});

/** The file as it is, with one thing made worse. */
function worse(change: (persona: any) => void): readonly string[] {
  const persona = structuredClone<Persona>(mochi);
  change(persona);
  return lintPersona('mochi', persona).map(({pointer}) => pointer);
}
const entry = (persona: any, id: string): any => persona.faq.find((other: {id: string}) => other.id === id);

test.each<[string, (persona: any) => void]>([
  ['a price that its book does not have', persona => { entry(persona, 'shipping-cost').answer.en = '$6 at home, and nothing from $60 on. Abroad it is $15.'; }],
  ['a day that its book does not have', persona => { entry(persona, 'tin-when').answer['zh-Hans'] = '2 月 3 日开印，900 只罐子都穿它。'; }],
  ['an address that nobody reads', persona => { entry(persona, 'contact').answer.en = 'Write to help@thirdsteep.example.'; }],
  ['the wrong form of address', persona => { entry(persona, 'thanks').answer['zh-Hans'] = '不客气，坐垫给您留着。'; }],
  ['a word that it never says', persona => { entry(persona, 'beginner').answer.en = 'The best in the world is Osmanthus Black.'; }],
  ['a speech', persona => { entry(persona, 'name').answer.en = 'The first steep wakes the leaf. '.repeat(14); }],
  ['an answer in another language', persona => { entry(persona, 'bye').answer['zh-Hans'] = 'Mind the step.'; }],
  ['a denial', persona => { entry(persona, 'who-is-mochi').answer['zh-Hans'] = '我不是机器人，我是团子。'; }],
  ['a question that belongs to a person', persona => { entry(persona, 'returns').asks.en.push('I want my money back'); }],
  ['a disclosure that discloses nothing', persona => { persona.disclosure['zh-Hans'] = '团子很乐意帮忙。'; }],
  ['a greeting with something to fill in', persona => { persona.greetings[0].en = 'Hello {{user}}, the kettle is on.'; }],
])('the lint finds %s', (_, change) => {
  expect(worse(() => {})).toEqual([]);
  expect(worse(change)).toHaveLength(1);
});
