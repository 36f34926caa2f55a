import {entryFor, textIn} from '../../src/program/index.js';
import type {Brain} from './brain.js';

/** What is said beside a question that may be meant, and beside several. None addresses the shopper by a word that is the stance's to choose. */
const offering: {readonly [language: string]: {readonly [N in 'one' | 'several']: string}} = {
  'en': {one: 'I am not sure that I understand. Is it this?', several: 'I am not sure that I understand. Is it one of these?'},
  'zh': {one: '不太确定问的是什么，是下面这个吗？', several: '不太确定问的是哪一个，是下面的吗？'},
  'zh-Hant': {one: '不太確定問的是什麼，是下面這個嗎？', several: '不太確定問的是哪一個，是下面的嗎？'},
  'ja': {one: 'うまく聞き取れなかったかもしれません。これのことでしょうか。', several: 'うまく聞き取れなかったかもしれません。この中にありますか。'},
  'ko': {one: '잘 이해했는지 모르겠습니다. 이것인가요?', several: '잘 이해했는지 모르겠습니다. 이 중에 있나요?'},
  'es': {one: 'No sé si lo entiendo bien. ¿Es esto?', several: 'No sé si lo entiendo bien. ¿Es algo de esto?'},
  'fr': {one: 'Ce n’est pas encore clair pour moi. Est-ce ceci ?', several: 'Ce n’est pas encore clair pour moi. Est-ce l’une de ces questions ?'},
  'de': {one: 'Das ist mir noch nicht ganz klar. Ist es diese Frage?', several: 'Das ist mir noch nicht ganz klar. Ist es eine von diesen Fragen?'},
  'pt': {one: 'Não sei se entendi bem. É isto?', several: 'Não sei se entendi bem. É uma destas?'},
  'ar': {one: 'المقصود غير واضح تمامًا. أهو هذا؟', several: 'المقصود غير واضح تمامًا. أهو أحد هذه؟'},
  'id': {one: 'Rasanya belum jelas. Apakah ini maksudnya?', several: 'Rasanya belum jelas. Apakah salah satu dari ini?'},
  'vi': {one: 'Chưa rõ câu hỏi lắm. Có phải câu này không?', several: 'Chưa rõ câu hỏi lắm. Có phải một trong những câu này không?'},
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
