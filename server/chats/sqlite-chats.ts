import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {HandoffFact} from '../../src/program/index.js';
import type {ChatMessageRow, ChatRow, Tables} from '../sqlite-tables.js';
import type {ChatTransaction, KeptChat, KeptMessage, UnansweredQuestion} from './chat-store.js';

/** How many questions without an answer are kept of a persona; the rarest go first. */
export const mostUnanswered = 5000;

export function chatsInTransaction(db: Kysely<Tables>, tenant: string): ChatTransaction {
  const chats = db.selectFrom('chats').selectAll().where('tenant', '=', tenant);
  const messages = db.selectFrom('chat_messages').where('tenant', '=', tenant);

  return {
    async chat(id) {
      return toChat(await chats.where('id', '=', id).executeTakeFirst());
    },

    async chatOf(holder, persona) {
      return toChat(await chats.where('holder', '=', holder).where('persona', '=', persona).executeTakeFirst());
    },

    async chatsOf(holder) {
      return (await chats.where('holder', '=', holder).execute()).map(row => toChat(row)!);
    },

    async keepChat(chat) {
      const {id, ...row} = fromChat(chat);
      await db.insertInto('chats').values({tenant, id, ...row}).onConflict(conflict => conflict.columns(['tenant', 'id']).doUpdateSet(row)).execute();
    },

    async forgetChat(id) {
      await db.deleteFrom('chats').where('tenant', '=', tenant).where('id', '=', id).execute();
      for (const table of ['chat_messages', 'chat_facts'] as const) await db.deleteFrom(table).where('tenant', '=', tenant).where('chat', '=', id).execute();
    },

    async chatsIn(which, {limit, after}) {
      const end = after === undefined ? undefined : await chats.where('id', '=', after).executeTakeFirst();
      const rows = await sql<ChatRow>`SELECT * FROM chats WHERE tenant = ${tenant} AND ${which === 'waiting' ? waiting(end) : inTime(which, end)} LIMIT ${limit}`.execute(db);
      return rows.rows.map(row => toChat(row)!);
    },

    async placeOf(chat) {
      const {rows: [row]} = await sql<{place: number}>`
        SELECT count(*) AS place FROM chats JOIN (SELECT rank, waits, id FROM chats WHERE tenant = ${tenant} AND id = ${chat}) AS own
        WHERE chats.tenant = ${tenant} AND chats.waits IS NOT NULL AND (chats.rank, chats.waits, chats.id) <= (own.rank, own.waits, own.id)
      `.execute(db);
      return row!.place;
    },

    async addMessage(chat, message) {
      await db.insertInto('chat_messages').values({tenant, chat, ...fromMessage(message)}).execute();
    },

    async keepMessage(chat, message) {
      const {id, ...row} = fromMessage(message);
      await db.updateTable('chat_messages').set(row).where('tenant', '=', tenant).where('chat', '=', chat).where('id', '=', id).execute();
    },

    async message(chat, id) {
      return toMessage(await messages.select('body').where('chat', '=', chat).where('id', '=', id).executeTakeFirst());
    },

    async answerTo(chat, message) {
      return toMessage(await messages.select('body').where('chat', '=', chat).where('answers', '=', message).executeTakeFirst());
    },

    async messages(chat, {after, before, limit, visitor}) {
      const forwards = after !== undefined;
      let query = messages.select('body').where('chat', '=', chat).orderBy('seq', forwards ? 'asc' : 'desc').limit(limit);
      if (forwards) query = query.where('seq', '>', after);
      if (before !== undefined) query = query.where('seq', '<', before);
      if (visitor !== undefined) query = query.where('visitor', '=', visitor);
      const found = (await query.execute()).map(row => toMessage(row)!);
      return forwards ? found : found.reverse();
    },

    async countUnread(chat, after, visitor) {
      let query = messages.select(row => row.fn.countAll<number>().as('count')).where('chat', '=', chat).where('seq', '>', after).where('speaker', '<>', 'shopper');
      if (visitor !== undefined) query = query.where('visitor', '=', visitor);
      return (await query.executeTakeFirstOrThrow()).count;
    },

    async outcomes(chat, limit) {
      const rows = await messages.select('outcome').where('chat', '=', chat).where('outcome', 'is not', null).orderBy('seq', 'desc').limit(limit).execute();
      return rows.map(({outcome}) => outcome as NonNullable<KeptMessage['outcome']>).reverse();
    },

    async begunSince(chat, after) {
      const rows = await messages.select('first').where('chat', '=', chat).where('first', '>', after).orderBy('first').execute();
      return rows.map(({first}) => first!);
    },

    async addHandoffFact(chat, fact) {
      await db.insertInto('chat_facts').values({tenant, chat, id: fact.id, at: fact.at, body: JSON.stringify(fact)}).onConflict(conflict => conflict.doNothing()).execute();
    },

    async handoffFacts(chat) {
      const rows = await db.selectFrom('chat_facts').select('body').where('tenant', '=', tenant).where('chat', '=', chat).orderBy('at').orderBy('id').execute();
      return rows.map(({body}) => JSON.parse(body) as HandoffFact);
    },

    async addUnanswered(persona, folded, {language, question, last}) {
      const of = (table: 'chat_questions'): RawBuilder<unknown> => sql`${sql.table(table)} WHERE tenant = ${tenant} AND persona = ${persona}`;
      await db.insertInto('chat_questions').values({tenant, persona, language, folded, question: JSON.stringify(question), count: 1, last})
        .onConflict(conflict => conflict.columns(['tenant', 'persona', 'language', 'folded']).doUpdateSet(row => ({question: JSON.stringify(question), last, count: row('chat_questions.count', '+', 1)})))
        .execute();
      await sql`
        DELETE FROM chat_questions WHERE tenant = ${tenant} AND persona = ${persona} AND (SELECT count(*) FROM ${of('chat_questions')}) > ${mostUnanswered}
          AND (language, folded) IN (SELECT language, folded FROM ${of('chat_questions')} AND (language, folded) <> (${language}, ${folded}) ORDER BY count, last LIMIT 1)
      `.execute(db);
    },

    async unanswered(persona, limit) {
      const rows = await db.selectFrom('chat_questions').select(['language', 'question', 'count', 'last']).where('tenant', '=', tenant).where('persona', '=', persona)
        .orderBy('count', 'desc').orderBy('last', 'desc').limit(limit).execute();
      return rows.map(({question, ...row}): UnansweredQuestion => ({...row, question: JSON.parse(question) as string}));
    },
  };
}

