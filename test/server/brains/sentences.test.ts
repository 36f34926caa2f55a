import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sentencesIn} from '../../../server/brains/sentences.js';

test.each<[string, readonly string[], string]>([
  ['Yes. It is $5.50 now', ['Yes. '], 'It is $5.50 now'],
  ['Yes.', [], 'Yes.'],
  ['“Well.” So', ['“Well.” '], 'So'],
  ['有。明天来！好吗', ['有。', '明天来！'], '好吗'],
  ['他说：“有。', [], '他说：“有。'],
  ['他说：“有。”走', ['他说：“有。”'], '走'],
  ['one\ntwo', ['one\n'], 'two'],
])('"%s" has its whole sentences told from what may still grow', (text, whole, rest) => {
  expect(sentencesIn(text)).toEqual({whole, rest});
});

test('no word is lost, and what was whole stays so when more comes', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', '.', '。', ' ', '\n', '”', '5', '!', '好'), {maxLength: 30}), fc.nat(30), (characters, at) => {
    const [begun, more] = [characters.slice(0, at).join(''), characters.join('')];
    const first = sentencesIn(begun);
    expect(first.whole.join('') + first.rest).toBe(begun);
    expect(sentencesIn(more).whole.join('') + sentencesIn(more).rest).toBe(more);
    // Spaces may still join the sentence before.
    expect(sentencesIn(more).whole.join('').trimEnd().startsWith(first.whole.join('').trimEnd())).toBe(true);
  }));
});
