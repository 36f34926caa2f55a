import type {html} from 'lit';
import type {Bond, HeldBond} from '../../src/program/bonds/bond.js';

/** Two leaves that spread from where the path is. */
const leaves = 'c0-3-2-4-5-4 0 3 2 4 5 4zc3 0 5-1 5-4-3 0-5 1-5 4z';

/** A stranger's, which the card alone shows. */
export const seed = 'M8 2c6 6 5 12 0 12S2 8 8 2z';

/** From a sprout to a tree whose crown is a heart: each bond a shape of its own, in a square of 16. */
export const shapes: {readonly [B in HeldBond]: string} = {
  acquaintance: `M9 16V9H7v7zM8 10${leaves}`,
  friend: `M9 16V5H7v11zM8 6${leaves}M8 13${leaves}`,
  partner: 'M7 16v-6h2v6zM8 1a5 5 0 0 1 0 11A5 5 0 0 1 8 1z',
  kindred: 'M7 16v-6h2v6zM8 3c2-4 7-2 7 2 0 3-3 5-7 8-4-3-7-5-7-8 0-4 5-6 7-2z',
};

/**
 * A bond's badge, as tall as the words beside it, which say the same.
 *
 * @param colour the brand's own for the bond; what the page says by `--kin-bond-…` comes first
 */
export function drawBadge(draw: typeof html, bond: Bond, shape: string, colour = 'currentColor'): unknown {
  return draw`<svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true"><path fill="var(--kin-bond-${bond},${colour})" d=${shape}></path></svg>`;
}
