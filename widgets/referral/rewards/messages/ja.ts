import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: '特典',
  coupon: '{label}のクーポンコード',
  copyCoupon: 'コピー',
  couponCopied: 'コピーしました。',
  couponFailed: 'ここではコピーできません。コードを選択したので、コピーしてください。',
  pending: '返品期間が終わる{when}にお届けします。',
  pendingReview: 'ショップが確認しています。何もする必要はありません。',
  pendingOnly: 'もうすぐ届きます。',
  granted: '{when}まで有効。お会計のときに入力してください。',
  grantedSoon: 'あなたのものです。クーポンの準備ができると、ここに表示されます。',
  used: '{when}に使いました。どうぞお楽しみください！',
  expired: '有効期限は{when}まででした。',
  reversed: '{when}に取り消されました。特典の条件を満たさなくなったためです。',
};
