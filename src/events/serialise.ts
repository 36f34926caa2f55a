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
  return stringify(value, function original(this: Record<string, unknown>, key) {
    return this[key];
  });
}
