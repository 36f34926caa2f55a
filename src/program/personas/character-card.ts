import type {Picture, Text} from '../program.js';
import {textIn} from './language.js';
import {type Mood, moods, type Persona} from './persona.js';

/** A character card, V2 (https://github.com/malfoyslastname/character-card-spec-v2) or V3 (https://github.com/kwaroran/character-card-spec-v3): JSON of which nothing is lost, known or not. */
export interface Card {
  readonly [field: string]: unknown;
}

export const cardSpecs = {chara_card_v2: '2.0', chara_card_v3: '3.0'} as const;
export type CardSpec = keyof typeof cardSpecs;

/** What a card tells of a persona. It has no disclosure and no rules; `checkProgram` says what is missing. */
export type PersonaDraft = Partial<Persona> & Pick<Persona, 'name' | 'card'>;

export type ReadCard =
  | {readonly ok: true; readonly draft: PersonaDraft}
  | {readonly ok: false; readonly detail: string};

/** Where a card keeps what it has no field for. */
const extension = 'kindred/persona';

/**
 * Reads a character card's JSON.
 *
 * What it says is data: its prompts and its lore book stay in the card, and
 * nothing of them becomes a rule or an answer. What another editor changed
 * since it was written here is taken over.
 *
 * @param value of a JSON file, or of the `ccv3` or `chara` text in a picture
 */
export function readCard(value: unknown): ReadCard {
  const refuse = (detail: string): ReadCard => ({ok: false, detail});
  if (!isObject(value)) return refuse(`/: found ${typeof value}; allowed: a character card`);
  if (!Object.hasOwn(cardSpecs, String(value.spec))) return refuse(`/spec: found ${JSON.stringify(value.spec) ?? 'nothing'}; allowed: ${Object.keys(cardSpecs).join(', ')}`);
  const {data} = value;
  if (!isObject(data)) return refuse('/data: found no object; allowed: what the card says');
  if (typeof data.name !== 'string' || data.name === '') return refuse('/data/name: found no text; allowed: a name');
  const {[extension]: own, ...extensions} = isObject(data.extensions) ? data.extensions : {};
  const card = own === undefined ? value : {...value, data: {...data, extensions}};
  const {language, persona} = isObject(own) && isObject(own.persona) ? own as {readonly language?: string; readonly persona: Partial<Persona>} : {persona: {}};
  return {ok: true, draft: {...persona, ...changes(fieldsOf(card), persona, String(language)), card} as PersonaDraft};
}

/**
 * Writes a persona as a character card, so that it reads back as it was. What a
 * card was read with is written again as it stands.
 *
 * @param language of the texts that other programs see
 */
export function writeCard(persona: Partial<Persona> & Pick<Persona, 'name'>, spec: CardSpec, language: string): Card {
  const {card = {}, ...own} = persona;
  const data = isObject(card.data) ? card.data : {};
  const fields = fieldsOf(card);
  const {name, greetings = [], voice} = persona;
  const said = greetings.map(greeting => textIn(greeting, language));
  const isSame = isEqual(own, fields);
  return {
    ...card,
    spec,
    spec_version: card.spec === spec ? card.spec_version : cardSpecs[spec],
    data: {
      ...empty(spec),
      ...data,
      ...(spec === 'chara_card_v3' && isObject(data.character_book) && card.spec !== spec && {character_book: withRegexFlags(data.character_book)}),
      name: textIn(name, language),
      ...(voice && {personality: textIn(voice.words, language)}),
      ...(!isEqual(said, fields.greetings ?? []) && {first_mes: said[0] ?? '', alternate_greetings: said.slice(1)}),
      ...(spec === 'chara_card_v3' && persona.pictures && !isEqual(sources(persona.pictures), sources(fields.pictures)) && {assets: withPictures(data.assets, persona.pictures)}),
      ...(!isSame && {extensions: {...(isObject(data.extensions) ? data.extensions : {}), [extension]: {language, persona: own}}}),
    },
  };
}

/** What a persona has fields for as well. */
function fieldsOf({data}: Card): Partial<Persona> {
  if (!isObject(data)) return {};
  const {name, personality, first_mes, alternate_greetings, assets} = data;
  const greetings = [first_mes, ...listOf(alternate_greetings)].filter((text): text is string => typeof text === 'string' && text !== '');
  const pictures = picturesIn(assets);
  return {
    ...(typeof name === 'string' && {name}),
    ...(typeof personality === 'string' && personality !== '' && {voice: {words: personality}}),
    ...(greetings.length > 0 && {greetings}),
    ...(pictures.calm && {pictures: {...pictures, calm: pictures.calm}}),
  };
}

/** The fields that another editor has changed since, or that were never written here. */
function changes(read: Partial<Persona>, written: Partial<Persona>, language: string): Partial<Persona> {
  const said = (text: Text | undefined): string | undefined => (text === undefined ? undefined : textIn(text, language));
  return {
    ...(read.name !== said(written.name) && {name: read.name!}),
    ...(read.voice && said(read.voice.words) !== said(written.voice?.words) && {voice: {...written.voice, words: read.voice.words}}),
    ...(read.greetings && !isEqual(read.greetings, written.greetings?.map(said)) && {greetings: read.greetings}),
    ...(read.pictures && !isEqual(sources(read.pictures), sources(written.pictures)) && {pictures: read.pictures}),
  };
}

/** The icon is the calm picture; emotions that bear a mood's name are the others. What only the card's file holds cannot be shown. */
function picturesIn(assets: unknown): {readonly [M in Mood]?: Picture} {
  const found = listOf(assets).filter(isObject).flatMap(({type, name, uri}) => {
    const mood = type === 'icon' && name === 'main' ? 'calm' : type === 'emotion' ? moods.find(mood => mood === name) : undefined;
    return mood && typeof uri === 'string' && /^(https?:\/\/|\/)/u.test(uri) ? [[mood, {src: uri, alt: ''}] as const] : [];
  });
  return Object.fromEntries(found);
}

function withPictures(assets: unknown, pictures: NonNullable<Persona['pictures']>): readonly unknown[] {
  const others = listOf(assets).filter(asset => !isObject(asset) || Object.keys(picturesIn([asset])).length === 0);
  return [...others, ...Object.entries(pictures).map(([mood, {src}]) => ({
    type: mood === 'calm' ? 'icon' : 'emotion', uri: src, name: mood === 'calm' ? 'main' : mood, ext: /\.([a-z0-9]{1,5})(?:[?#]|$)/iu.exec(src)?.[1]!.toLowerCase() ?? 'unknown',
  }))];
}

/** V3 asks it of each entry; V2 did not know it. */
function withRegexFlags(book: Card): Card {
  return {...book, ...(Array.isArray(book.entries) && {entries: book.entries.map((entry: unknown) => (isObject(entry) ? {use_regex: false, ...entry} : entry))})};
}

/** The fields that each card has to have. */
function empty(spec: CardSpec): Card {
  return {
    description: '', personality: '', scenario: '', first_mes: '', mes_example: '', creator_notes: '', system_prompt: '', post_history_instructions: '',
    alternate_greetings: [], tags: [], creator: '', character_version: '', extensions: {}, ...(spec === 'chara_card_v3' && {group_only_greetings: []}),
  };
}

function sources(pictures: Partial<Persona>['pictures']): readonly string[] {
  return Object.entries(pictures ?? {}).map(([mood, {src}]) => `${mood} ${src}`).sort();
}

function isEqual(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

/** JSON in which the order of names makes no difference. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is {readonly [field: string]: unknown} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
