import type {Client} from './client.js';
import {clientEvent} from './default-client.js';

/** A text of a shop's: with placeholders, or one for each plural category or exact number of `{count}`. */
export type ShopText = string | {readonly other: string; readonly [category: string]: string};

/** What a shop says otherwise, and in which further languages: by language tag, part (`poll`, `poll/ballots`) and key. */
export type ShopTexts = {readonly [language: string]: {readonly [part: string]: {readonly [key: string]: ShopText}}};

/**
 * Gives the elements of a client the shop's own texts: instead of Kindred's,
 * or in a language that it does not speak. What is not given stays as it is.
 * Whatever cannot be used is said on the console when its part is shown.
 */
export function setTexts(client: Client, texts: ShopTexts): void {
  client.texts = texts;
  // Elements look for their client again, and find it speaks otherwise.
  dispatchEvent(new Event(clientEvent));
}
