import type {Catalogue, Message, Messages} from '../../../src/element/messages.js';

/**
 * What the card and the line of progress say, among equals. Keys that begin
 * with a sign are of deeds and facts: `+` what is missing, `#` what is
 * counted, `?` why, `!` what was done, `>` what to do.
 */
const peer = {
  stranger: 'New here',
  since: 'since {when}',
  meet: 'We have not met yet. Sign in, and we will both remember what we do together.',
  signin: 'Sign in',
  begin: 'We have not really met yet. It begins with {what}.',
  did: 'You have {what}.',
  intimacy: 'How close we are: {total}',
  fades: 'It grows with what you do, and fades with time.',
  relationship: 'People',
  benefit: 'Goods',
  honour: 'Honour',
  event: 'Events',
  interest: 'Interests',
  region: 'Places',
  next: 'Next: {bond}',
  to: 'To {bond}: {what}',
  of: '{label}: {have} of {count}',
  within: '{what} in {count} days',
  top: 'There is no closer than this. Thank you.',
  waits: 'First we have to settle what you complained of. That is up to us.',
  promoted: 'You are now, to us: {bond}. We got here together.',
  falling: 'We have not seen much of each other. As things stand, “{bond}” ends on {when}.',
  complaint: 'It is because something you told us of is still open. That is up to us, and we will come back to you.',
  mend: 'What mends it: {what}.',
  why: 'Why am I here?',
  enter: '{bond}: what brought you here',
  stay: '{bond}: what keeps you here',
  earlier: {1: 'and one more before', other: 'and {count} more before'},
  lose: 'Could I lose it?',
  never: 'No. It does not end by itself.',
  lost: 'If nothing more happens, on {when} it becomes “{bond}”.',
  keep: 'The day moves further away with {what}.',
  shows: 'Others see my badge',
  hidden: 'Nobody sees it unless you say so.',
  saved: 'Saved on this device.',
  offline: 'Saved on this device. It will be sent when the connection is back.',
  held: 'Kept in this tab only. Please leave it open.',
  recorded: 'Recorded.',
  refused: 'This could not be recorded. Please sign in again.',
  unknown: 'There is nothing to see here right now.',
  unreachable: 'Can’t reach the shop.',
  retry: 'Try again',
  '+order': {1: 'one order', other: '{count} orders'},
  '+same': {1: 'ordering the same once more', other: 'ordering the same {count} more times'},
  '+vote': {1: 'one vote', other: '{count} votes'},
  '+idea': {1: 'one idea', other: '{count} ideas'},
  '+support': {1: 'one idea that you support', other: '{count} ideas that you support'},
  '+feedback': {1: 'one answer to what we ask', other: '{count} answers to what we ask'},
  '+rating': {1: 'saying how one chat was', other: 'saying how {count} chats were'},
  '+friend': {1: 'one friend’s first order', other: '{count} friends’ first orders'},
  '+part': {1: 'one vote or idea', other: '{count} votes or ideas'},
  '#order': 'Orders',
  '#same': 'Orders of the same',
  '#vote': 'Votes',
  '#idea': 'Ideas',
  '#support': 'Ideas you support',
  '#feedback': 'Answers',
  '#rating': 'Chats rated',
  '#friend': 'Friends who ordered',
  '#part': 'Votes, ideas, answers',
  '?order': {1: 'An order', other: '{count} orders'},
  '?same': {1: 'One order', other: 'The same ordered {count} times'},
  '?vote': {1: 'A vote', other: '{count} votes'},
  '?idea': {1: 'An idea', other: '{count} ideas'},
  '?support': {1: 'An idea supported', other: '{count} ideas supported'},
  '?feedback': {1: 'An answer', other: '{count} answers'},
  '?rating': {1: 'A chat rated', other: '{count} chats rated'},
  '?friend': {1: 'A friend’s first order', other: '{count} friends’ first orders'},
  '?part': {1: 'Taking part once', other: 'Taking part {count} times'},
  '!order': {1: 'ordered once', other: 'ordered {count} times'},
  '!vote': {1: 'voted in one poll', other: 'voted in {count} polls'},
  '!idea': {1: 'had one idea', other: 'had {count} ideas'},
  '!support': {1: 'supported one idea', other: 'supported {count} ideas'},
  '!feedback': {1: 'answered one question', other: 'answered {count} questions'},
  '!rating': {1: 'rated one chat', other: 'rated {count} chats'},
  '!friend': {1: 'brought one friend', other: 'brought {count} friends'},
  paid: 'ordered',
  voted: 'voted',
  'idea-made': 'had an idea',
  'idea-supported': 'supported an idea',
  'feedback-answered': 'answered',
  'chat-rated': 'rated a chat',
  'referral-qualified': 'a friend ordered',
  'referral-rewarded': 'a friend ordered',
  '>order': 'Order something',
  '>order-again': 'Order it again',
  '>vote': 'Cast a vote',
  '>idea': 'Share an idea',
  '>invite': 'Invite a friend',
  '>feedback': 'Tell us what you think',
} satisfies {readonly [key: string]: Message};

export type CardMessages = Messages<keyof typeof peer>;
/** What is said otherwise by a brand that is close in another way. */
export type Voice = Partial<CardMessages>;

/** Who cares for the shopper, has time, and asks for nothing. */
const elder: Voice = {
  meet: 'Come in, take your time. Sign in, and we will look after what is yours.',
  begin: 'There is a place for you here. It begins with {what}.',
  did: 'We have not forgotten: you have {what}.',
  top: 'You are family here.',
  promoted: 'You are now, to us: {bond}. We are proud of you.',
  falling: 'No hurry, and no blame. As things stand, “{bond}” ends on {when}, and we would gladly keep you close.',
  never: 'No. Your place here is yours.',
  waits: 'First we put right what troubled you. Leave that to us.',
  '>feedback': 'Tell us how you are doing',
};

/** Who is being raised, and asks for help. */
const junior: Voice = {
  meet: 'We are still new at this. Would you sign in, so that we can get to know you?',
  begin: 'We would love to get to know you. It begins with {what}.',
  did: 'You have {what}. We would not be here without that.',
  top: 'Nobody is closer to us. Thank you for raising us.',
  promoted: 'You are now, to us: {bond}. We grew because of you!',
  falling: 'We miss you. As things stand, “{bond}” ends on {when}.',
  never: 'No. We are not going anywhere.',
  waits: 'First we have to make good what we did wrong. We are on it.',
  '>vote': 'Help us decide',
  '>idea': 'Help us with an idea',
  '>feedback': 'Tell us how to do better',
};

/** The texts of all voices in one: a voice's own after the key and its name. */
export function voices(peer: CardMessages, elder: Voice, junior: Voice): Messages {
  const named = (voice: Voice, stance: string): Messages => Object.fromEntries(Object.entries(voice).map(([key, message]) => [`${key} ${stance}`, message]));
  return {...peer, ...named(elder, 'elder'), ...named(junior, 'junior')};
}

export const cardMessages = voices(peer, elder, junior);

export const cardCatalogue: Catalogue = {
  en: async () => cardMessages,
  'zh-Hans': async () => (await import('./messages/zh-Hans.js')).messages,
};
