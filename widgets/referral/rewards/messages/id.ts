import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Hadiah',
  coupon: 'Kupon untuk {label}',
  copyCoupon: 'Salin',
  couponCopied: 'Disalin.',
  couponFailed: 'Tidak bisa menyalin di sini. Kupon sudah dipilih: silakan salin.',
  pending: 'Menjadi milikmu {when}, saat pesanan tidak bisa dikembalikan lagi.',
  pendingReview: 'Toko melihatnya dulu. Kamu tidak perlu melakukan apa pun.',
  pendingOnly: 'Sedang dalam perjalanan.',
  granted: 'Berlaku sampai {when}. Masukkan saat pembayaran.',
  grantedSoon: 'Sudah milikmu. Kupon sedang dibuat dan akan muncul di sini.',
  used: 'Dipakai {when}. Selamat menikmati!',
  expired: 'Berlaku sampai {when}, sekarang sudah lewat.',
  reversed: 'Ditarik {when}: alasan pemberiannya tidak berlaku lagi.',
};
