import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Kenalan',
  friend: 'Teman',
  partner: 'Mitra',
  kindred: 'Sahabat',
  only: 'Untuk {bond} dan yang lebih dekat.',
  meet: 'Masuk untuk melihat apakah ini untukmu.',
  signin: 'Masuk',
  missing: 'Yang masih kurang: {what}.',
  first: 'Jadi “{bond}” dulu: {what}.',
  waits: 'Yang kamu sampaikan harus beres dulu. Itu tugas kami.',
  comma: ', ',
  order: '{count} pesanan',
  same: 'pesan barang yang sama {count} kali lagi',
  vote: '{count} suara',
  idea: '{count} ide',
  support: 'dukung {count} ide',
  feedback: 'jawab {count} pertanyaan',
  rating: 'nilai {count} obrolan',
  invited: 'pesanan pertama dari {count} teman',
  part: '{count} suara atau ide',
};

const elder: Voice<keyof TeaserMessages> = {
  only: 'Kami simpan ini untuk {bond} dan yang lebih dekat.',
  meet: 'Masuk dulu, nanti kita lihat apakah ini untukmu.',
};

/** Anda, to somebody who raises one. */
const junior: Voice<keyof TeaserMessages> = {
  only: 'Kami membuat ini untuk {bond} dan yang lebih dekat.',
  meet: 'Bolehkah Anda masuk, supaya kami tahu apakah ini untuk Anda?',
  missing: 'Kami ingin sekali memperlihatkannya. Yang masih kurang: {what}.',
  waits: 'Yang Anda sampaikan harus beres dulu. Itu tugas kami.',
};

export const messages = voices(peer, elder, junior);
