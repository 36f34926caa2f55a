import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Ton bei neuen Nachrichten',
  contact: '{name} darf mir zuerst schreiben',
  never: 'nie',
  monthly: {1: 'einmal im Monat', other: '{count}\u00a0Mal im Monat'},
  saved: 'Auf diesem Gerät gespeichert.',
  recorded: 'Erfasst.',
  refused: 'Das konnte nicht erfasst werden.',
  download: 'Gezeigtes herunterladen',
  end: 'Chat beenden',
  you: 'Ich',
  person: '{name} (Mensch)',
  machine: '{name} (automatisch)',
};
