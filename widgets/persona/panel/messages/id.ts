import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Tutup',
  more: 'Lainnya',
  calm: 'tenang',
  joy: 'senang',
  delight: 'senang sekali',
  sorrow: 'sedih',
  anger: 'kesal, tapi bukan kepadamu',
  person: 'Bicara dengan orang',
  asked: 'Memanggil seseorang…',
  next: {1: 'Giliranmu berikutnya.', other: 'Kamu di urutan {count}.'},
  waits: 'Kami sedang mencari seseorang untukmu.',
  by: 'Dijawab paling lambat {when}, waktu setempatmu.',
  away: 'Sekarang tidak ada orang di sini. Kamu bisa meninggalkan pesan.',
  withdraw: 'Tidak jadi',
  human: 'Kamu sedang bicara dengan {name}, manusia.',
  someone: 'pihak toko',
  closed: 'Obrolan ini sudah selesai. Tulis lagi, dan obrolan dimulai lagi.',
  people: '{name}, manusia',
  log: 'Pesan',
  older: 'Pesan sebelumnya',
  below: 'Pesan baru',
  writes: '{name} sedang menulis…',
  stop: 'Berhenti',
  input: 'Tulis kepada {name}',
  send: 'Kirim',
  unknown: 'Saat ini tidak ada yang bisa diajak bicara di sini.',
  unreachable: 'Tidak dapat terhubung ke toko. Tulisanmu tetap disimpan.',
  truncated: 'Jawabannya terputus.',
  upstream: 'Saat ini tidak ada jawaban.',
  limit: 'Terlalu banyak sekaligus. Tunggu sebentar, ya.',
  internal: 'Ada yang salah dengan jawabannya.',
  retry: 'Coba lagi',
};

const elder: Voice<keyof PanelMessages> = {
  limit: 'Pelan-pelan saja. Tunggu sebentar, ya.',
  closed: 'Kapan pun kamu ingin bicara, kami di sini.',
};

/** Anda, to somebody who raises one. */
const junior: Voice<keyof PanelMessages> = {
  anger: 'kesal, tapi bukan kepada Anda',
  next: {1: 'Giliran Anda berikutnya.', other: 'Anda di urutan {count}.'},
  waits: 'Kami sedang mencari seseorang untuk Anda.',
  by: 'Dijawab paling lambat {when}, waktu setempat Anda.',
  away: 'Sekarang tidak ada orang di sini. Anda bisa meninggalkan pesan.',
  human: 'Anda sedang bicara dengan {name}, manusia.',
  unreachable: 'Tidak dapat terhubung ke toko. Tulisan Anda tetap disimpan.',
  limit: 'Anda lebih cepat dari kami. Mohon tunggu sebentar.',
  closed: 'Obrolan ini sudah selesai. Kami menantikan tulisan Anda lagi.',
};

export const messages = voices(peer, elder, junior);
