import type {Catalogue, Messages} from '../../src/element/messages.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';

/** What a badge says; the rest comes with what says it. */
export const english: Messages<HeldBond> = {
  acquaintance: 'Acquaintance',
  friend: 'Friend',
  partner: 'Partner',
  kindred: 'Kindred',
};

export const tierMessages: Catalogue<HeldBond> = {
  en: async () => english,
  'zh-Hans': async () => (await import('./messages/zh-Hans.js')).messages,
};
