import fc from 'fast-check';
import {expect, test} from 'vitest';
import {plainTextProblem} from '../../../src/program/index.js';

test.each(['I <3 tea', '1 < 2 > 0', 'a<', '茶 & 🍵', '"quoted"', '‮'.slice(1), 'שלום', 'क्षि', '👩‍👩‍👧'])('%j is plain', text => {
  expect(plainTextProblem(text)).toBeUndefined();
});

test.each([
  ['a <b>bold</b> one', 'found markup, "<b", at character 3; plain text alone'],
  ['🍵</script', 'found markup, "</", at character 2'],
  ['<!-- -->', 'found markup, "<!", at character 1'],
  ['<é', 'found markup'],
  ['a\u0000b', 'found the control character U+0000 at character 2'],
  ['a\tb', 'U+0009'],
  ['a\nb', 'U+000A'],
  ['a\u2028b', 'U+2028'],
  ['a\ud800b', 'U+D800'],
  ['a\u202eb', 'U+202E'],
])('%j is not, and one is told what was found and where', (text, problem) => {
  expect(plainTextProblem(text)).toContain(problem);
});

test('words may have lines, and nothing else that a title may not', () => {
  expect(plainTextProblem('a\nb', {lines: true})).toBeUndefined();
  expect(plainTextProblem('a\r\nb', {lines: true})).toContain('U+000D');
  expect(plainTextProblem('a\n<b', {lines: true})).toContain('character 3');
});

test('no text that a browser would take for a tag is plain', () => {
  const tag = /<[a-z/!]/i;
  fc.assert(fc.property(fc.string({unit: fc.constantFrom('<', '/', '!', 'b', 'Z', ' ', '>', '茶')}), text => {
    if (tag.test(text)) expect(plainTextProblem(text)).toContain('markup');
  }));
});
