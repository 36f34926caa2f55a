import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Toi\u202f:',
  saved: 'Gardé sur cet appareil',
  offline: 'Gardé sur cet appareil. L’envoi se fera au retour de la connexion.',
  held: 'Gardé dans cet onglet seulement. Laisse-le ouvert, s’il te plaît.',
  recorded: 'Enregistré',
  refused: 'Ce message n’a pas pu être accepté.',
  edit: 'Réécrire',
  stopped: 'Tu as arrêté ici.',
  'broken-off': 'Interrompu ici.',
  copy: 'Copier',
  copied: 'Copié',
  up: 'Utile',
  down: 'Pas utile',
};

/** To somebody younger: tu, with care. */
const elder: Voice<keyof SaidMessages> = {
  down: 'Ça n’a pas aidé',
};

/** To somebody who raises one: vous. */
const junior: Voice<keyof SaidMessages> = {
  you: 'Vous\u202f:',
  held: 'Gardé dans cet onglet seulement. Laissez-le ouvert, s’il vous plaît.',
  stopped: 'Vous avez arrêté ici.',
  up: 'Bien joué',
  down: 'Peut mieux faire',
};

export const messages = voices(peer, elder, junior);
