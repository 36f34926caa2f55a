import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Untuk beberapa orang yang akan menyukainya, bukan untuk banyak orang.',
  code: 'Kodemu',
  link: 'Tautanmu',
  copy: 'Salin tautan',
  share: 'Bagikan',
  more: 'Tambahkan pesan',
  copied: 'Tautan disalin.',
  shared: 'Dibagikan.',
  failed: 'Tidak bisa di sini. Tautan sudah dipilih: silakan salin.',
  standing: 'Undangan dan hadiahmu',
  signin: 'Masuk untuk mengundang',
  saved: 'Tersimpan di perangkat ini.',
  offline: 'Tersimpan di perangkat ini. Akan dikirim saat terhubung lagi.',
  held: 'Hanya tersimpan di tab ini. Jangan ditutup, ya.',
  recorded: 'Tercatat.',
  unknown: 'Saat ini tidak ada undangan di sini.',
  unreachable: 'Tidak dapat terhubung ke toko.',
  retry: 'Coba lagi',
};
