import {type Kysely, sql} from 'kysely';
import type {Channel} from '../../src/events/index.js';
import type {Fact, KeptReferral, Referral, Competitor} from '../../src/program/index.js';
import type {Inviter, KeptOrder, KnownPerson, ReferralTransaction} from './referral-store.js';
import type {ReferralRow, Tables} from '../sqlite-tables.js';

export function referralsInTransaction(db: Kysely<Tables>, tenant: string): ReferralTransaction {
  const inviters = db.selectFrom('inviters').selectAll().where('tenant', '=', tenant);
  const referrals = db.selectFrom('referrals').selectAll().where('tenant', '=', tenant);
  const orders = db.selectFrom('orders').selectAll().where('tenant', '=', tenant);

  return {
    async inviter(member) {
      const row = await inviters.where('member', '=', member).executeTakeFirst();
      return row && toInviter(row);
    },

    async inviterOf(code) {
      const row = await inviters.where('code', '=', code).executeTakeFirst();
      return row && toInviter(row);
    },

    async keepInviter({member, code, firstName, preferences}) {
      const row = {first_name: firstName ?? null, preferences: JSON.stringify(preferences), leaderboard: Number(preferences.leaderboard?.value ?? false)};
      await db.insertInto('inviters').values({tenant, member, code, ...row}).onConflict(conflict => conflict.columns(['tenant', 'member']).doUpdateSet(row)).execute();
      await countRewarded(member);
    },

    async standings(member) {
      const {rows} = await sql<Competitor>`
        WITH those AS NOT MATERIALIZED (SELECT member, first_name, rewarded FROM inviters WHERE tenant = ${tenant} AND leaderboard = 1 AND first_name IS NOT NULL),
        own AS (SELECT member, rewarded FROM those WHERE member = ${member}),
        shown AS (
          SELECT * FROM (SELECT * FROM those ORDER BY rewarded DESC, member LIMIT 10)
          UNION SELECT * FROM (SELECT those.* FROM own, those WHERE those.rewarded >= own.rewarded AND (those.rewarded, own.member) > (own.rewarded, those.member) ORDER BY those.rewarded, those.member DESC LIMIT 2)
          UNION SELECT * FROM (SELECT those.* FROM own, those WHERE those.rewarded <= own.rewarded AND (own.rewarded, those.member) >= (those.rewarded, own.member) ORDER BY those.rewarded DESC, those.member LIMIT 3)
        )
        SELECT member, first_name AS "firstName", rewarded, 1 + (SELECT count(*) FROM those WHERE those.rewarded > shown.rewarded) AS rank FROM shown
      `.execute(db);
      return rows;
    },

    async referral(id) {
      const row = await referrals.where('id', '=', id).executeTakeFirst();
      return row && toReferral(row);
    },

    async referralOf(member, invitation) {
      const row = await referrals.where('member', '=', member).where('invitation', '=', invitation).executeTakeFirst();
      return row && toReferral(row);
    },

    async referralsOf(member) {
      return (await referrals.where('member', '=', member).orderBy('begun').orderBy('id').execute()).map(toReferral);
    },

    async referralsBy(friends) {
      return (await referrals.where('friend', 'in', friends).orderBy('claimed').orderBy('id').execute()).map(toReferral);
    },

    async referralsClaimedBy(visitor) {
      return (await referrals.where('visitor', '=', visitor).orderBy('claimed').orderBy('id').execute()).map(toReferral);
    },

    async keepReferral(kept) {
      const row = fromReferral(kept);
      const {id: _, ...changed} = row;
      await db.insertInto('referrals').values({tenant, ...row}).onConflict(conflict => conflict.columns(['tenant', 'id']).doUpdateSet(changed)).execute();
      if (row.state === 'rewarded' || row.state === 'reversed') await countRewarded(row.member);
    },

    async countReferrals(member, states) {
      const {count} = await db.selectFrom('referrals').select(row => row.fn.countAll<number>().as('count'))
        .where('tenant', '=', tenant).where('member', '=', member).where('state', 'in', states)
        .executeTakeFirstOrThrow();
      return count;
    },

    async claimsBy(friends) {
      const rows = await db.selectFrom('referrals').select(['id', 'friend', 'claimed']).where('tenant', '=', tenant).where('friend', 'in', friends).orderBy('claimed').execute();
      return rows.map(({id, friend, claimed}) => ({referral: id, friend: friend!, at: claimed!}));
    },

    async dueReferrals(at, limit) {
      const rows = await db.selectFrom('referrals').select('id').where('tenant', '=', tenant).where('due', '<=', at).orderBy('due').orderBy('id').limit(limit).execute();
      return rows.map(({id}) => id);
    },

    async referralsIn(which, {after, limit}) {
      const {rows} = await sql<ReferralRow>`
        SELECT * FROM referrals WHERE tenant = ${tenant} AND ${which === 'waiting' ? sql`waits = 1` : sql`state = ${which}`}
          ${after ? sql`AND (begun, id) > (${after.at}, ${after.id})` : sql``}
        ORDER BY begun, id LIMIT ${limit}
      `.execute(db);
      return rows.map(toReferral);
    },

    async order(id) {
      const row = await orders.where('id', '=', id).executeTakeFirst();
      return row && toOrder(row);
    },

    async ordersOf(buyer) {
      return (await orders.where('buyer', '=', buyer).orderBy('paid').execute()).map(toOrder);
    },

    async keepOrder({id, buyer = null, paid = null, payment = null, address = null}) {
      const row = {buyer, paid, payment, sent_to: address};
      await db.insertInto('orders').values({tenant, id, ...row}).onConflict(conflict => conflict.columns(['tenant', 'id']).doUpdateSet(row)).execute();
    },

    async orderFacts(order) {
      const rows = await db.selectFrom('order_facts').select('body').where('tenant', '=', tenant).where('order', '=', order).orderBy('id').execute();
      return rows.map(({body}) => JSON.parse(body) as Fact);
    },

    async addOrderFact(order, fact) {
      await sql`
        INSERT INTO order_facts (tenant, "order", id, body) VALUES (${tenant}, ${order}, ${fact.id}, ${JSON.stringify(fact)})
        ON CONFLICT DO UPDATE SET body = excluded.body WHERE json_extract(excluded.body, '$.at') < json_extract(order_facts.body, '$.at')
      `.execute(db);
    },

    async persons(names) {
      const bought = await db.selectFrom('orders').select(['buyer', 'paid', 'payment', 'sent_to']).where('tenant', '=', tenant).where('buyer', 'in', names).execute();
      const joined = await db.selectFrom('visitors').select(['visitor', 'member']).where('tenant', '=', tenant).where('member', 'in', names.flatMap(name => memberIn(name) ?? [])).execute();
      return new Map(names.map(name => {
        const own = bought.filter(({buyer}) => buyer === name);
        const member = memberIn(name);
        const firstPaid = own.map(({paid}) => paid).filter(paid => paid !== null).sort()[0];
        return [name, {
          ...(member !== undefined && {member}),
          visitors: member === undefined ? visitorsIn(name) : joined.filter(row => row.member === member).map(({visitor}) => visitor),
          payments: own.flatMap(({payment}) => payment ?? []),
          addresses: own.flatMap(({sent_to: address}) => address ?? []),
          ...(firstPaid !== undefined && {firstPaid}),
        } satisfies KnownPerson];
      }));
    },

    async renameHolder(from, to) {
      await db.updateTable('orders').set({buyer: to}).where('tenant', '=', tenant).where('buyer', '=', from).execute();
      await db.updateTable('ledger').set({holder: to}).where('tenant', '=', tenant).where('holder', '=', from).execute();
      await db.updateTable('grants').set({holder: to}).where('tenant', '=', tenant).where('holder', '=', from).execute();
    },
  };

  async function countRewarded(member: string): Promise<void> {
    await sql`
      UPDATE inviters SET rewarded = (SELECT count(*) FROM referrals WHERE tenant = ${tenant} AND member = ${member} AND state = 'rewarded')
      WHERE tenant = ${tenant} AND member = ${member}
    `.execute(db);
  }
}

