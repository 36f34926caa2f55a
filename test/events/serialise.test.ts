import fc from 'fast-check';
import {afterEach, expect, test} from 'vitest';
import {serialise} from '../../src/events/serialise.js';

afterEach(() => {
  delete (Array.prototype as {toJSON?: unknown}).toJSON;
  delete (Object.prototype as {toJSON?: unknown}).toJSON;
});

test('writes what JSON.stringify writes', () => {
  fc.assert(fc.property(fc.jsonValue(), value => {
    expect(serialise(value)).toBe(JSON.stringify(value));
  }));
  expect(serialise({a: undefined, b: [undefined], c: 'é "中"'})).toBe(JSON.stringify({a: undefined, b: [undefined], c: 'é "中"'}));
});

test('is not misled by a page that gives arrays and objects a toJSON', () => {
  Object.defineProperty(Array.prototype, 'toJSON', {configurable: true, value(this: unknown[]) { return `[${this.join()}]`; }});
  Object.defineProperty(Object.prototype, 'toJSON', {configurable: true, value: () => 'broken'});
  expect(JSON.stringify({choices: ['moon']})).toBe('"broken"');
  expect(serialise({choices: ['moon'], nested: {list: [1, {a: null}]}})).toBe('{"choices":["moon"],"nested":{"list":[1,{"a":null}]}}');
});
