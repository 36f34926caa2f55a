import type {Context} from 'hono';
import type {PageEnd} from './ideas/idea-store.js';
import {Problem} from './problem.js';
import type {ServiceEnv} from './service-env.js';

export const ideasOnAPage = 20;

/** Which idea a page ended with: where it stands in the order, and its id. */
export function cursorOf(at: number | string, id: string): string {
  return `${at}_${id}`;
}

/**
 * The end of the page before, from the query's `after`.
 *
 * @throws {Problem} wrong-query
 */
export function readAfter(c: Context<ServiceEnv>, order: 'supports' | 'time'): PageEnd | undefined {
  const after = c.req.query('after');
  if (after === undefined) return undefined;
  const [, at, id] = /^(\d{1,15}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  if (at === undefined || id === undefined || at.includes('T') !== (order === 'time')) {
    throw new Problem('wrong-query', 'after is not the "next" of a page in this order: take it from the answer before, or leave it out.');
  }
  return {at, id};
}
