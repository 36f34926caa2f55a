import {createSecretKey, type KeyObject} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {SchemaProblem} from '../../src/program/index.js';

/** What a field of the tenants file gives, or what keeps it from giving it. */
export type Field<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly problems: readonly SchemaProblem[]};

/** How a secret is written, and which bytes it stands for. */
export interface SecretForm {
  /** @returns nothing where the line is none */
  readonly bytes: (line: string) => Buffer | undefined;
  readonly allowed: string;
}

/** As Standard Webhooks write it. */
export const standardSecret: SecretForm = {
  bytes(line) {
    const base64 = line.replace(/^whsec_/, '');
    const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
    return bytes && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
  },
  allowed: '"whsec_" and the base64 of 24 to 64 bytes',
};

/** As a shop system shows it: the text itself is the key. */
export const plainSecret: SecretForm = {
  bytes: line => (/^[!-~]{16,256}$/.test(line) ? Buffer.from(line) : undefined),
  allowed: '16 to 256 visible ASCII characters, as the shop system shows it',
};

/**
 * Reads a file with one secret a line. What it holds is in no message, nor is
 * what stands in place of a path: it may be the secret itself.
 *
 * @param pointer where the path stands in the tenants file
 * @param folder what it is relative to
 */
export function readSecrets(path: unknown, pointer: string, folder: string, {bytes, allowed}: SecretForm): Field<readonly KeyObject[]> {
  const refuse = (found: string, allowed: string): Field<never> => ({ok: false, problems: [{pointer, found, allowed}]});
  if (typeof path !== 'string' || !/^(\.{0,2}\/)/.test(path)) {
    return refuse('something that is no path', 'the path of a file with one secret a line, which begins with "./", "../" or "/"; where the secret itself stands here, make a new one, because others may have read it');
  }
  const file = resolve(folder, path);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'})`, 'the path of a file with one secret a line, relative to this file');
  }
  const lines = text.split('\n').map((line, i) => ({line: line.trim(), at: i + 1})).filter(({line}) => line !== '');
  if (lines.length === 0) return refuse(`${file}, which is empty`, `a file with one secret a line: ${allowed}`);
  const wrong = lines.find(({line}) => bytes(line) === undefined);
  if (wrong) return refuse(`${file}, whose line ${wrong.at} is no secret`, `in each line ${allowed}`);
  return {ok: true, value: lines.map(({line}) => createSecretKey(bytes(line)!))};
}
