import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {Idea, IdeaState, Support} from '../../src/program/index.js';
import type {IdeaReads, IdeaTransaction, SeenIdea} from './idea-store.js';
import type {IdeaRow, SupportRow, Tables} from '../sqlite-tables.js';
import type {Holder} from '../store.js';

/** Sorts behind whatever a word may go on with. */
const last = '\u{10ffff}';

/** What a list by time goes by; `ideas_by_time` has the same words. */
const shown = sql`coalesce(ideas.published, ideas.submitted)`;

export function ideaReads(db: Kysely<Tables>): IdeaReads {
  return {
    async ideas(tenant, poll, {sort, holder, after, limit}) {
      const order = sort === 'top' ? sql`ideas.supports` : shown;
      const end = after && {at: sort === 'top' ? Number(after.at) : after.at, id: after.id};
      const {rows} = await sql<SeenRow>`
        SELECT ideas.*, ${mine(holder)} AS mine, ${supported(tenant, holder)} AS supported FROM ${sort === 'mine' ? touched(tenant, holder) : sql`ideas`}
        WHERE ideas.tenant = ${tenant} AND ideas.poll = ${poll} AND ${visible(holder)}
          ${sort === 'mine' ? sql`AND (${mine(holder)} OR ${supported(tenant, holder)})` : sql``}
          ${end ? sql`AND ${order} <= ${end.at} AND (${order}, ideas.id) < (${end.at}, ${end.id})` : sql``}
        ORDER BY ${order} DESC, ideas.id DESC LIMIT ${limit}
      `.execute(db);
      return rows.map(toSeen);
    },

    async ideasWith(tenant, poll, tokens, {holder, limit, beginning}) {
      const wanted = [...tokens].filter(token => token !== beginning);
      if (wanted.length === 0 && beginning === undefined) return [];
      // Ids first: thousands may have a common word, and of few of them more is asked.
      const {rows} = await sql<SeenRow>`
        SELECT ideas.*, ${mine(holder)} AS mine, ${supported(tenant, holder)} AS supported FROM (
          SELECT idea AS found, shared FROM (
            SELECT idea, count(*) AS shared FROM (
              SELECT idea FROM idea_tokens WHERE tenant = ${tenant} AND poll = ${poll} AND token IN (${sql.join(wanted)})
              ${beginning === undefined ? sql`` : sql`UNION ALL SELECT DISTINCT idea FROM idea_tokens WHERE tenant = ${tenant} AND poll = ${poll} AND token >= ${beginning} AND token < ${beginning + last}`}
            ) GROUP BY idea
          ) CROSS JOIN ideas ON ideas.tenant = ${tenant} AND ideas.id = idea
          WHERE ${visible(holder)} ORDER BY shared DESC, ideas.supports DESC, idea LIMIT ${limit}
        ) CROSS JOIN ideas ON ideas.tenant = ${tenant} AND ideas.id = found
        ORDER BY shared DESC, ideas.supports DESC, ideas.id
      `.execute(db);
      return rows.map(toSeen);
    },

    async ideasIn(tenant, state, {after, limit}) {
      const {rows} = await sql<IdeaRow>`
        SELECT * FROM ideas WHERE tenant = ${tenant} AND state = ${state} ${after ? sql`AND (submitted, id) > (${after.at}, ${after.id})` : sql``}
        ORDER BY submitted, id LIMIT ${limit}
      `.execute(db);
      return rows.map(toIdea);
    },
  };
}

