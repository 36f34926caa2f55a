import {type Kysely, sql} from 'kysely';
import {voterOf} from '../../src/program/index.js';
import type {Tables} from '../sqlite-tables.js';
import type {ErasureReads, ErasureTransaction} from './erasure-store.js';

export function erasureReads(db: Kysely<Tables>): ErasureReads {
  return {
    async erasedAt(tenant, name) {
      const row = await db.selectFrom('erased').select('at').where('tenant', '=', tenant).where('name', '=', name).executeTakeFirst();
      return row?.at;
    },
  };
}

export function erasureInTransaction(db: Kysely<Tables>, tenant: string): ErasureTransaction {
  return {
    async erased(names) {
      if (names.length === 0) return new Map();
      const rows = await db.selectFrom('erased').select(['name', 'at']).where('tenant', '=', tenant).where('name', 'in', names).execute();
      return new Map(rows.map(({name, at}) => [name, at]));
    },

    async keepErased(names, at) {
      await db.insertInto('erased').values(names.map(name => ({tenant, name, at}))).onConflict(conflict => conflict.columns(['tenant', 'name']).doUpdateSet({at})).execute();
    },

    async visitorsOf(member) {
      const rows = await db.selectFrom('visitors').select('visitor').where('tenant', '=', tenant).where('member', '=', member).execute();
      return rows.map(({visitor}) => visitor);
    },

    async eraseEvents({member, name}) {
      await db.deleteFrom('events').where('tenant', '=', tenant).where('member', '=', member).execute();
      // Of an order that names a visitor alone nobody has noted whose it is.
      await sql`
        DELETE FROM events WHERE tenant = ${tenant} AND source = 'urn:kindred:shop'
          AND id IN (SELECT 'order.paid/' || orders.id FROM orders WHERE orders.tenant = ${tenant} AND orders.buyer = ${name})
      `.execute(db);
      await db.deleteFrom('visitors').where('tenant', '=', tenant).where('member', '=', member).execute();
    },

    async eraseCalls({member, visitors}) {
      await sql`
        DELETE FROM calls WHERE tenant = ${tenant} AND done = 0 AND (
          json_extract(body, '$.data.member') = ${member}
          OR (json_extract(body, '$.type') = 'handoff.requested' AND (
            json_extract(body, '$.data.who.member') = ${member} OR json_extract(body, '$.data.who.visitor') IN (SELECT value FROM json_each(${JSON.stringify(visitors)}))))
        )
      `.execute(db);
    },

    async eraseUsage({name, visitors}) {
      await db.deleteFrom('chat_usage').where('tenant', '=', tenant).where('holder', 'in', [name, ...visitors.map(visitor => voterOf(visitor))]).execute();
    },

    async eraseInviter(name) {
      await db.deleteFrom('inviters').where('tenant', '=', tenant).where('member', '=', name).execute();
    },

    async eraseOrders({as}) {
      await db.updateTable('orders').set({payment: null, sent_to: null}).where('tenant', '=', tenant).where('buyer', '=', as).execute();
    },

    async eraseVoter({name, as, visitors}) {
      const unseen = db.selectFrom('ideas').select('id').where('tenant', '=', tenant).where('author', '=', name).where('state', 'in', ['held', 'declined']);
      for (const table of ['idea_tokens', 'supports'] as const) await db.deleteFrom(table).where('tenant', '=', tenant).where('idea', 'in', unseen).execute();
      await db.deleteFrom('ideas').where('tenant', '=', tenant).where('author', '=', name).where('state', 'in', ['held', 'declined']).execute();
      await db.updateTable('ideas').set({author: as, visitor: as, credit: null}).where('tenant', '=', tenant).where('author', '=', name).execute();
      await db.updateTable('supports').set({voter: as, visitor: as}).where('tenant', '=', tenant).where('voter', '=', name).execute();
      for (const visitor of visitors) {
        await db.updateTable('ballots').set({voter: as, visitor: null}).where('tenant', '=', tenant).where('visitor', '=', visitor).where('voter', '=', name).execute();
      }
    },

    async eraseNotes({referral: {member, friend = '', facts}, visitor = ''}) {
      const shared = facts.flatMap(({type, id}) => (type === 'shared' ? id : []));
      const [inviter, invited] = [member, friend].map(name => (name.startsWith('member:') ? name.slice('member:'.length) : ''));
      await sql`
        UPDATE events SET body = json_remove(body, '$.data.note') WHERE tenant = ${tenant} AND type = 'kindred.referral.shared'
          AND member = ${inviter} AND id IN (SELECT value FROM json_each(${JSON.stringify(shared)}))
      `.execute(db);
      await sql`
        UPDATE events SET body = json_remove(body, '$.data.note') WHERE tenant = ${tenant} AND type = 'kindred.referral.thanked'
          AND (visitor = ${visitor} OR member = ${invited})
      `.execute(db);
    },

    async renameInEvents(referrals, {name, as, visitors}) {
      if (referrals.length === 0) return;
      // Each is a whole string of the JSON, so that no part of another is taken for it.
      const body = [name, ...visitors.map(visitor => voterOf(visitor))].reduce((body, from) => sql`replace(${body}, ${JSON.stringify(from)}, ${JSON.stringify(as)})`, sql`body`);
      await sql`
        UPDATE events SET body = ${body} WHERE tenant = ${tenant} AND source = 'urn:kindred:service'
          AND subject IN (SELECT 'referrals/' || value FROM json_each(${JSON.stringify(referrals)}))
      `.execute(db);
    },
  };
}
