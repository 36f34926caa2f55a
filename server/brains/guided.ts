import {entryFor, textIn} from '../../src/program/index.js';
import type {Brain} from './brain.js';

/** What is said beside a question that may be meant, and beside several. None says 你 or 您, which is the stance's to choose. */
const offering: {readonly [language: string]: {readonly [N in 'one' | 'several']: string}} = {
  en: {one: 'I am not sure that I understand. Is it this?', several: 'I am not sure that I understand. Is it one of these?'},
  zh: {one: '不太确定问的是什么，是下面这个吗？', several: '不太确定问的是哪一个，是下面的吗？'},
};

/** @param count how many questions are offered */
export function offerWords(language: string, count: number): string {
  return (entryFor(offering, language) ?? offering.en!)[count === 1 ? 'one' : 'several'];
}

/**
 * The brain of a persona that has no other: it says what the persona's file
 * says, asks which of its questions is meant, or fetches a person. It makes
 * nothing up, and asks nobody else.
 */
export const guided: Brain = {
  async *answer({persona, heard: {language, move}}) {
    if (move.move === 'person') {
      yield {type: 'person', why: move.why};
      return;
    }
    if (move.move === 'offer') {
      yield {type: 'text', delta: offerWords(language, move.entries.length)};
      yield {type: 'offer', entries: move.entries.map(({id}) => id)};
      return;
    }
    const {entry} = move;
    if (entry.of === 'disclosure') {
      yield {type: 'text', delta: textIn(persona.disclosure, language)};
      return;
    }
    const {products = []} = persona;
    if (entry.of === 'product') {
      const product = products.find(({id}) => id === entry.id)!;
      yield {type: 'text', delta: textIn(product.words, language)};
      yield {type: 'product', product: product.id};
      return;
    }
    const {id, answer, from = []} = persona.faq.find(({id}) => id === entry.id)!;
    yield {type: 'text', delta: textIn(answer, language)};
    yield {type: 'source', entry: id};
    for (const product of products) if (from.includes(product.id)) yield {type: 'product', product: product.id};
  },
};
