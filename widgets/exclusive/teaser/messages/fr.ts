import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Connaissance',
  friend: 'Ami',
  partner: 'Complice',
  kindred: 'Âme sœur',
  only: 'Visible à partir de «\u202f{bond}\u202f».',
  meet: 'Connecte-toi pour voir si c’est pour toi.',
  signin: 'Se connecter',
  missing: 'Il reste\u202f: {what}.',
  first: 'D’abord «\u202f{bond}\u202f»\u202f: {what}.',
  waits: 'D’abord, réglons ce que tu nous as signalé. C’est à nous de le faire.',
  comma: ', ',
  order: {one: 'une commande', other: '{count} commandes'},
  same: {one: 'une nouvelle commande du même article', other: '{count} nouvelles commandes du même article'},
  vote: {one: 'un vote', other: '{count} votes'},
  idea: {one: 'une idée', other: '{count} idées'},
  support: {one: 'une idée que tu soutiens', other: '{count} idées que tu soutiens'},
  feedback: {one: 'une réponse à nos questions', other: '{count} réponses à nos questions'},
  rating: {one: 'une discussion notée', other: '{count} discussions notées'},
  invited: {one: 'la première commande d’un ami', other: 'la première commande de {count} amis'},
  part: {one: 'un vote ou une idée', other: '{count} votes ou idées'},
};

/** To somebody younger: tu, with care. */
const elder: Voice<keyof TeaserMessages> = {
  only: 'On te le garde\u202f: visible à partir de «\u202f{bond}\u202f».',
  meet: 'Connecte-toi, et on verra si c’est pour toi.',
};

/** To somebody who raises one: vous. */
const junior: Voice<keyof TeaserMessages> = {
  only: 'Préparé par nos soins, visible à partir de «\u202f{bond}\u202f».',
  meet: 'Voulez-vous vous connecter, pour que nous voyions si c’est pour vous\u202f?',
  missing: 'Nous aimerions tant vous le montrer. Il reste\u202f: {what}.',
  waits: 'D’abord, réglons ce que vous nous avez signalé. C’est à nous de le faire.',
  support: {one: 'une idée que vous soutenez', other: '{count} idées que vous soutenez'},
};

export const messages = voices(peer, elder, junior);
