import {format, pick} from '../../../src/element/messages.js';
import type {Bond, InboxChat, InboxFacts, InboxTranscript, Text} from '../../../src/program/index.js';
import {chinese} from './chinese.js';
import {english, type Key} from './english.js';

/** How the page speaks. */
export interface Words {
  readonly language: 'en' | 'zh-Hans';
  say(key: Key, values?: {readonly [name: string]: string | number}): string;
  /** One of the brand's texts. */
  pick(text: Text): string;
  /** For how long somebody waits, in the largest unit. @param since RFC 3339 @param now milliseconds since the epoch */
  waits(since: string, now: number): string;
  /** The name of a language. */
  tongue(tag: string): string;
  /** When, as short as it can be told. @param at RFC 3339 @param now milliseconds since the epoch */
  when(at: string, now: number): string;
  date(at: string): string;
  /** What went wrong. */
  problem(problem: string, detail: string, owner?: string): string;
  bond(bond: Bond, facts: InboxFacts): string;
  persona(persona: string, facts: InboxFacts): string;
  shopper(chat: Pick<InboxChat, 'member'>): string;
  /** Where a chat stands, in a few words. */
  standing(chat: InboxChat | InboxTranscript, facts: InboxFacts): string;
}

const minute = 60_000;
const units = [['day', 1440], ['hour', 60], ['minute', 1]] as const;

export function wordsIn(language: Words['language']): Words {
  const texts = language === 'en' ? english : chinese;
  const say: Words['say'] = (key, values = {}) => format(texts[key], values, language);
  const persona: Words['persona'] = (id, {personas}) => (personas[id] ? pick(personas[id].name, language) : id);
  return {
    language,
    say,
    pick: text => pick(text, language),
    persona,
    tongue: tag => new Intl.DisplayNames(language, {type: 'language'}).of(tag) ?? tag,
    waits(since, now) {
      const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / minute));
      if (minutes === 0) return say('justCame');
      const [unit, size] = units.find(([, size]) => minutes >= size) ?? units[2];
      return say('waits', {time: new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'short'}).format(Math.floor(minutes / size))});
    },
    when(at, now) {
      const date = new Date(at);
      const today = date.toDateString() === new Date(now).toDateString();
      return date.toLocaleString(language, {...(!today && {month: 'short', day: 'numeric'}), hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
    },
    date: at => new Date(at).toLocaleDateString(language, {month: 'short', day: 'numeric', year: 'numeric'}),
    problem: (problem, detail, owner) => say(isKnown(`!${problem}`) ? `!${problem}` as Key : '!other', {detail, owner: owner ?? say('somebody')}),
    bond: (bond, {bonds}) => (bonds?.names[bond] === undefined ? say(`>${bond}`) : pick(bonds.names[bond], language)),
    shopper: ({member}) => (member === undefined ? say('visitor') : say('member', {id: member})),
    standing({state, owner, persona: id}, facts) {
      switch (state) {
        case 'bot': return say('botHas', {persona: persona(id, facts)});
        case 'requested':
        case 'queued': return say('waitsForYou');
        case 'human': return owner?.own ? say('yours') : say('othersHave', {person: owner?.firstName ?? owner?.id ?? say('somebody')});
        case 'returned': return say('isBack', {persona: persona(id, facts)});
        case 'closed': return say('isClosed');
      }
    },
  };
}

function isKnown(key: string): key is Key {
  return Object.hasOwn(english, key);
}
