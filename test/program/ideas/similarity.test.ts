import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Described, similarIdeas, tokensOf} from '../../../src/program/index.js';

describe('a text’s tokens', () => {
  test.each<[string, string, string[]]>([
    ['words in lower case', 'A Moon-shaped TIN, no. 2!', ['a', 'moon', 'shaped', 'tin', 'no', '2']],
    ['words without diacritics', 'Thé à la crème, Ω̈', ['the', 'a', 'la', 'creme', 'ω']],
    ['words whose accents are characters of their own, or are not', 'é é', ['e']],
    ['capitals that Turkish has', 'İzmir', ['izmir']],
    ['letters in their wide and joined forms', 'ｔｉｎ ﬁne', ['tin', 'fine']],
    ['Han by ones and twos', '月亮罐', ['月', '亮', '月亮', '罐', '亮罐']],
    ['Han next to other scripts', '2号tin罐', ['2', '号', 'tin', '罐']],
    ['Hangul, Devanagari and kana by words', '달 모양 क्षि たいやき', ['달', '모양', 'क्षि', 'たいやき']],
    ['nothing', ' …🍵 ', []],
  ])('are %s', (_, text, tokens) => {
    expect([...tokensOf(text)].sort()).toEqual([...tokens].sort());
  });

  test('are the same however it is written', () => {
    fc.assert(fc.property(fc.string({unit: fc.constantFrom('a', 'É', 'ö', '茶', '月', ' ', 'ß', '-', 'か')}), text => {
      for (const other of [text.normalize('NFD'), text.normalize('NFKC'), text.toLowerCase(), `  ${text}!`]) expect(tokensOf(other)).toEqual(tokensOf(text));
    }));
  });
});

describe('similar ideas', () => {
  const idea = (id: string, title: string, {words, supports = 1}: {words?: string; supports?: number} = {}): Described => ({id, title, supports, ...(words && {words})});
  const found = (text: string, ...ideas: Described[]): string[] => similarIdeas(text, ideas).map(({id}) => id);

  test('are those that say the same in other words, best first', () => {
    const ideas = [idea('lid', 'A lid with the moon on it'), idea('cup', 'Bigger cups'), idea('tin', 'Moon tin'), idea('round', 'A round moon tin, please')];
    expect(found('moon tin', ...ideas)).toEqual(['tin', 'round', 'lid']);
    expect(found('I would like a tin with a moon', ...ideas)).toEqual(['round', 'tin']);
    expect(found('a teapot', idea('cup', 'Bigger cups'))).toEqual([]);
  });

  test('are found by their words, too', () => {
    expect(found('bamboo lid', idea('tin', 'A new tin', {words: 'With a lid of bamboo.'}))).toEqual(['tin']);
  });

  test('are found by the beginning of the word that is being typed, and of no other', () => {
    const ideas = [idea('osmanthus', 'Osmanthus tea'), idea('oolong', 'Oolong')];
    expect(found('osm', ...ideas)).toEqual(['osmanthus']);
    expect(found('Osman', ...ideas)).toEqual(['osmanthus']);
    expect(found('tea with osma', ...ideas)).toEqual(['osmanthus']);
    for (const text of ['os', 'osm ', 'osm tin', 'manthus']) expect(found(text, ...ideas)).toEqual([]);
  });

  test('are found in Chinese', () => {
    expect(found('月亮茶罐', idea('罐', '月亮形的罐子'), idea('杯', '竹子的杯子'), idea('叶', '更多茶叶'))).toEqual(['罐']);
    expect(found('茶罐', idea('罐', '月亮茶罐'))).toEqual(['罐']);
  });

  test('are, of equally alike ones, those with more supports, then the earlier', () => {
    expect(found('moon', idea('b', 'Moon tin'), idea('a', 'Moon cup'), idea('c', 'Moon lid', {supports: 9}))).toEqual(['c', 'a', 'b']);
  });

  test('are none of an empty text', () => {
    expect(found('', idea('a', 'Moon'))).toEqual([]);
    expect(found('🍵', idea('a', '🍵'))).toEqual([]);
  });

  test('always have the idea itself in first place, but for shorter ones that say as much', () => {
    const title = fc.array(fc.constantFrom('moon', 'tin', '茶', '罐', 'Été', 'a'), {minLength: 1, maxLength: 5}).map(words => words.join(' '));
    fc.assert(fc.property(fc.array(title, {minLength: 1, maxLength: 6}), titles => {
      const ideas = titles.map((title, i) => idea(String(i), title));
      const [first] = similarIdeas(titles[0]!, ideas);
      expect(tokensOf(first!.title)).toEqual(tokensOf(titles[0]!));
    }));
  });
});
