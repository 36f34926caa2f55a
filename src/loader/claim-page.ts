/**
 * Makes this copy of Kindred the page's, at once: a second one, of whatever
 * version, finds the mark.
 *
 * @returns whether the page was free
 */
export function claimPage(): boolean {
  const page = globalThis as {kindred?: unknown[] & {claimed?: boolean}};
  const {kindred = (page.kindred = [])} = page;
  const free = Array.isArray(kindred) && !kindred.claimed;
  if (free) kindred.claimed = true;
  else console.warn('Kindred twice');
  return free;
}
