/** How close a member and a brand are, from the most distant to the closest; `defaults.ts` says by what. */
export const bonds = ['stranger', 'acquaintance', 'friend', 'partner', 'kindred'] as const;
export type Bond = (typeof bonds)[number];

/** Those that one has to enter. */
export const heldBonds = ['acquaintance', 'friend', 'partner', 'kindred'] as const satisfies readonly Bond[];
export type HeldBond = (typeof heldBonds)[number];

/** What makes people close. */
export const drivers = ['relationship', 'benefit', 'honour', 'event', 'interest', 'region'] as const;
export type Driver = (typeof drivers)[number];

/** As what a brand is close: one who cares, one to plan with, or one who is being raised and asks for help. */
export const stances = ['elder', 'peer', 'junior'] as const;
export type Stance = (typeof stances)[number];

/**
 * What members do that bonds can ask for. `friend`: a friend whom they invited
 * has paid a first order; `feedback`: they answered what the brand asked;
 * `rating`: they said how a chat was.
 */
export const deeds = ['order', 'vote', 'idea', 'support', 'feedback', 'rating', 'friend'] as const;
export type Deed = (typeof deeds)[number];

/** What brings them closer: `visit`, the time that they spend, as well, which nothing asks for. */
export const contributions = [...deeds, 'visit'] as const;
export type Contribution = (typeof contributions)[number];

export function isCloser(one: Bond, other: Bond): boolean {
  return bonds.indexOf(one) > bonds.indexOf(other);
}
