import {stringify} from './natives.js';

/**
 * JSON text of plain data.
 *
 * Pages exist that define `toJSON` on `Array.prototype` or
 * `Object.prototype` (https://github.com/prototypejs/prototype/issues/68), and
 * `JSON.stringify` obeys them. Only primitives, which have no `toJSON`, are
 * given to it here.
 */
export function serialise(value: unknown): string {
  if (Array.isArray(value)) {
    let text = '';
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + serialise(value[i]);
    return `[${text}]`;
  }
  if (typeof value === 'object' && value !== null) {
    let text = '';
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) text += `${text && ','}${stringify(key)}:${serialise(member)}`;
    }
    return `{${text}}`;
  }
  return stringify(value) ?? 'null';
}
