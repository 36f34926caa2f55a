import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {Kysely, type RawBuilder, SqliteDialect, SqliteDriver, sql} from 'kysely';
import Database from 'libsql';
import type {KindredEvent} from '../src/events/index.js';
import type {Tally} from '../src/program/index.js';
import {asideInTransaction, asideReads} from './polls/sqlite-aside.js';
import {bondReads, bondsInTransaction} from './bonds/sqlite-bonds.js';
import {erasureInTransaction, erasureReads} from './erasure/sqlite-erasure.js';
import {usageInTransaction} from './brains/sqlite-usage.js';
import {ballotColumns, fromBallot, toBallot} from './polls/sqlite-ballot.js';
import {chatsInTransaction} from './chats/sqlite-chats.js';
import {ideaReads, ideasInTransaction} from './ideas/sqlite-ideas.js';
import {migrate} from './sqlite-migrations.js';
import {referralsInTransaction} from './referrals/sqlite-referrals.js';
import {callReads, rewardsInTransaction} from './referrals/sqlite-rewards.js';
import type {BallotRow, Tables} from './sqlite-tables.js';
import {StartupError} from './startup-error.js';
import {type Counted, type Holder, type Recount, type Store, StoreBusyError, type Transaction} from './store.js';

export interface SqliteOptions {
  /** How long a call waits for another process that is writing to the file, in milliseconds. It holds up the whole service. */
  readonly busyTimeout?: number;
}

/**
 * Opens the database file, makes it and its folder when they are missing, and
 * migrates it.
 *
 * A commit has reached the disk when it returns: WAL with `synchronous=FULL`
 * (https://sqlite.org/pragma.html#pragma_synchronous).
 *
 * @throws {StartupError} when the file cannot be used, in words
 */
export function openSqliteStore(path: string, {busyTimeout = 1000}: SqliteOptions = {}): Store {
  const database = open(path, busyTimeout);
  const db = new Kysely<Tables>({dialect: new ImmediateDialect(database)});

  const ideas = ideaReads(db);
  const aside = asideReads(db);
  const calls = callReads(db);
  const bonds = bondReads(db);
  const erasure = erasureReads(db);

  return {
    transact: (tenant, work) =>
      busyInWords(db.transaction().execute(transaction => work(inTransaction(transaction, tenant)))),

    // One statement, so that tally and ballot are of the same moment.
    async counted(tenant, poll, holder = {visitor: ''}, grouped = false): Promise<Counted> {
      const {rows: [row]} = await busyInWords(sql<{counts: string; voters: number | null; groups: string | null} & BallotRow>`
        SELECT
          (SELECT json_group_object(option, count) FROM tallies WHERE tenant = ${tenant} AND poll = ${poll} AND "group" = '') AS counts,
          (SELECT voters FROM turnout WHERE tenant = ${tenant} AND poll = ${poll} AND "group" = '') AS voters,
          ${grouped ? groupTallies(tenant, poll) : sql`NULL`} AS groups,
          id, at, kind, choices, points, "group", aside, decided
        FROM (SELECT 1) LEFT JOIN (
          SELECT id, at, kind, choices, points, "group", aside, decided FROM ballots WHERE tenant = ${tenant} AND poll = ${poll} AND ${heldBy(holder)} ORDER BY at DESC, id DESC LIMIT 1
        )
      `.execute(db));
      return {
        tally: {
          counts: JSON.parse(row!.counts) as Record<string, number>,
          voters: row!.voters ?? 0,
          ...(row!.groups !== null && {groups: JSON.parse(row!.groups) as Record<string, Tally>}),
        },
        ...(row!.id && {ballot: toBallot(row!)}),
      };
    },

    ideas: (...query) => busyInWords(ideas.ideas(...query)),
    ideasWith: (...query) => busyInWords(ideas.ideasWith(...query)),
    setAside: (...query) => busyInWords(aside.setAside(...query)),
    ideasIn: (...query) => busyInWords(ideas.ideasIn(...query)),
    dueCalls: (...query) => busyInWords(calls.dueCalls(...query)),
    keptBond: (...query) => busyInWords(bonds.keptBond(...query)),
    shownBonds: (...query) => busyInWords(bonds.shownBonds(...query)),
    erasedAt: (...query) => busyInWords(erasure.erasedAt(...query)),

    async ready() {
      await sql`SELECT 1 FROM events LIMIT 1`.execute(db);
    },

    close: () => db.destroy(),
  };
}

