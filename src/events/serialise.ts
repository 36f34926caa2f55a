import {stringify} from './natives.js';

/**
 * JSON text of plain data.
 *
 * Pages exist that define `toJSON` on `Array.prototype` or
 * `Object.prototype` (https://github.com/prototypejs/prototype/issues/68), and
 * `JSON.stringify` obeys them. Its replacer has the last word and gives back
 * what was there before (https://tc39.es/ecma262/#sec-serializejsonproperty).
 */
export function serialise(value: unknown): string {
  // It costs as much again as the rest, and few pages need it.
  return stringify(value, 'toJSON' in Array.prototype ? original : undefined);
}

function original(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}
