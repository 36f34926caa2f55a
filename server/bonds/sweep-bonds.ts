import {createHash} from 'node:crypto';
import {setImmediate} from 'node:timers/promises';
import {type BondRules, bondTermsOf} from '../../src/program/index.js';
import type {Parts} from '../service-env.js';
import type {Tenant} from '../tenant.js';
import {settled} from './settle.js';

/** How many members are computed anew in one transaction, which others wait for. */
export const settledAtOnce = 100;

/** How long one who cannot be computed is left alone, in milliseconds. */
const patience = 3_600_000;

/**
 * Does what time does to bonds: computes anew everybody who is due, and, once
 * the program has other rules than before, everybody.
 *
 * @param now milliseconds since the epoch
 * @returns how many there were
 */
export async function sweepBonds(parts: Pick<Parts, 'store' | 'live' | 'log'>, {id: tenant, program: {bonds}}: Tenant, now: number): Promise<number> {
  if (!bonds) return 0;
  await parts.store.transact(tenant, transaction => transaction.ruleBonds(nameOf(bonds), new Date(now).toISOString()));
  let sum = 0;
  for (;;) {
    const count = await settleSome(parts, tenant, bonds, now);
    sum += count;
    if (count < settledAtOnce) return sum;
    // Requests have been waiting.
    await setImmediate();
  }
}

async function settleSome({store, live, log}: Pick<Parts, 'store' | 'live' | 'log'>, tenant: string, bonds: BondRules, now: number): Promise<number> {
  const changed = new Set<string>();
  const count = await store.transact(tenant, async transaction => {
    const due = await transaction.dueBonds(new Date(now).toISOString(), settledAtOnce);
    for (const kept of due) {
      try {
        await transaction.renewBond(await settled({transaction, bonds, now, changed, notes: new Map()}, kept));
      } catch (error) {
        // The others do not wait for it.
        log.error({err: error, tenant, member: kept.holder}, 'a bond could not be computed');
        await transaction.renewBond({...kept, due: new Date(now + patience).toISOString()});
      }
    }
    return due.length;
  });
  for (const topic of changed) live.publish(tenant, topic);
  return count;
}

/** The rules by which bonds are computed, those that the program leaves to Kindred included. */
function nameOf(bonds: BondRules): string {
  return createHash('sha256').update(JSON.stringify(bondTermsOf(bonds).rules)).digest('base64url');
}
