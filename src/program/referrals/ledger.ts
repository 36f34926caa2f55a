import type {Effect} from './step.js';

/**
 * Where a reward can be: with the brand, which owes as many as `promised` is
 * below zero; or with its holder, who waits for it, has it, has used it, has
 * let it expire, or has lost it again.
 */
export const accounts = ['promised', 'pending', 'granted', 'used', 'expired', 'reversed'] as const;
export type Account = (typeof accounts)[number];

/** What can be done about a reward. The shop says what was used, time what has expired. */
export interface Move extends Omit<Effect, 'does'> {
  readonly does: Effect['does'] | 'use' | 'expire';
}

/** One reward goes from one account to another. Entries are only ever added. */
export interface Entry {
  /** Made of its cause, so that it cannot be posted twice. */
  readonly id: string;
  readonly from: Account;
  readonly to: Account;
  readonly reward: string;
  readonly holder: string;
  readonly cause: {readonly does: Move['does']; readonly referral: string; readonly order: string};
  /** RFC 3339. */
  readonly at: string;
}

const ways: {readonly [D in Move['does']]: {readonly from: readonly Account[]; readonly to: Account}} = {
  promise: {from: ['promised'], to: 'pending'},
  withdraw: {from: ['pending'], to: 'promised'},
  grant: {from: ['pending'], to: 'granted'},
  use: {from: ['granted'], to: 'used'},
  expire: {from: ['granted'], to: 'expired'},
  // What was used cannot be given back; that it should have been is on record.
  reverse: {from: ['granted', 'used', 'expired'], to: 'reversed'},
};

export type Posted =
  | {readonly ok: true; readonly entry: Entry}
  /** `posted`: it is there already; `not-there`: the reward is not where it would be taken from. */
  | {readonly ok: false; readonly reason: 'posted' | 'not-there'; readonly detail: string};

/**
 * The entry that a move makes.
 *
 * @param entries those of the same referral and reward, in the order in which they were posted; others are passed over
 * @param now milliseconds since the epoch
 */
export function post(entries: readonly Entry[], {does, reward, holder, referral, order, turn}: Move, now: number): Posted {
  const own = entries.filter(({cause, ...entry}) => cause.referral === referral && entry.reward === reward);
  const id = [does, referral, reward, ...(does === 'promise' || does === 'withdraw' ? [String(turn)] : [])].map(encodeURIComponent).join('/');
  if (own.some(entry => entry.id === id)) return {ok: false, reason: 'posted', detail: `the ledger has ${id}`};
  const from = own.at(-1)?.to ?? 'promised';
  if (!ways[does].from.includes(from)) return {ok: false, reason: 'not-there', detail: `${id}: found the reward in "${from}"; allowed: ${ways[does].from.join(', ')}`};
  return {ok: true, entry: {id, from, to: ways[does].to, reward, holder, cause: {does, referral, order}, at: new Date(now).toISOString()}};
}

/** How many of a reward are in an account. */
export interface Balance {
  readonly account: Account;
  readonly reward: string;
  /** Absent for `promised`, which is the brand's. */
  readonly holder?: string;
  readonly count: number;
}

/** What an entry adds to two accounts: as much to one as it takes from the other. */
export function sidesOf({from, to, reward, holder}: Entry): readonly Balance[] {
  return ([[from, -1], [to, 1]] as const).map(([account, count]) => ({account, reward, ...(account !== 'promised' && {holder}), count}));
}

/** Recounts what is in every account that is not empty. */
export function balances(entries: readonly Entry[]): readonly Balance[] {
  const sums = new Map<string, Balance>();
  for (const side of entries.flatMap(sidesOf)) {
    const account = JSON.stringify([side.account, side.reward, side.holder]);
    sums.set(account, {...side, count: (sums.get(account)?.count ?? 0) + side.count});
  }
  return [...sums.values()].filter(({count}) => count !== 0);
}
