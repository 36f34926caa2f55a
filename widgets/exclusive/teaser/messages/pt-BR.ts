import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Conhecidos',
  friend: 'Amigos',
  partner: 'Parceiros',
  kindred: 'Almas afins',
  only: 'A partir de {bond}.',
  meet: 'Entre para ver se é para você.',
  signin: 'Entrar',
  missing: 'Ainda falta: {what}.',
  first: 'Antes vem “{bond}”: {what}.',
  waits: 'Antes é preciso resolver o que você nos contou. Isso é com a gente.',
  comma: ', ',
  order: {one: 'um pedido', other: '{count} pedidos'},
  same: {one: 'pedir a mesma coisa mais uma vez', other: 'pedir a mesma coisa mais {count} vezes'},
  vote: {one: 'um voto', other: '{count} votos'},
  idea: {one: 'uma ideia', other: '{count} ideias'},
  support: {one: 'apoiar uma ideia', other: 'apoiar {count} ideias'},
  feedback: {one: 'responder a uma pergunta', other: 'responder a {count} perguntas'},
  rating: {one: 'avaliar uma conversa', other: 'avaliar {count} conversas'},
  invited: {one: 'o primeiro pedido de um amigo', other: 'o primeiro pedido de {count} amigos'},
  part: {one: 'um voto ou uma ideia', other: '{count} votos ou ideias'},
};

const elder: Voice<keyof TeaserMessages> = {
  only: 'Guardamos isto para quem chega a {bond} ou mais perto.',
  meet: 'Entre, e a gente vê se é para você.',
};

const junior: Voice<keyof TeaserMessages> = {
  only: 'Fizemos isto para quem chega a {bond} ou mais perto.',
  meet: 'Você entra, para a gente ver se é para você?',
  missing: 'A gente adoraria mostrar. Ainda falta: {what}.',
};

export const messages = voices(peer, elder, junior);
