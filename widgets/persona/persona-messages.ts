import type {Messages, Section} from '../../src/element/messages.js';

/** What a launcher says; the rest comes with what says it. */
export type PersonaMessages = Messages<'talk' | 'unread' | 'failed'>;

const english: PersonaMessages = {
  talk: 'Talk to {name}',
  unread: {1: 'one new message', other: '{count} new messages'},
  failed: 'That did not load. Please try again.',
};

export const personaTexts: Section<keyof PersonaMessages> = {
  name: 'persona',
  english: english,
  load: language => import(`./messages/${language}.js`),
};
