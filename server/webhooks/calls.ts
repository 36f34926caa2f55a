import type {Logger} from 'pino';
import {Webhook} from 'standardwebhooks';
import type {Live} from '../live.js';
import type {ShopAddress, Tenant} from '../tenant.js';

/** A call to the shop that is to be made by now. */
export interface DueCall {
  /** The same at each attempt, so that the shop can tell one that comes again. */
  readonly id: string;
  /** Its name, as in the program. */
  readonly call: string;
  /** What the shop is told. */
  readonly body: {readonly type: string};
  /** How often it has failed. */
  readonly attempts: number;
}

/** Where calls wait, and what became of them. */
export interface CallStore {
  /** Those to be made by now, the oldest first. @param now milliseconds since the epoch */
  dueCalls(tenant: string, now: number, limit: number): Promise<readonly DueCall[]>;
  transact<T>(tenant: string, work: (transaction: CallTransaction) => Promise<T>): Promise<T>;
}

export interface CallTransaction {
  /** @param coupon the code that the shop gave @returns the live topic that this changes, if it does */
  callAnswered(id: string, coupon?: {readonly code: string}): Promise<string | undefined>;
  /** @param nextAt when it is to be made again: milliseconds since the epoch */
  callFailed(id: string, nextAt: number): Promise<void>;
}

export interface CallParts {
  readonly store: CallStore;
  readonly live: Pick<Live, 'publish'>;
  readonly log: Pick<Logger, 'warn'>;
}

export interface CallOptions {
  readonly fetch?: typeof fetch;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** How long the shop may take for its whole answer, in milliseconds. */
  readonly patience?: number;
}

/** How many calls of a tenant are made at the same time. */
export const callsAtOnce = 16;

/** The largest answer that is read, in bytes. */
export const largestAnswer = 64 * 1024;

type Outcome =
  | {readonly ok: true; readonly coupon?: {readonly code: string}}
  | {readonly ok: false; readonly problem: string};

/**
 * Makes the calls that are due, as Standard Webhooks
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 * A call that the shop does not answer with 2xx is made again, ever more
 * rarely and without end: what was granted is owed. The shop may have acted on
 * it all the same, and knows it by its id.
 *
 * Not to be called for a tenant again before it has ended.
 *
 * @param now milliseconds since the epoch, by the service's clock
 * @returns how many were answered, and how many will be made again
 */
export async function sendCalls({store, live, log}: CallParts, tenant: Tenant, now: number, {fetch = globalThis.fetch, random = Math.random, patience = 10_000}: CallOptions = {}): Promise<{readonly answered: number; readonly failed: number}> {
  const calls = await store.dueCalls(tenant.id, now, callsAtOnce);
  const made = await Promise.allSettled(calls.map(async ({id, call, body, attempts}): Promise<boolean> => {
    const address = tenant.calls && Object.hasOwn(tenant.calls, call) ? tenant.calls[call] : undefined;
    const outcome = address ? await send(address, id, body, now, fetch, patience) : {ok: false as const, problem: 'the tenants file has no address for it'};
    if (outcome.ok) {
      const topic = await store.transact(tenant.id, transaction => transaction.callAnswered(id, outcome.coupon));
      if (topic !== undefined) live.publish(tenant.id, topic);
    } else {
      const wait = waitAfter(attempts, random());
      log.warn({tenant: tenant.id, call, id, attempts: attempts + 1, problem: outcome.problem, again: new Date(now + wait).toISOString()}, 'a call to the shop failed');
      await store.transact(tenant.id, transaction => transaction.callFailed(id, now + wait));
    }
    return outcome.ok;
  }));
  // Not before the last is done: what is still on its way would be made a second time.
  const lost = made.find(({status}) => status === 'rejected');
  if (lost) throw (lost as PromiseRejectedResult).reason;
  const answered = made.filter(one => one.status === 'fulfilled' && one.value).length;
  return {answered, failed: made.length - answered};
}

/**
 * How long to wait before a call is made again: twice as long each time, from
 * half a minute to six hours, less up to half of it by chance, so that what
 * failed together does not come back together.
 *
 * @param attempts how often it had failed before
 * @param chance from 0 up to 1
 * @returns milliseconds
 */
export function waitAfter(attempts: number, chance: number): number {
  return Math.round(Math.min(30_000 * 2 ** attempts, 6 * 3_600_000) * (1 - chance / 2));
}

async function send({url, secrets}: ShopAddress, id: string, body: DueCall['body'], now: number, fetch: typeof globalThis.fetch, patience: number): Promise<Outcome> {
  const text = JSON.stringify(body);
  const sent = new Date(now);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: text,
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now / 1000)),
        'webhook-signature': secrets.map(secret => new Webhook(secret.export(), {format: 'raw'}).sign(id, sent, text)).join(' '),
      },
      // What is signed is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok) return readAnswer(await readText(response), body.type);
    await response.body?.cancel();
    return {ok: false, problem: `the shop answered ${response.status}`};
  } catch (error) {
    return {ok: false, problem: wordsFor(error)};
  }
}

/** Only what was granted can have a code; an answer without one is an answer, too. */
function readAnswer(text: string | undefined, type: string): Outcome {
  if (text === undefined) return {ok: false, problem: `the answer has more than ${largestAnswer} bytes`};
  if (type !== 'reward.granted') return {ok: true};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {ok: true};
  }
  const coupon = (value as {coupon?: unknown} | null)?.coupon;
  if (coupon === undefined || coupon === null) return {ok: true};
  const {code} = coupon as {code?: unknown};
  if (typeof code === 'string' && /^[^\p{C}]{1,128}$/u.test(code)) return {ok: true, coupon: {code}};
  return {ok: false, problem: 'the answer has a coupon whose code is no text of 1 to 128 characters'};
}

/** @returns nothing when it is too large */
async function readText({body}: Response): Promise<string | undefined> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > largestAnswer) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Addresses may be secret: only the kind of failure is told. */
function wordsFor(error: unknown): string {
  const {name, cause} = error as Error & {cause?: {code?: unknown}};
  if (name === 'TimeoutError') return 'the shop took too long';
  return typeof cause?.code === 'string' ? `no connection: ${cause.code}` : 'no connection';
}
