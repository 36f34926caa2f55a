import {type Kysely, sql} from 'kysely';
import type {Account, Entry, Move} from '../../src/program/index.js';
import {type Call, type CallReads, type CouponState, couponStates, type Grant, type PoolCount, type RewardTransaction} from './reward-store.js';
import type {EntryRow, GrantRow, Tables} from '../sqlite-tables.js';

export function callReads(db: Kysely<Tables>): CallReads {
  return {
    async dueCalls(tenant, now, limit) {
      const {rows} = await sql<{id: string; call: string; body: string; attempts: number}>`
        SELECT id, call, body, attempts FROM calls WHERE tenant = ${tenant} AND done = 0 AND next_at <= ${now}
          AND NOT EXISTS (SELECT 1 FROM calls AS first WHERE first.tenant = ${tenant} AND first.id = calls."after" AND first.done = 0)
        ORDER BY next_at, id LIMIT ${limit}
      `.execute(db);
      return rows.map(({body, ...row}): Call => ({...row, body: JSON.parse(body) as Call['body']}));
    },
  };
}

export function rewardsInTransaction(db: Kysely<Tables>, tenant: string): RewardTransaction {
  const ledger = db.selectFrom('ledger').selectAll().where('tenant', '=', tenant).orderBy('seq');
  const grants = db.selectFrom('grants').selectAll().where('tenant', '=', tenant);

  return {
    async entries(referral, reward) {
      return (await ledger.where('referral', '=', referral).where('reward', '=', reward).execute()).map(toEntry);
    },

    async entriesOf(holders) {
      return (await ledger.where('holder', 'in', holders).execute()).map(toEntry);
    },

    async ledger({after = 0, limit}) {
      return (await ledger.where('seq', '>', after).limit(limit).execute()).map(row => ({...toEntry(row), place: row.seq}));
    },

    async addEntry({cause, ...entry}) {
      const {last} = await db.selectFrom('ledger').select(row => row.fn.max('seq').as('last')).where('tenant', '=', tenant).executeTakeFirstOrThrow() as {last: number | null};
      await db.insertInto('ledger').values({tenant, seq: (last ?? 0) + 1, ...entry, ...cause}).execute();
    },

    async addGrant({pool = null, call = null, code = null, ...grant}) {
      await db.insertInto('grants').values({tenant, pool, call, code, ...grant}).execute();
    },

    async grant(referral, reward) {
      const row = await grants.where('referral', '=', referral).where('reward', '=', reward).executeTakeFirst();
      return row && toGrant(row);
    },

    async grantsOf(holders) {
      return (await grants.where('holder', 'in', holders).execute()).map(toGrant);
    },

    async grantsWith(codes) {
      const {rows} = await sql<GrantRow>`SELECT * FROM grants WHERE tenant = ${tenant} AND code IS NOT NULL AND lower(code) IN (${sql.join(codes.map(code => code.toLowerCase()))}) ORDER BY at, entry`.execute(db);
      return rows.map(toGrant);
    },

    async grantsBefore(reward, before, limit) {
      const rows = await grants.where('reward', '=', reward).where('at', '<=', before).where('ended', '=', 0)
        .where(row => row.or([row('pool', 'is', null), row('code', 'is not', null)]))
        .orderBy('at').limit(limit).execute();
      return rows.map(toGrant);
    },

    async endGrant(entry, state) {
      await db.updateTable('grants').set({ended: 1}).where('tenant', '=', tenant).where('entry', '=', entry).execute();
      // What was used stays so, also when it should not have been.
      await db.updateTable('coupons').set({state}).where('tenant', '=', tenant).where('entry', '=', entry).where('state', '=', 'given').execute();
    },

    async addCoupons(pool, codes) {
      const {last} = await db.selectFrom('coupons').select(row => row.fn.max('seq').as('last')).where('tenant', '=', tenant).where('pool', '=', pool).executeTakeFirstOrThrow() as {last: number | null};
      const rows = codes.map((code, i) => ({tenant, pool, code, seq: (last ?? 0) + 1 + i, entry: null}));
      const {numInsertedOrUpdatedRows} = await db.insertInto('coupons').values(rows).onConflict(conflict => conflict.doNothing()).executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows ?? 0);
    },

    async giveCoupons(pool, limit) {
      const waiting = await grants.where('pool', '=', pool).where('code', 'is', null).where('ended', '=', 0).orderBy('at').orderBy('entry').limit(limit).execute();
      const free = await db.selectFrom('coupons').select('code').where('tenant', '=', tenant).where('pool', '=', pool).where('state', '=', 'free').orderBy('seq').limit(waiting.length).execute();
      const given = free.map(({code}, i) => ({...toGrant(waiting[i]!), code}));
      for (const {entry, code} of given) {
        await db.updateTable('coupons').set({state: 'given', entry}).where('tenant', '=', tenant).where('pool', '=', pool).where('code', '=', code).execute();
        await db.updateTable('grants').set({code}).where('tenant', '=', tenant).where('entry', '=', entry).execute();
      }
      return given;
    },

    async waitingPools() {
      const rows = await db.selectFrom('grants').select('pool').distinct().where('tenant', '=', tenant).where('pool', 'is not', null).where('code', 'is', null).where('ended', '=', 0).execute();
      return rows.map(({pool}) => pool!);
    },

    async pool(pool) {
      const rows = await db.selectFrom('coupons').select(row => ['state', row.fn.countAll<number>().as('count')]).where('tenant', '=', tenant).where('pool', '=', pool).groupBy('state').execute();
      const {waiting} = await db.selectFrom('grants').select(row => row.fn.countAll<number>().as('waiting'))
        .where('tenant', '=', tenant).where('pool', '=', pool).where('code', 'is', null).where('ended', '=', 0)
        .executeTakeFirstOrThrow();
      const counts = Object.fromEntries(couponStates.map(state => [state, rows.find(row => row.state === state)?.count ?? 0])) as Record<CouponState, number>;
      return {...counts, waiting} satisfies PoolCount;
    },

    async addCall({id, call, body, after = null}, nextAt) {
      await db.insertInto('calls').values({tenant, id, call, body: JSON.stringify(body), after, next_at: nextAt}).execute();
    },

    async callAnswered(id, coupon) {
      await db.updateTable('calls').set({done: 1, body: '{}'}).where('tenant', '=', tenant).where('id', '=', id).execute();
      if (!coupon) return undefined;
      const grant = await grants.where('entry', '=', id).where('pool', 'is', null).where('code', 'is', null).executeTakeFirst();
      if (!grant) return undefined;
      await db.updateTable('grants').set({code: coupon.code}).where('tenant', '=', tenant).where('entry', '=', id).execute();
      return grant.holder;
    },

    async callFailed(id, nextAt) {
      await db.updateTable('calls').set(row => ({attempts: row('attempts', '+', 1), next_at: nextAt})).where('tenant', '=', tenant).where('id', '=', id).execute();
    },
  };
}

function toEntry({id, from, to, reward, holder, does, referral, order, at}: EntryRow): Entry {
  return {id, from: from as Account, to: to as Account, reward, holder, cause: {does: does as Move['does'], referral, order}, at};
}

function toGrant({entry, referral, reward, holder, at, pool, call, code}: GrantRow): Grant {
  return {entry, referral, reward, holder, at, ...(pool !== null && {pool}), ...(call !== null && {call}), ...(code !== null && {code})};
}
