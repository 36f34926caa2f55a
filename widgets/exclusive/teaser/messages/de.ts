import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Bekannt',
  friend: 'Befreundet',
  partner: 'Gefährten',
  kindred: 'Vertraut',
  only: 'Ab „{bond}“ zu sehen.',
  meet: 'Melde dich an und sieh nach, ob du dabei bist.',
  signin: 'Anmelden',
  missing: 'Es fehlt noch: {what}.',
  first: 'Erst kommt „{bond}“: {what}.',
  waits: 'Erst klären wir, was du uns gemeldet hast. Das ist unsere Sache.',
  comma: ', ',
  order: {1: 'eine Bestellung', other: '{count} Bestellungen'},
  same: {1: 'dasselbe noch einmal bestellen', other: 'dasselbe noch {count}\u00a0Mal bestellen'},
  vote: {1: 'eine Stimme', other: '{count} Stimmen'},
  idea: {1: 'eine Idee', other: '{count} Ideen'},
  support: {1: 'eine Idee unterstützen', other: '{count} Ideen unterstützen'},
  feedback: {1: 'eine Antwort auf unsere Fragen', other: '{count} Antworten auf unsere Fragen'},
  rating: {1: 'ein bewerteter Chat', other: '{count} bewertete Chats'},
  invited: {1: 'jemand, der durch dich bestellt', other: '{count} Personen, die durch dich bestellen'},
  part: {1: 'eine Stimme oder Idee', other: '{count} Stimmen oder Ideen'},
};

/** To somebody younger: du, with care. */
const elder: Voice<keyof TeaserMessages> = {
  only: 'Das heben wir auf: ab „{bond}“.',
  meet: 'Melde dich an, dann schauen wir, ob es für dich ist.',
};

/** To somebody who raises one: Sie. */
const junior: Voice<keyof TeaserMessages> = {
  only: 'Das haben wir gemacht für alle ab „{bond}“.',
  meet: 'Möchten Sie sich anmelden? Dann schauen wir, ob es für Sie ist.',
  missing: 'Wir würden es Ihnen gern zeigen. Es fehlt noch: {what}.',
  waits: 'Erst klären wir, was Sie uns gemeldet haben. Das ist unsere Sache.',
  invited: {1: 'jemand, der durch Sie bestellt', other: '{count} Personen, die durch Sie bestellen'},
};

export const messages = voices(peer, elder, junior);
