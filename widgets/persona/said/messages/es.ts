import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Tú:',
  saved: 'Guardado en este dispositivo',
  offline: 'Guardado en este dispositivo. Se enviará cuando vuelva la conexión.',
  held: 'Se conserva solo en esta pestaña. No la cierres, por favor.',
  recorded: 'Registrado',
  refused: 'Esto no se ha podido recibir.',
  edit: 'Escribirlo de nuevo',
  stopped: 'Lo paraste aquí.',
  'broken-off': 'Se cortó aquí.',
  copy: 'Copiar',
  copied: 'Copiado',
  up: 'Me ayuda',
  down: 'No me ayuda',
};

const elder: Voice<keyof SaidMessages> = {
  down: 'Aún no me ayuda',
};

/** Usted, to somebody who raises one. */
const junior: Voice<keyof SaidMessages> = {
  you: 'Usted:',
  held: 'Se conserva solo en esta pestaña. No la cierre, por favor.',
  stopped: 'Lo paró aquí.',
  up: 'Bien hecho',
  down: 'Se puede mejorar',
};

export const messages = voices(peer, elder, junior);
