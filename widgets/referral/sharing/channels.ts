import type {Channel} from '../../../src/events/catalogue.js';

/** By the page's language: where its people write to each other, the most usual first. */
export const usual = {
  en: 'whatsapp telegram messenger x email sms poster',
  'zh-Hans': 'wechat weibo email sms',
  'zh-Hant': 'line whatsapp messenger telegram email sms poster',
  ja: 'line x email sms poster',
  ko: 'kakaotalk x email sms poster',
  th: 'line messenger x email sms poster',
} satisfies {readonly [language: string]: string};

/**
 * Where a text and a link can be handed over by a URL alone. KakaoTalk and
 * Messenger take them from the pages of registered apps only
 * (https://developers.kakao.com/docs/latest/en/message/js-link,
 * https://developers.facebook.com/docs/sharing/reference/send-dialog).
 */
const addresses: {readonly [channel in Channel]?: (text: string, link: string) => string} = {
  // https://faq.whatsapp.com/5913398998672934
  whatsapp: (text, link) => `https://wa.me/?text=${text}%0A${link}`,
  // https://core.telegram.org/widgets/share
  telegram: (text, link) => `https://t.me/share/url?url=${link}&text=${text}`,
  // https://developer.x.com/en/docs/x-for-websites/tweet-button/guides/web-intent
  x: (text, link) => `https://x.com/intent/tweet?text=${text}&url=${link}`,
  // https://developers.line.biz/en/docs/line-social-plugins/install-guide/using-line-share-buttons
  line: (text, link) => `https://social-plugins.line.me/lineit/share?url=${link}&text=${text}`,
  // https://open.weibo.com/sharebutton
  weibo: (text, link) => `https://service.weibo.com/share/share.php?url=${link}&title=${text}`,
  // https://www.rfc-editor.org/rfc/rfc6068
  email: (text, link) => `mailto:?body=${text}%0A%0A${link}`,
  // https://www.rfc-editor.org/rfc/rfc5724; iOS wants "&" and others "?".
  sms: (text, link) => `sms:?&body=${text}%0A${link}`,
};

/** The address that hands an invitation over; none where there is no such thing. */
export function addressOf(channel: Channel, {text, link}: {readonly text: string; readonly link: string}): string | undefined {
  return addresses[channel]?.(encodeURIComponent(text), encodeURIComponent(link));
}
