import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Un sonido cuando llega un mensaje',
  contact: '{name} puede escribirme primero',
  never: 'nunca',
  monthly: {1: 'una vez al mes', other: '{count} veces al mes'},
  saved: 'Guardado en este dispositivo.',
  recorded: 'Registrado.',
  refused: 'No se ha podido registrar.',
  download: 'Descargar lo que se ve',
  end: 'Terminar este chat',
  you: 'Yo',
  person: '{name}, una persona',
  machine: '{name}, respuesta automática',
};
