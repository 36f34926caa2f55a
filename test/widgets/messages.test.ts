import {readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {sections} from '../../scripts/language-files.js';
import {languages} from '../../src/element/languages.js';
import type {Message, Section} from '../../src/element/messages.js';

const root = resolve(import.meta.dirname, '../../widgets');
type Texts = {readonly [key: string]: Message};

const filesOf = (section: string): string[] => {
  try {
    return readdirSync(join(root, section, 'messages')).map(file => file.replace(/\.ts$/, ''));
  } catch {
    return [];
  }
};
const missing = languages.flatMap(language => sections.filter(section => !filesOf(section).includes(language)).map(section => `${section}/messages/${language}.ts`));

async function sectionOf(name: string): Promise<Section> {
  const [file] = readdirSync(join(root, name)).filter(found => found.endsWith('-messages.ts'));
  const module = await import(join(root, name, file!)) as {readonly [name: string]: unknown};
  return Object.entries(module).find(([exported]) => exported.endsWith('Texts'))![1] as Section;
}

const voiced = /^(.+) (elder|junior)$/;
const peers = (texts: Texts): string[] => Object.keys(texts).filter(key => !voiced.test(key)).sort();
const forms = (message: Message): readonly [category: string, text: string][] => (typeof message === 'string' ? [['other', message]] : Object.entries(message));
const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

/** What is wrong with a message, beside its English. */
function problems(key: string, message: Message, english: Message, language: string): string[] {
  const wanted = [...new Set(forms(english).flatMap(([, text]) => placesIn(text)))].sort();
  const rules = new Intl.PluralRules(language);
  const {pluralCategories} = rules.resolvedOptions();
  const given = forms(message);
  // French and Spanish have another plural for millions, which no shop's counts need.
  const needed = new Set(Array.from({length: 1000}, (_, count) => count).filter(count => !given.some(([has]) => has === String(count))).map(count => rules.select(count)));
  const plural = typeof message !== 'string';
  return [
    ...given.flatMap(([category, text]) => {
      // An exact number, or what only one or two things are said to be, needs no figure.
      const optional = /^\d+$|^(zero|one|two)$/.test(category) ? ['{count}'] : [];
      const lacks = wanted.filter(place => !placesIn(text).includes(place) && !optional.includes(place));
      const strange = placesIn(text).filter(place => !wanted.includes(place) && place !== '{count}');
      return [
        ...lacks.map(place => `${key} (${category}) lacks ${place}`),
        ...strange.map(place => `${key} (${category}) has ${place}, which nobody fills`),
        ...(text.trim() ? [] : [`${key} (${category}) is empty`]),
        ...(plural && !/^\d+$/.test(category) && !(pluralCategories as string[]).includes(category) ? [`${key}: ${language} has no plural "${category}"`] : []),
      ];
    }),
    // What depends on a number is said for each kind of number that the language tells apart.
    ...(plural ? [...needed].filter(category => !given.some(([has]) => has === category)).map(category => `${key} lacks the plural "${category}"`) : []),
  ];
}

test('each language has all of its files', () => {
  expect(missing).toEqual([]);
  expect(sections).toHaveLength(14);
});

test('there are files of known languages alone', () => {
  expect(sections.flatMap(section => filesOf(section).filter(language => !(languages as readonly string[]).includes(language)).map(language => `${section}: ${language}`))).toEqual([]);
});

/** How a language addresses equals and those it cares for, and how those who raise the brand; written so that no text of the one has a word of the other. */
const address: {readonly [language: string]: {readonly near: RegExp; readonly respectful: RegExp}} = {
  'zh-Hans': {near: /你/, respectful: /您/},
  'zh-Hant': {near: /你/, respectful: /您/},
  ja: {near: /あなた/, respectful: /お客様|くださ(り|った)/},
  ko: {near: /(해|이에|예|아|줘|봐|없어)요/, respectful: /니다|십시오|고객님/},
  fr: {near: /(?<!\p{L})(tu|te|toi|tes|tien|t’\p{L}+)(?!\p{L})/iu, respectful: /(?<!\p{L})(vous|vos|votre)(?!\p{L})/iu},
  de: {near: /(?<!\p{L})(du|dich|dir|dein\p{L}*)(?!\p{L})/iu, respectful: /(?<!\p{L})(Ihnen|Ihre?n?|Sie(?= [a-z]| uns| sich))(?!\p{L})/u},
  es: {near: /(?<!\p{L})(t[úu]|tus|tuy[oa]s?|te|ti|contigo|eres|has|tienes|puedes|quieras|paraste|escribiste|cont(aste|amos))(?!\p{L})/iu, respectful: /(?<!\p{L})(usted|suyo|espere|cierre|inicie|escribió|contó|díganos|ayúdenos)(?!\p{L})/iu},
  id: {near: /\bkamu\b|(?<!te)mu\b/i, respectful: /\bAnda\b/},
  vi: {near: /(?<!người )bạn(?! bè| đồng hành)/i, respectful: /anh chị|chúng em/i},
};

test.each(Object.keys(address))('%s addresses whoever raises the brand with respect, and everybody else as one of its own', async language => {
  const {near, respectful} = address[language]!;
  const said = {near: '', respectful: ''};
  for (const name of sections) {
    const {messages} = await import(join(root, name, `messages/${language}.ts`)) as {readonly messages: Texts};
    if (!Object.keys(messages).some(key => voiced.test(key))) continue;
    for (const key of peers(messages)) {
      const [peer, elder, junior] = [key, `${key} elder`, `${key} junior`].map(voice => JSON.stringify(messages[voice] ?? messages[key])) as [string, string, string];
      expect.soft([peer, elder].filter(text => respectful.test(text)), `${name}: ${key}`).toEqual([]);
      expect.soft(junior, `${name}: ${key}`).not.toMatch(near);
      said.near += peer + elder;
      said.respectful += junior;
    }
  }
  expect(said.near).toMatch(near);
  expect(said.respectful).toMatch(respectful);
});

describe.each(sections)('%s', name => {
  test('is called by its folder', async () => {
    expect((await sectionOf(name)).name).toBe(name);
  });

  test.each(languages.filter(language => filesOf(name).includes(language)))('says in %s what it says in English, with the same placeholders and the plurals that the language has', async language => {
    const {english} = await sectionOf(name);
    const {messages} = await import(join(root, name, `messages/${language}.ts`)) as {readonly messages: Texts};
    expect(peers(messages)).toEqual(peers(english));
    const original = english as Texts;
    expect(Object.entries(messages).flatMap(([key, message]) => {
      const plain = key.replace(voiced, '$1');
      return plain in original ? problems(key, message, original[plain]!, language) : [`${key} is none of its keys`];
    })).toEqual([]);
  });
});
