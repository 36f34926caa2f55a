import type {KeyObject} from 'node:crypto';
import type {SchemaProblem} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-facts.js';

/** The kinds of webhook by which a shop says what became of its orders. */
export const webhookKinds = ['standard', 'shopify', 'woocommerce'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** A request as it came: what is signed is its bytes. */
export interface Incoming {
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

/** What a webhook says. */
export type Said =
  /** `sent`: when, by the sender's clock and inside what is signed; milliseconds since the epoch. */
  | {readonly what: 'facts'; readonly sent: number; readonly facts: readonly ShopFact[]}
  /** It is not about anything that is kept. */
  | {readonly what: 'nothing'; readonly why: string}
  | {readonly what: 'wrong'; readonly problems: readonly SchemaProblem[]};

/** How one kind of webhook is signed and read. */
export interface WebhookFormat {
  /** How long ago it may have been sent, in milliseconds: for as long as its sender tries again, and with some room. */
  readonly oldest: number;
  /** How its signature is made, for whoever has to find out why it does not hold. */
  readonly signature: string;
  /** Which of the secrets has signed exactly these bytes, if one has. */
  signer(incoming: Incoming, secrets: readonly KeyObject[]): KeyObject | undefined;
  /** Says what is in it; asked only of what is signed. @param secret the one that has signed it */
  read(incoming: Incoming, secret: KeyObject): Said;
  /** Whether its sender only asks if anybody is there, unsigned. */
  isPing?(incoming: Incoming): boolean;
}
