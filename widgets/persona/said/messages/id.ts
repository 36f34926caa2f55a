import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Kamu:',
  saved: 'Tersimpan di perangkat ini',
  offline: 'Tersimpan di perangkat ini. Akan dikirim saat terhubung lagi.',
  held: 'Hanya tersimpan di tab ini. Jangan ditutup, ya.',
  recorded: 'Tercatat',
  refused: 'Pesan ini tidak dapat diterima.',
  edit: 'Tulis ulang',
  stopped: 'Kamu menghentikannya di sini.',
  'broken-off': 'Terputus di sini.',
  copy: 'Salin',
  copied: 'Disalin',
  up: 'Membantu',
  down: 'Tidak membantu',
};

const elder: Voice<keyof SaidMessages> = {
  down: 'Belum membantu',
};

/** Anda, to somebody who raises one. */
const junior: Voice<keyof SaidMessages> = {
  you: 'Anda:',
  held: 'Hanya tersimpan di tab ini. Mohon jangan ditutup.',
  stopped: 'Anda menghentikannya di sini.',
  up: 'Bagus',
  down: 'Bisa lebih baik',
};

export const messages = voices(peer, elder, junior);
