import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {sections} from '../../scripts/language-files.js';
import type {ShopTexts} from '../../src/client/shop-texts.js';
import type {Section, Spoken} from '../../src/element/messages.js';
import {textsFor} from '../../src/element/texts-for.js';
import {parts} from '../../src/element/with-shop-texts.js';

const french = {vote: 'Voter', votes: {one: '{count} vote', other: '{count} votes'}, did: 'Fait : {what}.', 'did junior': 'Vous avez fait : {what}.'};
const poll: Section<'vote' | 'votes' | 'did'> = {
  name: 'poll',
  english: {vote: 'Vote', votes: {one: '{count} vote', other: '{count} votes'}, did: 'You did {what}.', 'did elder': 'We know: you did {what}.'},
  load: async language => (language === 'fr' ? {messages: french} : Promise.reject(new Error(`no ${language}`))),
};
const said = (own: ShopTexts, wanted = 'fr'): Promise<Spoken<'vote' | 'votes' | 'did'>> => textsFor(poll, wanted, own);

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((text: string) => warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

test('Kindred’s own words stand where a shop gives none', async () => {
  expect(await said({fr: {}})).toMatchObject({language: 'fr', texts: french});
  expect((await said({fr: {tier: {friend: 'Ami'}}})).texts).toEqual(french);
  expect(warnings).toEqual([]);
});

test('a shop’s words stand in the place of Kindred’s, also in English', async () => {
  expect((await said({fr: {poll: {vote: 'Je vote'}}})).texts).toMatchObject({vote: 'Je vote', votes: french.votes});
  expect((await said({en: {poll: {vote: 'Cast it'}}}, 'en')).texts).toMatchObject({vote: 'Cast it', did: 'You did {what}.'});
  expect((await said({en: {poll: {vote: 'Cast it'}}}, '')).texts).toMatchObject({vote: 'Cast it'});
});

test('a shop’s word holds in every voice, unless it gives another for one of them', async () => {
  expect((await said({fr: {poll: {did: 'Bravo : {what}.'}}})).texts).toMatchObject({did: 'Bravo : {what}.', 'did elder': 'Bravo : {what}.', 'did junior': 'Bravo : {what}.'});
  expect((await said({fr: {poll: {did: 'Bravo : {what}.', 'did junior': 'Merci : {what}.'}}})).texts).toMatchObject({did: 'Bravo : {what}.', 'did junior': 'Merci : {what}.'});
  expect((await said({fr: {poll: {'did elder': 'On sait : {what}.'}}})).texts).toMatchObject({did: french.did, 'did elder': 'On sait : {what}.', 'did junior': french['did junior']});
});

test('a shop adds a language, in which English stands for what it leaves out', async () => {
  const spoken = await said({th: {poll: {vote: 'โหวต'}}}, 'th-TH');
  expect(spoken).toMatchObject({language: 'th-TH', texts: {vote: 'โหวต', votes: poll.english.votes}});
  expect(spoken.pick({en: 'tea', th: 'ชา'})).toBe('ชา');
  expect(await said({th: {poll: {vote: 'โหวต'}}}, 'sv')).toMatchObject({language: 'en', texts: {vote: 'Vote'}});
});

test('a region of the shop’s own builds on its language', async () => {
  expect(await said({'fr-CA': {poll: {vote: 'Je vote'}}}, 'fr-CA')).toMatchObject({language: 'fr-CA', texts: {...french, vote: 'Je vote'}});
  expect(await said({'fr-CA': {poll: {vote: 'Je vote'}}}, 'fr-FR')).toMatchObject({language: 'fr-FR', texts: french});
});

describe('what cannot be used is left out, and the console says where it stands', () => {
  test.each([
    [{fr: {poll: {vot: 'Voter'}}}, 'fr.poll.vot is none of its texts; they are vote, votes, did.'],
    [{fr: {poll: {'vote aunt': 'Voter'}}}, 'fr.poll.vote aunt is none of its texts; they are vote, votes, did.'],
    [{fr: {poll: {toString: 'Voter'}}}, 'fr.poll.toString is none of its texts; they are vote, votes, did.'],
    [{fr: {poll: {did: 'Fait : {waht}.'}}}, 'fr.poll.did has {waht}; there is {what}.'],
    [{fr: {poll: {vote: 'Voter {count}'}}}, 'fr.poll.vote has {count}; there is nothing to fill in.'],
    [{fr: {poll: {votes: {one: 'un vote'}}}}, 'fr.poll.votes is neither a text nor an object of texts for plurals, of which "other" is one.'],
    [{fr: {poll: {vote: 7}}}, 'fr.poll.vote is neither a text nor an object of texts for plurals, of which "other" is one.'],
    [{fr: {poll: ['Voter']}}, 'fr.poll is no object of texts.'],
    [{fr: {pol: {vote: 'Voter'}}}, `fr.pol is no part; there are ${parts.join(', ')}.`],
    [{french: {poll: {vote: 'Voter'}}, fr_FR: {}}, 'fr_FR is no language tag, as "fr" or "pt-BR" are.'],
  ] as const)('%j', async (own, warning) => {
    expect((await said(own as never)).texts).toEqual(french);
    expect(warnings).toEqual([`Kindred: in the shop’s texts, ${warning}`]);
  });

  test('once, however many elements there are', async () => {
    const own = {fr: {poll: {vot: 'Voter'}}};
    await Promise.all([said(own), said(own), said(own)]);
    expect(warnings).toHaveLength(1);
  });
});

test('a shop can name every part that speaks', () => {
  expect(parts).toEqual(sections);
});
