/**
 * Letters and digits of which no two look alike: of 0 and O, 1 and I and L,
 * 2 and Z, 5 and S, 8 and B, V and U the first is here. There are 29, a prime,
 * so that the check symbol finds every wrong symbol and every two in each
 * other's place.
 */
const symbols = '0123456789ACDEFGHJKMNPQRTVWXY';
const lookAlikes: {readonly [symbol: string]: string} = {O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', U: 'V'};

/** How many symbols are drawn: 29⁸, about 2³⁹, are too many to guess one in use. One more checks them. */
const drawn = 8;

/**
 * A code for a member: nine symbols, the last of which checks the others.
 *
 * @param random eight bytes of chance, which favour no code by more than 1 in 10⁷
 * @throws {RangeError} when there are not eight
 */
export function makeCode(random: Uint8Array): string {
  if (random.length !== drawn) throw new RangeError(`found ${random.length} bytes; a code is made of ${drawn}`);
  let left = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = '';
  for (let i = 0; i < drawn; i++, left /= BigInt(symbols.length)) code += symbols[Number(left % BigInt(symbols.length))]!;
  return code + checkOf(code);
}

/** A code as people read it: KC4-T9X-WP3. */
export function showCode(code: string): string {
  return code.replace(/...(?=.)/g, '$&-');
}

export type ReadCode =
  | {readonly ok: true; readonly code: string}
  /** `mistyped`: it would be a code but for a symbol or two; `no-code`: it is something else. */
  | {readonly ok: false; readonly problem: 'mistyped' | 'no-code'};

/** Reads what somebody typed: in either case, in full width, with spaces and hyphens, with symbols for others that look alike. */
export function readCode(text: string): ReadCode {
  const code = [...text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '')].map(symbol => lookAlikes[symbol] ?? symbol).join('');
  if (code.length !== drawn + 1 || [...code].some(symbol => !symbols.includes(symbol))) return {ok: false, problem: 'no-code'};
  return code.endsWith(checkOf(code.slice(0, drawn))) ? {ok: true, code} : {ok: false, problem: 'mistyped'};
}

/** Each symbol has a weight of its own, from 2; the check's is 1, and the sum is nothing modulo 29. */
function checkOf(code: string): string {
  const sum = [...code].reduce((sum, symbol, i) => sum + (i + 2) * symbols.indexOf(symbol), 0);
  return symbols[(symbols.length - sum % symbols.length) % symbols.length]!;
}
