import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {makeCode, readCode, showCode} from '../../../src/program/index.js';

const chance = fc.uint8Array({minLength: 8, maxLength: 8});
const aCode = chance.map(makeCode);
const symbols = '0123456789ACDEFGHJKMNPQRTVWXY';
const replaced = (code: string, at: number, by: string): string => code.slice(0, at) + by + code.slice(at + 1);

describe('a code', () => {
  test('is nine symbols of which no two look alike, the same for the same chance', () => {
    fc.assert(fc.property(chance, random => {
      expect(makeCode(random)).toMatch(/^[0-9ACDEFGHJKMNPQRTVWXY]{9}$/);
      expect(makeCode(random)).toBe(makeCode(random.slice()));
    }));
  });

  test('is another for other chance, and no symbol is drawn more than others', () => {
    // fast-check likes bytes at the edges; these are drawn evenly.
    const codes = Array.from({length: 5000}, () => makeCode(crypto.getRandomValues(new Uint8Array(8))));
    expect(new Set(codes).size).toBe(5000);
    const counts = new Map<string, number>();
    for (const symbol of codes.flatMap(code => [...code.slice(0, 8)])) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    expect(counts.size).toBe(29);
    // Expected are 1379 each, with a standard deviation of 36.
    for (const [symbol, count] of counts) expect(Math.abs(count - 40_000 / 29), symbol).toBeLessThan(6 * 37);
  });

  test('needs eight bytes of chance', () => {
    expect(() => makeCode(new Uint8Array(7))).toThrow(new RangeError('found 7 bytes; a code is made of 8'));
  });

  test('is read back from how it is shown', () => {
    expect(showCode('KC4T9XWP3')).toBe('KC4-T9X-WP3');
    fc.assert(fc.property(aCode, code => { expect(readCode(showCode(code))).toEqual({ok: true, code}); }));
  });

  test('is read in either case, full width, with spaces, and with symbols that look alike', () => {
    const confused: {readonly [symbol: string]: string} = {0: 'oO', 1: 'iIlL', 2: 'zZ', 5: 'sS', 8: 'bB', V: 'uU'};
    const typed = aCode.chain(code => fc.tuple(fc.constant(code), ...[...code].map(symbol => fc.tuple(
      fc.constantFrom(symbol, symbol.toLowerCase(), String.fromCharCode(symbol.charCodeAt(0) + 0xfee0), ...(confused[symbol] ?? '')),
      fc.constantFrom('', '', '', ' ', '-', '–', '\u00a0'),
    ).map(parts => parts.join('')))));
    fc.assert(fc.property(typed, ([code, ...parts]) => { expect(readCode(` ${parts.join('')}`)).toEqual({ok: true, code}); }));
  });

  test('is told from one with any one symbol wrong, or any two in each other’s place', () => {
    fc.assert(fc.property(aCode, code => {
      for (let at = 0; at < 9; at++) {
        for (const by of symbols) if (by !== code[at]) expect(readCode(replaced(code, at, by))).toEqual({ok: false, problem: 'mistyped'});
        for (let other = 0; other < at; other++) {
          const swapped = replaced(replaced(code, at, code[other]!), other, code[at]!);
          if (swapped !== code) expect(readCode(swapped)).toEqual({ok: false, problem: 'mistyped'});
        }
      }
    }), {numRuns: 30});
  });

  test('is told from what is none', () => {
    for (const text of ['', 'KC4-T9X', 'KC4-T9X-WP34', 'KC4T9XWP?', '十二三四五六七八九', 'constructor']) expect(readCode(text), text).toEqual({ok: false, problem: 'no-code'});
    fc.assert(fc.property(fc.string({unit: 'binary'}), text => { expect(() => readCode(text)).not.toThrow(); }));
  });
});
