import type {ShopData} from '../../src/events/index.js';

/** Something that the shop said, signed. No delivery can hold one: `parseEvent` does not know its type. */
export interface ShopFact<T extends keyof ShopData = keyof ShopData> {
  /** What happened, so that whoever says it again says the same: `order.refunded/1001/7`. */
  readonly id: string;
  readonly type: T;
  readonly data: ShopData[T];
}

/** What is said of an order; all else is said of a member. */
export type OrderType = Extract<keyof ShopData, `order.${string}`>;

export function isOfOrder(fact: ShopFact): fact is ShopFact<OrderType> {
  return 'order' in fact.data;
}

/** The same as it is recorded. */
export interface ShopEvent<T extends keyof ShopData = keyof ShopData> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: 'urn:kindred:shop';
  readonly type: `kindred.${T}`;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: ShopData[T];
}

export function shopEvent<T extends keyof ShopData>({id, type, data}: ShopFact<T>): ShopEvent<T> {
  return {
    specversion: '1.0',
    id,
    source: 'urn:kindred:shop',
    type: `kindred.${type}`,
    subject: subjectOf(data),
    time: data.at,
    datacontenttype: 'application/json',
    data,
  };
}

/** The resource it is about. */
function subjectOf(data: ShopData[keyof ShopData]): string {
  if ('order' in data) return `orders/${data.order}`;
  return 'complaint' in data ? `complaints/${data.complaint}` : `questions/${data.question}`;
}
