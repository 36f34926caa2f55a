import {createHmac, randomUUID} from 'node:crypto';
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {importJWK, type JWK, type JWTPayload, SignJWT} from 'jose';
import {Webhook} from 'standardwebhooks';

/** What the shop keeps to itself. */
interface Secrets {
  readonly tenant: string;
  readonly kid: string;
  readonly privateKey: JWK;
  /** Signs what the shop tells the service. */
  readonly webhookSecret: string;
  /** Path of the file that says how many milliseconds the demo is ahead of the world. */
  readonly clock: string;
}

/** Who can be played. */
export const guests = {lin: 'Lin', noor: 'Noor', ada: 'Ada'} as const;
export type Guest = keyof typeof guests;

/** Which of the house's people can be played. */
export const people = {hua: 'Hua', wen: 'Wen'} as const;
export type Person = keyof typeof people;

/** An order in the shop's book. */
export interface Order {
  readonly id: string;
  /** A guest who is signed in, or the visitor that the page named. */
  readonly buyer: {readonly member: Guest} | {readonly visitor: string};
  /** In cents. */
  readonly amount: number;
  readonly state: 'placed' | 'paid' | 'refunded' | 'cancelled';
  /** What the service said to the last webhook. */
  readonly answer?: string;
}

export const steps = {paid: ['placed'], refunded: ['paid'], cancelled: ['placed', 'paid']} as const;
export type Step = keyof typeof steps;

const day = 86_400_000;

/** The shop's own server behind its pages: who is signed in, what was ordered, and the webhooks that tell of it. */
export interface BackOffice {
  readonly orders: readonly Order[];
  /** A JWT for the guest, as the service wants it. */
  token(guest: Guest): Promise<string>;
  /** A JWT for one of the house's people, as the inbox wants it. */
  operatorToken(person: Person): Promise<string>;
  place(buyer: Order['buyer']): Order;
  /** Takes an order a step on, and tells the service so, signed. */
  tell(id: string, step: Step): Promise<void>;
  /** Lets days pass, for the shop and for the service. */
  wait(days: number): void;
  /** The demo's time. */
  now(): Date;
}

/** @param file the path of the shop's secrets */
export function openBackOffice(file: string, service: string): BackOffice {
  const {tenant, kid, privateKey, webhookSecret, clock} = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const webhook = new Webhook(webhookSecret);
  const orders: Order[] = [];
  const ahead = (): number => Number(readFileSync(clock, 'utf8'));
  const now = (): Date => new Date(Date.now() + ahead());
  /** Who pays with what, and has it sent where: told only as a hash by a key of the shop's. */
  const hash = (text: string): string => createHmac('sha256', webhookSecret).update(text).digest('hex');

  async function sign(who: string, claims: JWTPayload): Promise<string> {
    const at = Math.floor(now().getTime() / 1000);
    return new SignJWT(claims).setProtectedHeader({alg: 'ES256', kid}).setSubject(who).setAudience(tenant)
      .setIssuedAt(at).setExpirationTime(at + 600).sign(await importJWK(privateKey, 'ES256'));
  }

  function change(id: string, news: Partial<Order>): void {
    const i = orders.findIndex(order => order.id === id);
    orders[i] = {...orders[i]!, ...news};
  }

  return {
    orders,
    now,
    token: guest => sign(guest, {given_name: guests[guest]}),
    operatorToken: person => sign(person, {given_name: people[person], kin_role: 'operator'}),
    place(buyer) {
      const order: Order = {id: `TS-${randomUUID().slice(0, 6).toUpperCase()}`, buyer, amount: 2400, state: 'placed'};
      orders.unshift(order);
      return order;
    },
    async tell(id, step) {
      const order = orders.find(order => order.id === id);
      if (!order || !(steps[step] as readonly string[]).includes(order.state)) return;
      const who = Object.values(order.buyer)[0]!;
      const body = JSON.stringify({
        type: `order.${step}`,
        timestamp: now().toISOString(),
        data: {
          order: id,
          ...(step === 'paid' && {amount: order.amount, currency: 'USD', ...order.buyer, payment: hash(`card of ${who}`), address: hash(`door of ${who}`)}),
          ...(step === 'refunded' && {refund: `${id}-R`}),
        },
      });
      const message = `msg_${randomUUID()}`;
      const at = now();
      change(id, {state: step});
      const response = await fetch(`${service}/v1/webhooks/${tenant}/standard`, {
        method: 'POST',
        headers: {'content-type': 'application/json', 'webhook-id': message, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': webhook.sign(message, at, body)},
        body,
      }).catch((error: unknown) => new Response(String(error), {status: 503}));
      change(id, {answer: `${response.status} ${await response.text()}`});
    },
    wait(days) {
      // In one step: the service may be reading it.
      writeFileSync(`${clock}.next`, String(ahead() + days * day));
      renameSync(`${clock}.next`, clock);
    },
  };
}
