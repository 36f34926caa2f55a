import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Schließen',
  more: 'Mehr',
  calm: 'entspannt',
  joy: 'froh',
  delight: 'begeistert',
  sorrow: 'betrübt',
  anger: 'verärgert, aber nicht über dich',
  person: 'Mit einem Menschen sprechen',
  asked: 'Wir holen jemanden dazu …',
  next: {1: 'Du bist als Nächstes dran.', other: 'Du bist Nummer {count}.'},
  waits: 'Wir suchen jemanden für dich.',
  by: 'Antwort bis {when}, deine Zeit.',
  away: 'Gerade ist niemand da. Du kannst eine Nachricht hinterlassen.',
  withdraw: 'Doch nicht',
  human: 'Du sprichst mit einem Menschen: {name}.',
  someone: 'jemand vom Shop',
  closed: 'Dieser Chat ist zu Ende. Schreib etwas, und er geht weiter.',
  people: '{name} (Mensch)',
  log: 'Nachrichten',
  older: 'Frühere Nachrichten',
  below: 'Neue Nachrichten',
  writes: '{name} schreibt …',
  stop: 'Stopp',
  input: 'Schreib an {name}',
  send: 'Senden',
  unknown: 'Hier ist gerade niemand, mit dem du sprechen kannst.',
  unreachable: 'Der Shop ist nicht erreichbar. Dein Text ist noch da.',
  truncated: 'Die Antwort ist abgebrochen.',
  upstream: 'Gerade kommt keine Antwort.',
  limit: 'Das war viel auf einmal. Bitte warte einen Moment.',
  internal: 'Bei der Antwort ist etwas schiefgegangen.',
  retry: 'Noch einmal',
};

/** To somebody younger: du, with care. */
const elder: Voice<keyof PanelMessages> = {
  limit: 'Lass dir Zeit. Gleich geht es weiter.',
  closed: 'Wann immer du reden magst, wir sind da.',
};

/** To somebody who raises one: Sie. */
const junior: Voice<keyof PanelMessages> = {
  anger: 'verärgert, aber nicht über Sie',
  next: {1: 'Sie sind als Nächstes dran.', other: 'Sie sind Nummer {count}.'},
  waits: 'Wir suchen jemanden für Sie.',
  by: 'Antwort bis {when}, Ihre Zeit.',
  away: 'Gerade ist niemand da. Sie können eine Nachricht hinterlassen.',
  human: 'Sie sprechen mit einem Menschen: {name}.',
  closed: 'Wir freuen uns, wenn Sie wieder schreiben.',
  input: 'Schreiben Sie an {name}',
  unknown: 'Hier ist gerade niemand, mit dem Sie sprechen können.',
  unreachable: 'Der Shop ist nicht erreichbar. Ihr Text ist noch da.',
  limit: 'Sie sind schneller als wir. Bitte warten Sie einen Moment.',
};

export const messages = voices(peer, elder, junior);
