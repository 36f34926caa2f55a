import type {Messages} from '../../../src/element/messages.js';
import type {HeldBond} from '../../../src/program/bonds/bond.js';

export const messages: Messages<HeldBond> = {
  acquaintance: '相识',
  friend: '朋友',
  partner: '伙伴',
  kindred: '知己',
};