export function ideasInTransaction(db: Kysely<Tables>, tenant: string): IdeaTransaction {
  return {
    async idea(id) {
      const row = await db.selectFrom('ideas').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
      return row && toIdea(row);
    },

    async ideasOf(poll, author, states) {
      const {count} = await db.selectFrom('ideas').select(row => row.fn.countAll<number>().as('count'))
        .where('tenant', '=', tenant).where('author', '=', author).where('poll', '=', poll).where('state', 'in', states)
        .executeTakeFirstOrThrow();
      return count;
    },

    async addIdea(idea, visitor, tokens) {
      await db.insertInto('ideas').values({tenant, visitor, ...fromIdea(idea)}).execute();
      const rows = [...tokens].map(token => ({tenant, poll: idea.poll, token, idea: idea.id}));
      // SQLite takes 32,766 parameters; the longest idea has some 2,200 tokens of four each.
      if (rows.length > 0) await db.insertInto('idea_tokens').values(rows).execute();
    },

    async decideIdea(idea) {
      const {state, published, decided, reason, link} = fromIdea(idea);
      await db.updateTable('ideas').set({state, published, decided, reason, link}).where('tenant', '=', tenant).where('id', '=', idea.id).execute();
    },

    async giveIdeas(author, to) {
      await db.updateTable('ideas').set({author: to}).where('tenant', '=', tenant).where('author', '=', author).execute();
    },

    async support(idea, voter) {
      const row = await db.selectFrom('supports').select(['id', 'at', 'supports'])
        .where('tenant', '=', tenant).where('voter', '=', voter).where('idea', '=', idea)
        .executeTakeFirst();
      return row && toSupport(row);
    },

    async supportsBy(visitor) {
      const rows = await db.selectFrom('supports').select(['idea', 'id', 'at', 'supports']).where('tenant', '=', tenant).where('visitor', '=', visitor).execute();
      return rows.map(({idea, ...row}) => ({idea, support: toSupport(row)}));
    },

    async resupport({idea, voter, visitor, support, change}) {
      const row = {visitor, id: support.id, at: support.at, supports: Number(support.supports)};
      await db.insertInto('supports').values({tenant, voter, idea, ...row})
        .onConflict(conflict => conflict.columns(['tenant', 'voter', 'idea']).doUpdateSet(row))
        .execute();
      await addSupports(idea, change);
    },

    async takeBackSupport(idea, voter, change) {
      await db.deleteFrom('supports').where('tenant', '=', tenant).where('voter', '=', voter).where('idea', '=', idea).execute();
      await addSupports(idea, change);
    },
  };

  async function addSupports(idea: string, change: number): Promise<void> {
    if (change === 0) return;
    await sql`UPDATE ideas SET supports = supports + ${change}, most = max(most, supports + ${change}) WHERE tenant = ${tenant} AND id = ${idea}`.execute(db);
  }
}

type SeenRow = IdeaRow & {readonly mine: number; readonly supported: number | null};

function visible(holder: Holder): RawBuilder<unknown> {
  return sql`(ideas.state NOT IN ('held', 'declined') OR ${mine(holder)})`;
}

function mine(holder: Holder): RawBuilder<unknown> {
  return 'visitor' in holder ? sql`(ideas.visitor = ${holder.visitor})` : sql`(ideas.author IN (${sql.join(holder.voters)}))`;
}

/** The ideas that a person had ever to do with. A CROSS JOIN is SQLite's way to say which table comes first (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join). */
function touched(tenant: string, holder: Holder): RawBuilder<unknown> {
  return sql`(
    SELECT id AS touched FROM ideas WHERE tenant = ${tenant} AND ${mine(holder)}
    UNION SELECT idea FROM supports WHERE tenant = ${tenant} AND ${saidBy(holder)}
  ) CROSS JOIN ideas ON ideas.id = touched`;
}

/** Of the support of one idea: what they said last, under any of their names. */
function supported(tenant: string, holder: Holder): RawBuilder<unknown> {
  return sql`(SELECT supports.supports FROM supports WHERE supports.tenant = ${tenant} AND supports.idea = ideas.id AND ${saidBy(holder)} ORDER BY supports.at DESC, supports.id DESC LIMIT 1)`;
}

function saidBy(holder: Holder): RawBuilder<unknown> {
  return 'visitor' in holder ? sql`supports.visitor = ${holder.visitor}` : sql`supports.voter IN (${sql.join(holder.voters)})`;
}

function toSeen({mine, supported, ...row}: SeenRow): SeenIdea {
  return {idea: toIdea(row), mine: mine === 1, supported: supported === 1};
}

function toIdea({id, poll, author, title, words, picture, credit, state, submitted, published, decided, reason, link, supports, most}: IdeaRow): Idea {
  const known = Object.entries({words, picture, credit, published, decided, reason, link}).filter(([, value]) => value !== null);
  return {id, poll, author, title, state: state as IdeaState, submitted, supports, most, ...Object.fromEntries(known)};
}

function fromIdea(idea: Idea): IdeaRow {
  return {words: null, picture: null, credit: null, published: null, decided: null, reason: null, link: null, ...idea};
}

function toSupport({id, at, supports}: SupportRow): Support {
  return {id, at, supports: supports === 1};
}