function waiting(end: ChatRow | undefined): RawBuilder<unknown> {
  return sql`waits IS NOT NULL ${end ? sql`AND (rank, waits, id) > (${end.rank}, ${end.waits}, ${end.id})` : sql``} ORDER BY rank, waits, id`;
}

function inTime(which: 'all' | {readonly person: string}, end: ChatRow | undefined): RawBuilder<unknown> {
  return sql`${which === 'all' ? sql`TRUE` : sql`person = ${which.person}`} ${end ? sql`AND (last, id) < (${end.last}, ${end.id})` : sql``} ORDER BY last DESC, id DESC`;
}

function toChat(row: Pick<ChatRow, 'body'> | undefined): KeptChat | undefined {
  return row && (JSON.parse(row.body) as KeptChat);
}

function fromChat(chat: KeptChat): ChatRow {
  const {id, persona, holder, last, handoff: {state, why, waitsSince, owner}} = chat;
  const waits = (state === 'requested' || state === 'queued') && waitsSince !== undefined;
  return {
    id, persona, holder, last,
    rank: waits ? Number(!why.includes('safety')) : null,
    waits: waits ? waitsSince : null,
    person: owner.kind === 'person' ? owner.person : null,
    body: JSON.stringify(chat),
  };
}

/** JSON holds what a column of text does not: halves of characters, and the character zero. */
function toMessage(row: Pick<ChatMessageRow, 'body'> | undefined): KeptMessage | undefined {
  return row && (JSON.parse(row.body) as KeptMessage);
}

function fromMessage(message: KeptMessage): ChatMessageRow {
  const {id, seq, from, visitor = null, answers = null, outcome = null, first, at} = message;
  return {id, seq, speaker: from, visitor, answers, outcome, first: first ? at : null, body: JSON.stringify(message)};
}
