import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Un son à chaque message',
  contact: '{name} peut m’écrire en premier',
  never: 'jamais',
  monthly: {one: 'une fois par mois', other: '{count} fois par mois'},
  saved: 'Gardé sur cet appareil.',
  recorded: 'Enregistré.',
  refused: 'L’enregistrement a échoué.',
  download: 'Télécharger ce qui est affiché',
  end: 'Terminer la discussion',
  you: 'Moi',
  person: '{name} (en personne)',
  machine: '{name} (automatique)',
};
