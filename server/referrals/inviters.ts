import {randomBytes} from 'node:crypto';
import type {Preference} from '../../src/events/index.js';
import {makeCode, voterOf} from '../../src/program/index.js';
import type {Vouching} from '../record.js';
import type {Inviter} from './referral-store.js';
import type {Transaction} from '../store.js';

/** A member's code and preferences; made when they are first asked for. Keeps the first name as the token gives it, while it may be shown. */
export async function inviterFor(transaction: Transaction, {id, firstName}: Pick<Vouching, 'id' | 'firstName'>): Promise<Inviter> {
  const member = voterOf('', id);
  const held = await transaction.inviter(member);
  if (!held) return keep(transaction, {member, code: await freeCode(transaction), preferences: {}});
  const changed = showsAny(held) && firstName !== undefined && firstName !== held.firstName;
  return changed ? keep(transaction, {...held, firstName}) : held;
}

/** Keeps what was said of a preference, and the first name only while one of them shows it. */
export async function keepPreferences(transaction: Transaction, inviter: Inviter, preferences: Inviter['preferences'], firstName: string | undefined): Promise<void> {
  const {firstName: held, ...rest} = inviter;
  const next = {...rest, preferences};
  const name = firstName ?? held;
  await keep(transaction, {...next, ...(showsAny(next) && name !== undefined && {firstName: name})});
}

export function shows({preferences}: Pick<Inviter, 'preferences'>, name: Preference): boolean {
  return preferences[name]?.value ?? false;
}

/** The first name that those see whom the member invites. */
export function shownName(inviter: Inviter | undefined): string | undefined {
  return inviter && shows(inviter, 'first-name') ? inviter.firstName : undefined;
}

function showsAny(inviter: Pick<Inviter, 'preferences'>): boolean {
  return shows(inviter, 'first-name') || shows(inviter, 'leaderboard');
}

async function keep(transaction: Transaction, inviter: Inviter): Promise<Inviter> {
  await transaction.keepInviter(inviter);
  return inviter;
}

async function freeCode(transaction: Transaction): Promise<string> {
  for (;;) {
    const code = makeCode(randomBytes(8));
    if (!await transaction.inviterOf(code)) return code;
  }
}
