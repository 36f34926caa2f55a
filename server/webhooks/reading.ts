import type {Bought, ShopData} from '../../src/events/index.js';
import type {SchemaProblem} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-facts.js';
import {visitorId} from './shop-schemas.js';

/** How far a sender's clock may be ahead, in milliseconds. */
export const clockSkew = 5 * 60_000;

/** How long ago a shop system may have said something, in milliseconds. */
export const shopSystemWindow = 3 * 86_400_000;

export type Parsed =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly problems: readonly SchemaProblem[]};

export function parseBody(body: Buffer): Parsed {
  try {
    return {ok: true, value: JSON.parse(body.toString())};
  } catch {
    return {ok: false, problems: [{pointer: '/', found: 'no JSON', allowed: 'one JSON object'}]};
  }
}

/**
 * A fact's id, made of what happened: the same however often it is said, and
 * whoever signs it anew.
 */
export function factId({type, data}: Omit<ShopFact, 'id'>): string {
  return [type, ...whatOf(data)].map(encodeURIComponent).join('/');
}

function whatOf(data: ShopData[keyof ShopData]): readonly string[] {
  if ('order' in data) return 'refund' in data ? [data.order, data.refund] : [data.order];
  if ('question' in data) return [data.question, data.member];
  // One that was resolved may be opened again.
  return [data.complaint, data.member, data.at];
}

/**
 * What was bought or came back, where a system's own way to say it is
 * understood: an order is not refused for what it holds besides.
 */
export function boughtIn(items: readonly {readonly product?: unknown; readonly quantity?: unknown}[]): {products?: readonly Bought[]} {
  const products = items.flatMap(({product, quantity}) => (isWhole(product) && isWhole(quantity) ? [{product: String(product), quantity}] : []));
  return products.length > 0 ? {products} : {};
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/**
 * An amount in the currency's minor unit, whose size differs: the yen has none,
 * the dinar's has three digits (ISO 4217, as `Intl` knows it).
 *
 * @param amount a decimal number, as "24.90"
 */
export function minorUnits(amount: string, currency: string): number {
  const {maximumFractionDigits = 2} = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions();
  return Math.round(Number(amount) * 10 ** maximumFractionDigits);
}

/** The visitor that a page has put into the order, where it is one: a page may put anything there, and an order is not refused for it. */
export function visitorIn(value: unknown): {visitor?: string} {
  return typeof value === 'string' && new RegExp(visitorId).test(value) ? {visitor: value} : {};
}
