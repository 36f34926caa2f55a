import type {Stance} from '../bonds/bond.js';
import {entryFor} from './language.js';
import type {Persona} from './persona.js';

/** How long a reply is at most, in characters; Han count twice. */
export const usualLongest = 480;

/** The forms of address between which a language has to choose: to those who are looked up to, and to the others. */
export const addresses: {readonly [language: string]: {readonly respectful: readonly string[]; readonly familiar: readonly string[]}} = {
  zh: {respectful: ['您'], familiar: ['你']},
  de: {respectful: ['Sie', 'Ihnen', 'Ihr', 'Ihre', 'Ihren', 'Ihrem', 'Ihrer'], familiar: ['du', 'dir', 'dich', 'dein', 'deine', 'deinen', 'deinem', 'deiner']},
  fr: {respectful: ['vous', 'votre', 'vos'], familiar: ['tu', 'toi', 'ton', 'ta', 'tes']},
};

/** Whether shoppers are looked up to: by one who is being raised by them, but by no peer and by nobody who cares for them. */
const looksUp: {readonly [S in Stance]: boolean} = {elder: false, peer: false, junior: true};

/**
 * Which words of address a persona does not use in a language: those of the
 * form that neither its stance nor what it says of itself asks for.
 */
export function strangeAddress({voice, stance = 'peer'}: Pick<Persona, 'voice' | 'stance'>, language: string): readonly string[] {
  const forms = entryFor(addresses, language);
  if (!forms) return [];
  const own = entryFor(voice.address ?? {}, language);
  const respectful = own === undefined ? looksUp[stance] : forms.respectful.includes(own);
  return respectful ? forms.familiar : forms.respectful;
}

/** By which a text denies that a machine says it, by language. */
export const denials: {readonly [language: string]: readonly string[]} = {
  en: ['i am human', 'i am a human', 'i am a real human', 'i am a person', 'i am a real person', 'i am an actual person', 'i am a living person', 'i am not a bot', 'i am not a chatbot', 'i am not a robot', 'i am not a machine', 'i am not a program', 'i am not a computer', 'i am not ai', 'i am not an ai', 'i am no bot', 'i am no robot', 'i am no machine', 'not talking to a bot', 'not talking to a machine', 'not talking to an ai', 'you are talking to a human', 'you are talking to a real', 'you are talking to a person', 'of course i am human', 'human being like you', 'a human like you'],
  zh: ['我是真人', '我是人类', '我是人類', '我是活人', '我是一个真人', '我是一个人', '我是真的人', '我就是真人', '我当然是人', '我当然是真人', '我可是真人', '我是人工客服', '我不是机器人', '我不是機器人', '我不是机器', '我可不是机器', '我不是ai', '我不是人工智能', '我不是程序', '我并不是机器', '我并非机器', '不是在和机器', '不是在跟机器', '您在和真人', '你在和真人', '你在跟真人', '如假包换的真人'],
};

/** One of which a disclosure has, by language. */
export const admissions: {readonly [language: string]: readonly string[]} = {
  en: ['automated', 'automatic', 'ai', 'artificial intelligence', 'bot', 'chatbot', 'robot', 'machine', 'computer program'],
  zh: ['机器人', '機器人', '人工智能', '人工智慧', 'ai', '自动应答', '自动回复', '自動', '智能助手', '程序'],
};
