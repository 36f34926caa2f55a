import type Database from 'libsql';
import {bondTables} from './bonds/sqlite-bond-schema.js';
import {erasureTables} from './erasure/sqlite-erasure-schema.js';
import {usageTable} from './brains/sqlite-usage.js';
import {referralSchema} from './referrals/sqlite-referral-schema.js';
import {chatTables} from './chats/sqlite-chat-schema.js';
import {StartupError} from './startup-error.js';

/**
 * Each entry takes the schema to the next version; the file's `user_version`
 * says how many it has had. Entries are never changed once released.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE events (
    tenant TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    subject TEXT,
    occurred TEXT NOT NULL,
    received TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (tenant, source, id)
  ) STRICT;

  CREATE TABLE ballots (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    voter TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (tenant, poll, voter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tallies (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    option TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (tenant, poll, option)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE turnout (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    PRIMARY KEY (tenant, poll)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE events ADD COLUMN visitor TEXT;
  ALTER TABLE events ADD COLUMN member TEXT;
  UPDATE events SET visitor = json_extract(body, '$.kinvisitor');
  CREATE INDEX events_by_visitor ON events (tenant, visitor);

  ALTER TABLE ballots ADD COLUMN visitor TEXT;
  UPDATE ballots SET visitor = substr(voter, length('visitor:') + 1);
  -- A visitor's ballot is in one voter's hand: its own or its member's.
  CREATE UNIQUE INDEX ballots_by_visitor ON ballots (tenant, visitor, poll);

  CREATE TABLE visitors (
    tenant TEXT NOT NULL,
    visitor TEXT NOT NULL,
    member TEXT NOT NULL,
    joined TEXT NOT NULL,
    PRIMARY KEY (tenant, visitor)
  ) STRICT, WITHOUT ROWID;
  `,
  // A ballot says by which rule it was counted, so that it can be taken out again by the same.
  `
  ALTER TABLE ballots ADD COLUMN kind TEXT NOT NULL DEFAULT 'single';
  ALTER TABLE ballots ADD COLUMN points TEXT;
  `,
  `
  CREATE TABLE ideas (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    poll TEXT NOT NULL,
    author TEXT NOT NULL,
    visitor TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT,
    picture TEXT,
    state TEXT NOT NULL,
    submitted TEXT NOT NULL,
    published TEXT,
    decided TEXT,
    reason TEXT,
    link TEXT,
    supports INTEGER NOT NULL CHECK (supports >= 0),
    most INTEGER NOT NULL CHECK (most >= supports),
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ideas_by_supports ON ideas (tenant, poll, supports, id);
  CREATE INDEX ideas_by_time ON ideas (tenant, poll, coalesce(published, submitted), id);
  CREATE INDEX ideas_by_author ON ideas (tenant, author, poll);
  CREATE INDEX ideas_by_visitor ON ideas (tenant, visitor, poll);
  CREATE INDEX ideas_by_state ON ideas (tenant, state, submitted, id);

  -- What ideas are found by. The full text index of SQLite would hold those of all tenants in one.
  CREATE TABLE idea_tokens (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    token TEXT NOT NULL,
    idea TEXT NOT NULL,
    PRIMARY KEY (tenant, poll, token, idea)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE supports (
    tenant TEXT NOT NULL,
    voter TEXT NOT NULL,
    idea TEXT NOT NULL,
    visitor TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    supports INTEGER NOT NULL,
    PRIMARY KEY (tenant, voter, idea)
  ) STRICT, WITHOUT ROWID;
  -- As a ballot, a visitor's support is in one voter's hand.
  CREATE UNIQUE INDEX supports_by_visitor ON supports (tenant, visitor, idea);
  `,
  // What an open poll's ideas come to is kept as what votes come to is.
  `
  ALTER TABLE ideas ADD COLUMN credit TEXT;
  INSERT INTO tallies (tenant, poll, option, count)
    SELECT tenant, poll, state, count(*) FROM ideas WHERE state NOT IN ('held', 'declined') GROUP BY tenant, poll, state;
  INSERT INTO tallies (tenant, poll, option, count)
    SELECT tenant, poll, 'supports', sum(supports) FROM ideas WHERE state NOT IN ('held', 'declined') GROUP BY tenant, poll;
  `,
  // Why a ballot does not count until the brand says so, and what it has said.
  `
  ALTER TABLE ballots ADD COLUMN aside TEXT;
  ALTER TABLE ballots ADD COLUMN decided TEXT;
  CREATE INDEX ballots_waiting ON ballots (tenant, poll, at, id) WHERE aside IS NOT NULL AND decided IS NULL AND choices <> '[]';
  `,
  // A ballot may say which group its voter belongs to. A tally is that of a group, or, without a name, of all.
  `
  ALTER TABLE ballots ADD COLUMN "group" TEXT;

  CREATE TABLE tallies_by_group (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    "group" TEXT NOT NULL DEFAULT '',
    option TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (tenant, poll, "group", option)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO tallies_by_group (tenant, poll, option, count) SELECT tenant, poll, option, count FROM tallies;
  DROP TABLE tallies;
  ALTER TABLE tallies_by_group RENAME TO tallies;

  CREATE TABLE turnout_by_group (
    tenant TEXT NOT NULL,
    poll TEXT NOT NULL,
    "group" TEXT NOT NULL DEFAULT '',
    voters INTEGER NOT NULL CHECK (voters >= 0),
    PRIMARY KEY (tenant, poll, "group")
  ) STRICT, WITHOUT ROWID;
  INSERT INTO turnout_by_group (tenant, poll, voters) SELECT tenant, poll, voters FROM turnout;
  DROP TABLE turnout;
  ALTER TABLE turnout_by_group RENAME TO turnout;
  `,
  referralSchema,
  bondTables,
  chatTables,
  erasureTables,
  usageTable,
];

/**
 * Brings the file to the newest known schema, all steps in one transaction.
 * Always writes, so that a file that cannot be written is found out now and
 * not at the first vote.
 *
 * @throws {StartupError} when the file has a newer schema than this service knows
 */
export function migrate(database: Database.Database, path: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const {user_version: found} = database.prepare('PRAGMA user_version').get() as {user_version: number};
    if (found > migrations.length) {
      throw new StartupError(
        `${path} has schema version ${found}; this service knows versions up to ${migrations.length}. ` +
        'A newer release of the service has opened it: start that release, or point KINDRED_DB at another file or at a backup made before.',
      );
    }
    for (const step of migrations.slice(found)) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
