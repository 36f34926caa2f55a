import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Conocidos',
  friend: 'Amigos',
  partner: 'Compañeros',
  kindred: 'Almas afines',
  only: 'Desde {bond}.',
  meet: 'Inicia sesión para ver si es para ti.',
  signin: 'Iniciar sesión',
  missing: 'Aún falta: {what}.',
  first: 'Antes viene “{bond}”: {what}.',
  waits: 'Antes hay que resolver lo que nos contaste. Eso nos toca a nosotros.',
  comma: ', ',
  order: {1: 'un pedido', other: '{count} pedidos'},
  same: {1: 'pedir lo mismo una vez más', other: 'pedir lo mismo {count} veces más'},
  vote: {1: 'un voto', other: '{count} votos'},
  idea: {1: 'una idea', other: '{count} ideas'},
  support: {1: 'apoyar una idea', other: 'apoyar {count} ideas'},
  feedback: {1: 'responder a una pregunta', other: 'responder a {count} preguntas'},
  rating: {1: 'valorar un chat', other: 'valorar {count} chats'},
  invited: {1: 'el primer pedido de un amigo', other: 'el primer pedido de {count} amigos'},
  part: {1: 'un voto o una idea', other: '{count} votos o ideas'},
};

const elder: Voice<keyof TeaserMessages> = {
  only: 'Lo guardamos para quien llega a {bond} o más cerca.',
  meet: 'Inicia sesión y vemos si es para ti.',
};

/** Usted, to somebody who raises one. */
const junior: Voice<keyof TeaserMessages> = {
  only: 'Lo hicimos para quien llega a {bond} o más cerca.',
  meet: '¿Inicia sesión y vemos si es para usted?',
  missing: 'Nos encantaría enseñárselo. Aún falta: {what}.',
  waits: 'Antes hay que resolver lo que nos contó. Eso nos toca a nosotros.',
};

export const messages = voices(peer, elder, junior);
