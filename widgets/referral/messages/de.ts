import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Für ein paar Menschen, denen es gefallen würde, nicht für alle.',
  code: 'Dein Code',
  link: 'Dein Link',
  copy: 'Link kopieren',
  share: 'Teilen',
  more: 'Ein paar Worte dazu',
  copied: 'Link kopiert.',
  shared: 'Geteilt.',
  failed: 'Das geht hier nicht. Der Link ist ausgewählt: bitte kopieren.',
  standing: 'Deine Einladungen und Belohnungen',
  signin: 'Zum Einladen anmelden',
  saved: 'Auf diesem Gerät gespeichert.',
  offline: 'Auf diesem Gerät gespeichert. Wird gesendet, sobald die Verbindung wieder da ist.',
  held: 'Nur in diesem Tab gehalten. Bitte offen lassen.',
  recorded: 'Erfasst.',
  unknown: 'Hier wird gerade niemand eingeladen.',
  unreachable: 'Der Shop ist nicht erreichbar.',
  retry: 'Noch einmal',
};
