import {type Kysely, sql} from 'kysely';
import type {Bond, BondSnapshot} from '../../src/program/index.js';
import type {Choice} from '../referrals/referral-store.js';
import type {BondRow, Tables} from '../sqlite-tables.js';
import type {BondReads, BondTransaction, KeptBond} from './bond-store.js';

export function bondReads(db: Kysely<Tables>): BondReads {
  return {
    keptBond: (tenant, holder) => keptBond(db, tenant, holder),

    async shownBonds(tenant, holders) {
      const {rows} = await sql<{holder: string; bond: string}>`
        SELECT holder, bond FROM bonds WHERE tenant = ${tenant} AND holder IN (SELECT value FROM json_each(${JSON.stringify(holders)})) AND json_extract(shown, '$.value')
      `.execute(db);
      return new Map(rows.map(({holder, bond}) => [holder, bond as Bond]));
    },
  };
}

export function bondsInTransaction(db: Kysely<Tables>, tenant: string): BondTransaction {
  return {
    keptBond: holder => keptBond(db, tenant, holder),

    async keepBond(kept) {
      const {holder, ...row} = fromBond(kept);
      await db.insertInto('bonds').values({tenant, holder, ...row}).onConflict(conflict => conflict.columns(['tenant', 'holder']).doUpdateSet(row)).execute();
    },

    async renewBond(kept) {
      await db.updateTable('bonds').set(computedOf(kept)).where('tenant', '=', tenant).where('holder', '=', kept.holder).execute();
    },

    async forgetBond(holder) {
      await db.deleteFrom('bonds').where('tenant', '=', tenant).where('holder', '=', holder).execute();
    },

    async dueBonds(at, limit) {
      const rows = await db.selectFrom('bonds').selectAll().where('tenant', '=', tenant).where('due', '<=', at).orderBy('due').limit(limit).execute();
      return rows.map(toBond);
    },

    async ruleBonds(rules, at) {
      const held = await db.selectFrom('bond_rules').select('rules').where('tenant', '=', tenant).executeTakeFirst();
      if (held?.rules === rules) return;
      await db.updateTable('bonds').set({due: at}).where('tenant', '=', tenant).where('bond', 'is not', null).execute();
      await db.insertInto('bond_rules').values({tenant, rules}).onConflict(conflict => conflict.column('tenant').doUpdateSet({rules})).execute();
    },
  };
}

async function keptBond(db: Kysely<Tables>, tenant: string, holder: string): Promise<KeptBond | undefined> {
  const row = await db.selectFrom('bonds').selectAll().where('tenant', '=', tenant).where('holder', '=', holder).executeTakeFirst();
  return row && toBond(row);
}

function toBond({holder, bond, due, shown, told, snapshot}: BondRow): KeptBond {
  return {
    holder,
    snapshot: JSON.parse(snapshot) as BondSnapshot,
    ...(bond !== null && {bond: bond as Bond}),
    ...(due !== null && {due}),
    ...(shown !== null && {shown: JSON.parse(shown) as Choice}),
    ...(told !== null && {told}),
  };
}

function fromBond({holder, snapshot, shown, ...computed}: KeptBond): BondRow {
  return {holder, ...computedOf(computed), shown: shown ? JSON.stringify(shown) : null, snapshot: JSON.stringify(snapshot)};
}

function computedOf({bond, due, told}: Pick<KeptBond, 'bond' | 'due' | 'told'>): Pick<BondRow, 'bond' | 'due' | 'told'> {
  return {bond: bond ?? null, due: due ?? null, told: told ?? null};
}
