import type {Load} from './pinned.js';

/**
 * Makes this copy of Kindred the page's, at once: a second one, of whatever
 * version, finds how this one loads.
 *
 * @returns whether the page was free
 */
export function claimPage(load: Load): boolean {
  const page = globalThis as {kindred?: unknown[] & {load?: Load}};
  // An element of that id is there by its name, and is no Kindred.
  const kindred = page.kindred?.push ? page.kindred : (page.kindred = []);
  const free = Array.isArray(kindred) && !kindred.load;
  if (free) kindred.load = load;
  else console.warn('Kindred is loaded twice');
  return free;
}
