import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Cerrar',
  more: 'Más',
  calm: 'en calma',
  joy: 'con alegría',
  delight: 'con entusiasmo',
  sorrow: 'con pena',
  anger: 'con disgusto, pero no contigo',
  person: 'Hablar con una persona',
  asked: 'Avisando a una persona…',
  next: {1: 'El siguiente turno es tuyo.', other: 'Tienes el turno {count}.'},
  waits: 'Estamos buscando a una persona.',
  by: 'Respuesta a más tardar: {when}, en tu hora.',
  away: 'Ahora no hay nadie. Puedes dejar un mensaje.',
  withdraw: 'Ya no hace falta',
  human: 'Hablas con {name}, una persona.',
  someone: 'la casa',
  closed: 'Este chat ha terminado. Escribe y empieza de nuevo.',
  people: '{name}, una persona',
  log: 'Mensajes',
  older: 'Mensajes anteriores',
  below: 'Mensajes nuevos',
  writes: '{name} está escribiendo…',
  stop: 'Parar',
  input: 'Escribir a {name}',
  send: 'Enviar',
  unknown: 'Ahora mismo no hay con quien hablar aquí.',
  unreachable: 'No se puede conectar con la tienda. Lo que escribiste se conserva.',
  truncated: 'La respuesta se ha cortado.',
  upstream: 'Ahora mismo no hay respuesta.',
  limit: 'Son muchos mensajes de golpe. Espera un poco, por favor.',
  internal: 'Algo ha fallado en la respuesta.',
  retry: 'Reintentar',
};

const elder: Voice<keyof PanelMessages> = {
  limit: 'Sin prisa. Espera un poco, por favor.',
  closed: 'Cuando quieras hablar, aquí estamos.',
};

/** Usted, to somebody who raises one. */
const junior: Voice<keyof PanelMessages> = {
  anger: 'con disgusto, pero no con usted',
  next: {1: 'El siguiente turno es suyo.', other: 'Tiene el turno {count}.'},
  by: 'Respuesta a más tardar: {when}, en su hora.',
  away: 'Ahora no hay nadie. Puede dejarnos un mensaje.',
  human: 'Habla con {name}, una persona.',
  unreachable: 'No se puede conectar con la tienda. Lo que escribió se conserva.',
  limit: 'Va más deprisa que nosotros. Espere un poco, por favor.',
  closed: 'Este chat ha terminado. Nos alegrará que vuelva a escribirnos.',
};

export const messages = voices(peer, elder, junior);