function visitorsIn(name: string): readonly string[] {
  return name.startsWith('visitor:') ? [name.slice('visitor:'.length)] : [];
}

function memberIn(name: string): string | undefined {
  return name.startsWith('member:') ? name.slice('member:'.length) : undefined;
}

function toInviter({member, code, first_name: firstName, preferences}: {readonly member: string; readonly code: string; readonly first_name: string | null; readonly preferences: string}): Inviter {
  return {member, code, ...(firstName !== null && {firstName}), preferences: JSON.parse(preferences) as Inviter['preferences']};
}

function toReferral({begun, claimed, visitor, invitation, channel, note, thanked, thanks, due, body}: ReferralRow): KeptReferral {
  return {
    referral: JSON.parse(body) as Referral,
    begun,
    ...(claimed !== null && {claimed}),
    ...(visitor !== null && {visitor}),
    ...(invitation !== null && {invitation}),
    ...(channel !== null && {channel: channel as Channel}),
    ...(note !== null && {note}),
    ...(thanked !== null && {thanks: {at: thanked, ...(thanks !== null && {note: thanks})}}),
    ...(due !== null && {due}),
  };
}

function fromReferral({referral, begun, claimed, visitor, invitation, channel, note, thanks, due}: KeptReferral): ReferralRow {
  const {id, member, friend, state, waits} = referral;
  return {
    id, member, begun, state,
    friend: friend ?? null,
    visitor: visitor ?? null,
    invitation: invitation ?? null,
    claimed: claimed ?? null,
    waits: Number(waits !== undefined),
    due: due ?? null,
    channel: channel ?? null,
    note: note ?? null,
    thanked: thanks?.at ?? null,
    thanks: thanks?.note ?? null,
    body: JSON.stringify(referral),
  };
}

function toOrder({id, buyer, paid, payment, sent_to: address}: Tables['orders']): KeptOrder {
  return {id, ...Object.fromEntries(Object.entries({buyer, paid, payment, address}).filter(([, value]) => value !== null))};
}
