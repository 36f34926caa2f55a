import fc from 'fast-check';
import {expect, test} from 'vitest';
import {properties} from './properties.js';

/** `npm --prefix bench run bonds` tries ten thousand. */
const histories = 100;

test.each(properties)('$says', {timeout: 30_000}, ({property}) => {
  fc.assert(property, {numRuns: histories});
});

test('there are as many properties as are told of', () => {
  expect(properties).toHaveLength(12);
});
