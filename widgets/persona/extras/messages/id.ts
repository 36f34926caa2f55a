import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Bunyi saat ada pesan',
  contact: '{name} boleh menulis lebih dulu',
  never: 'jangan pernah',
  monthly: '{count} kali sebulan',
  saved: 'Tersimpan di perangkat ini.',
  recorded: 'Tercatat.',
  refused: 'Ini tidak dapat dicatat.',
  download: 'Unduh yang ditampilkan',
  end: 'Akhiri obrolan ini',
  you: 'Saya',
  person: '{name}, manusia',
  machine: '{name}, otomatis',
};
