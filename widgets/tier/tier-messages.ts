import type {Messages, Section} from '../../src/element/messages.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';

export type TierMessages = Messages<HeldBond>;

/** What a badge says; the rest comes with what says it. */
export const english: TierMessages = {
  acquaintance: 'Acquaintance',
  friend: 'Friend',
  partner: 'Partner',
  kindred: 'Kindred',
};

export const tierTexts: Section<HeldBond> = {
  name: 'tier',
  english,
  load: language => import(`./messages/${language}.js`),
};
