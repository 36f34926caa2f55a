import type {Catalogue, Messages} from '../../src/element/messages.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';

/** What a badge says; the rest comes with what says it. */
export const english: Messages<HeldBond> = {
  acquaintance: 'Acquaintance',
  friend: 'Friend',
  partner: 'Partner',
  kindred: 'Kindred',
};

const chinese: Messages<HeldBond> = {
  acquaintance: '相识',
  friend: '朋友',
  partner: '伙伴',
  kindred: '知己',
};

export const tierMessages: Catalogue<HeldBond> = {
  en: async () => english,
  // Four words: a file of their own would weigh more.
  'zh-Hans': async () => chinese,
};
