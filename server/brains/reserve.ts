import {voterOf} from '../../src/program/index.js';
import type {Store} from '../store.js';
import type {BrainLimits, Cap} from './brain-options.js';
import type {Spending} from './spending.js';
import type {Usage, UsageKey} from './usage-store.js';

/** Who asks: a member where one is signed in, else the visitor. */
export interface Spender {
  readonly visitor?: string | undefined;
  readonly member?: string | undefined;
}

/** What is set aside for an answer, as long as nobody knows what it takes. */
export interface Reservation {
  readonly keys: readonly UsageKey[];
  readonly most: Spending;
}

export type Reserved =
  | {readonly ok: true; readonly reservation: Reservation}
  /** `whose` limit has too little left, and of what. */
  | {readonly ok: false; readonly whose: keyof Cap; readonly what: keyof BrainLimits};

export interface Purse {
  readonly store: Store;
  readonly tenant: string;
  readonly persona: string;
  readonly limits: BrainLimits;
}

/**
 * Sets aside what an answer may take, in the day's limits of whoever asks and
 * of the tenant. It is written before the answer is asked for, in one
 * transaction with the look at what is left: so many that ask at once do not
 * pass together, and a service that is killed has spent all that it set aside.
 *
 * @param now milliseconds since the epoch
 * @throws {StoreBusyError}
 */
export async function reserve({store, tenant, persona, limits}: Purse, who: Spender, most: Spending, now: number): Promise<Reserved> {
  const day = dayOf(now);
  const holders = [{whose: who.member === undefined ? 'visitor' : 'member', holder: voterOf(who.visitor ?? '', who.member)}, {whose: 'tenant', holder: ''}] as const;
  const change: Usage = {turns: 1, ...most};
  return store.transact(tenant, async transaction => {
    const keys: UsageKey[] = [];
    for (const {whose, holder} of holders) {
      const key = {day, persona, holder};
      const used = await transaction.usage(key);
      const what = lacking(used, change, limits, whose);
      if (what) return {ok: false, whose, what};
      keys.push(key);
    }
    for (const key of keys) await transaction.addUsage(key, change);
    await transaction.forgetUsage(dayOf(now - 86_400_000));
    return {ok: true, reservation: {keys, most}};
  });
}

/** Gives back what an answer did not take; of one that took more, that counts too. */
export async function settle({store, tenant}: Pick<Purse, 'store' | 'tenant'>, {keys, most}: Reservation, spent: Spending): Promise<void> {
  const change: Usage = {turns: 0, tokens: spent.tokens - most.tokens, micros: spent.micros - most.micros};
  await store.transact(tenant, async transaction => {
    for (const key of keys) await transaction.addUsage(key, change);
  });
}

/** What there is too little left of. */
function lacking(used: Usage, change: Usage, limits: BrainLimits, whose: keyof Cap): keyof BrainLimits | undefined {
  const money = limits.money?.[whose];
  const most: {readonly [what in keyof BrainLimits]-?: readonly [number, number | undefined]} = {
    turns: [used.turns + change.turns, limits.turns?.[whose]],
    tokens: [used.tokens + change.tokens, limits.tokens?.[whose]],
    money: [used.micros + change.micros, money === undefined ? undefined : money * 1e6],
  };
  return (Object.keys(most) as (keyof BrainLimits)[]).find(what => most[what][0] > (most[what][1] ?? Infinity));
}

/** UTC's. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
