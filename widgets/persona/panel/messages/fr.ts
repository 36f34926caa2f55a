import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Fermer',
  more: 'Plus',
  calm: 'au calme',
  joy: 'de bonne humeur',
  delight: 'aux anges',
  sorrow: 'le cœur gros',
  anger: 'en colère, mais pas contre toi',
  person: 'Parler avec une personne',
  asked: 'On appelle quelqu’un…',
  next: {one: 'Le prochain tour est le tien.', other: 'Tu es en position {count}.'},
  waits: 'On cherche quelqu’un.',
  by: 'Réponse avant {when} (ton heure locale).',
  away: 'Il n’y a personne pour le moment. Tu peux laisser un message.',
  withdraw: 'Tant pis',
  human: 'Tu parles avec une vraie personne\u202f: {name}.',
  someone: 'quelqu’un de la boutique',
  closed: 'Cette discussion est terminée. Écris, et elle reprend.',
  people: '{name} (en personne)',
  log: 'Messages',
  older: 'Messages précédents',
  below: 'Nouveaux messages',
  writes: '{name} écrit…',
  stop: 'Arrêter',
  input: 'Écrire à {name}',
  send: 'Envoyer',
  unknown: 'Il n’y a personne à qui parler ici pour le moment.',
  unreachable: 'Impossible de joindre la boutique. Ton texte est gardé.',
  truncated: 'La réponse s’est interrompue.',
  upstream: 'Pas de réponse pour le moment.',
  limit: 'Ça fait beaucoup d’un coup. Attends un peu, s’il te plaît.',
  internal: 'La réponse a rencontré un problème.',
  retry: 'Réessayer',
};

/** To somebody younger: tu, with care. */
const elder: Voice<keyof PanelMessages> = {
  limit: 'Prends ton temps. On reprend dans un instant.',
  closed: 'Quand tu voudras reparler, on sera là.',
};

/** To somebody who raises one: vous. */
const junior: Voice<keyof PanelMessages> = {
  anger: 'en colère, mais pas contre vous',
  asked: 'Nous appelons quelqu’un…',
  next: {one: 'Le prochain tour est le vôtre.', other: 'Vous êtes en position {count}.'},
  waits: 'Nous cherchons quelqu’un.',
  by: 'Réponse avant {when} (votre heure locale).',
  away: 'Il n’y a personne pour le moment. Vous pouvez laisser un message.',
  human: 'Vous parlez avec une vraie personne\u202f: {name}.',
  closed: 'Nous serons heureux de vous relire.',
  unreachable: 'Impossible de joindre la boutique. Votre texte est gardé.',
  limit: 'Vous allez plus vite que nous. Attendez un peu, s’il vous plaît.',
};

export const messages = voices(peer, elder, junior);