function inTransaction(db: Kysely<Tables>, tenant: string): Transaction {
  return {
    ...ideasInTransaction(db, tenant),
    ...asideInTransaction(db, tenant, addToTally),
    ...referralsInTransaction(db, tenant),
    ...rewardsInTransaction(db, tenant),
    ...bondsInTransaction(db, tenant),
    ...chatsInTransaction(db, tenant),
    ...erasureInTransaction(db, tenant),
    ...usageInTransaction(db, tenant),

    async event(source, id) {
      const row = await db.selectFrom('events').select('body')
        .where('tenant', '=', tenant).where('source', '=', source).where('id', '=', id)
        .executeTakeFirst();
      return row && (JSON.parse(row.body) as KindredEvent);
    },

    async addEvent(event, times, member) {
      const {source, id, type, subject = null} = event;
      const visitor = 'kinvisitor' in event ? event.kinvisitor ?? null : null;
      await db.insertInto('events').values({tenant, source, id, type, subject, ...times, body: JSON.stringify(event), visitor, member: member ?? null}).execute();
    },

    async membersOf(visitors) {
      const rows = await db.selectFrom('visitors').select(['visitor', 'member']).where('tenant', '=', tenant).where('visitor', 'in', visitors).execute();
      return new Map(rows.map(({visitor, member}) => [visitor, member]));
    },

    async join(visitor, member, at) {
      await db.insertInto('visitors').values({tenant, visitor, member, joined: at}).execute();
      await db.updateTable('events').set({member}).where('tenant', '=', tenant).where('visitor', '=', visitor).execute();
    },

    async ballotsBy(visitor) {
      const rows = await db.selectFrom('ballots').select(['poll', ...ballotColumns])
        .where('tenant', '=', tenant).where('visitor', '=', visitor)
        .execute();
      return rows.map(({poll, ...row}) => ({poll, ballot: toBallot(row)}));
    },

    async ballot(poll, voter) {
      const row = await db.selectFrom('ballots').select(ballotColumns)
        .where('tenant', '=', tenant).where('poll', '=', poll).where('voter', '=', voter)
        .executeTakeFirst();
      return row && toBallot(row);
    },

    async recount({poll, voter, visitor, ballot, change}: Recount) {
      const row = {visitor, ...fromBallot(ballot)};
      await db.insertInto('ballots').values({tenant, poll, voter, ...row})
        .onConflict(conflict => conflict.columns(['tenant', 'poll', 'voter']).doUpdateSet(row))
        .execute();
      await addToTally(poll, change);
    },

    addToTally,

    async takeBack(poll, voter, change) {
      await db.deleteFrom('ballots').where('tenant', '=', tenant).where('poll', '=', poll).where('voter', '=', voter).execute();
      await addToTally(poll, change);
    },
  };

  /** @param group absent: all who vote */
  async function addToTally(poll: string, {counts, voters, groups = {}}: Tally, group = ''): Promise<void> {
    for (const [name, tally] of Object.entries(groups)) await addToTally(poll, tally, name);
    // A row to add to first: SQLite checks `count >= 0` on the row an upsert proposes, before it sees the conflict.
    for (const [option, count] of Object.entries(counts)) {
      if (count === 0) continue;
      await db.insertInto('tallies').values({tenant, poll, group, option, count: 0}).onConflict(conflict => conflict.doNothing()).execute();
      await db.updateTable('tallies').set(row => ({count: row('count', '+', count)}))
        .where('tenant', '=', tenant).where('poll', '=', poll).where('group', '=', group).where('option', '=', option)
        .execute();
    }
    if (voters === 0) return;
    await db.insertInto('turnout').values({tenant, poll, group, voters: 0}).onConflict(conflict => conflict.doNothing()).execute();
    await db.updateTable('turnout').set(row => ({voters: row('voters', '+', voters)}))
      .where('tenant', '=', tenant).where('poll', '=', poll).where('group', '=', group)
      .execute();
  }
}

/** The tallies of a poll's groups, as one JSON object. */
function groupTallies(tenant: string, poll: string): RawBuilder<unknown> {
  return sql`(
    SELECT json_group_object("group", json_object('voters', voters, 'counts', json((
      SELECT json_group_object(option, count) FROM tallies WHERE tenant = ${tenant} AND poll = ${poll} AND "group" = turnout."group"
    )))) FROM turnout WHERE tenant = ${tenant} AND poll = ${poll} AND "group" <> ''
  )`;
}

function heldBy(holder: Holder): RawBuilder<unknown> {
  return 'visitor' in holder ? sql`visitor = ${holder.visitor}` : sql`voter IN (${sql.join(holder.voters)})`;
}

/**
 * Takes the write lock when a transaction begins, by `exec`.
 *
 * kysely would begin with the lock untaken and through `run()`. A `run()` that
 * fails because another process holds the lock stays in progress in libsql
 * 0.5, and no later transaction of the connection can commit
 * (https://github.com/tursodatabase/libsql-js/pull/238). With the lock taken
 * at the start, by `exec`, no `run()` can meet a busy file.
 */
class ImmediateDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({database});
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    const database = this.#database;
    const execute = async (statement: string): Promise<void> => void database.exec(statement);
    return new (class extends SqliteDriver {
      override beginTransaction = (): Promise<void> => execute('BEGIN IMMEDIATE');
      override commitTransaction = (): Promise<void> => execute('COMMIT');
      override rollbackTransaction = (): Promise<void> => execute('ROLLBACK');
    })({database});
  }
}

function open(path: string, busyTimeout: number): Database.Database {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), {recursive: true});
    database = new Database(path);
    database.pragma(`busy_timeout = ${busyTimeout}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database, path);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The database file ${path} cannot be opened for writing: ${(error as Error).message}. ` +
      'Make the file and its folder writable for the service, or set KINDRED_DB to another path.',
      {cause: error},
    );
  }
}

async function busyInWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as {code?: unknown}).code !== 'SQLITE_BUSY') throw error;
    throw new StoreBusyError('Another process is writing to the database file.', {cause: error});
  }
}
