import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Du:',
  saved: 'Auf diesem Gerät gespeichert',
  offline: 'Auf diesem Gerät gespeichert. Wird gesendet, sobald die Verbindung wieder da ist.',
  held: 'Nur in diesem Tab gehalten. Bitte offen lassen.',
  recorded: 'Erfasst',
  refused: 'Das konnte nicht angenommen werden.',
  edit: 'Neu schreiben',
  stopped: 'Hier hast du gestoppt.',
  'broken-off': 'Hier brach es ab.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  up: 'Hilfreich',
  down: 'Nicht hilfreich',
};

/** To somebody younger: du, with care. */
const elder: Voice<keyof SaidMessages> = {
  down: 'Half dir nicht',
};

/** To somebody who raises one: Sie. */
const junior: Voice<keyof SaidMessages> = {
  you: 'Sie:',
  stopped: 'Hier haben Sie gestoppt.',
  up: 'Gut gemacht',
  down: 'Geht noch besser',
};

export const messages = voices(peer, elder, junior);
