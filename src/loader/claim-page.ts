import type {Load} from './pinned.js';

/**
 * Makes this copy of Kindred the page's, at once: a second one, of whatever
 * version, finds how this one loads.
 *
 * @returns `load`, where the page was free
 */
export function claimPage(load: Load): Load | void {
  const page = globalThis as {kindred?: {readonly push: unknown; load?: Load}};
  // An element of that id is there by its name, and is no Kindred.
  const kindred = page.kindred?.push ? page.kindred : (page.kindred = [] as unknown[] & {load?: Load});
  if (!kindred.load) return (kindred.load = load);
  console.warn('Kindred is loaded twice');
}
