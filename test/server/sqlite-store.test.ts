import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import Database from 'libsql';
import {describe, expect, it, onTestFinished} from 'vitest';
import {migrations} from '../../server/sqlite-migrations.js';
import {openSqliteStore} from '../../server/sqlite-store.js';
import {StartupError} from '../../server/startup-error.js';
import {StoreBusyError} from '../../server/store.js';
import {bondStoreContract} from './bonds/bond-store-contract.js';
import {chatStoreContract} from './chats/chat-store-contract.js';
import {referralStoreContract} from './referrals/referral-store-contract.js';
import {temporaryFolder, visitor, vote} from './service-fixture.js';
import {type OpenedStore, storeContract} from './store-contract.js';

const times = {occurred: '2026-03-01T12:00:00.000Z', received: '2026-03-01T12:00:00.000Z'};

async function open(): Promise<OpenedStore> {
  const file = join(temporaryFolder(), 'kindred.db');
  const store = openSqliteStore(file);
  let newest = store;
  onTestFinished(() => newest.close());
  return {
    store,
    async reopen() {
      await newest.close();
      newest = openSqliteStore(file);
      return newest;
    },
  };
}

storeContract('SQLite', open);
referralStoreContract('SQLite', open);
bondStoreContract('SQLite', open);
chatStoreContract('SQLite', open);

describe('the SQLite store', () => {
  it('makes the folder of its file', async () => {
    const file = join(temporaryFolder(), 'not', 'there', 'kindred.db');
    await openSqliteStore(file).close();
    expect(existsSync(file)).toBe(true);
  });

  it('writes ahead to a log, so that readers do not wait', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({journal_mode: 'wal'});
    database.close();
  });

  it('has the tenant as the first column of every key', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    const indexes = database.prepare(`
      SELECT t.name AS "table", i.name AS "index", c.name AS "column" FROM sqlite_schema AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
      WHERE t.type = 'table' AND c.seqno = 0`).all() as {table: string; column: string}[];
    database.close();
    expect([...new Set(indexes.map(({table}) => table))].sort()).toEqual(['ballots', 'bond_rules', 'bonds', 'calls', 'chat_facts', 'chat_messages', 'chat_questions', 'chat_usage', 'chats', 'coupons', 'erased', 'events', 'grants', 'idea_tokens', 'ideas', 'inviters', 'ledger', 'order_facts', 'orders', 'referrals', 'supports', 'tallies', 'turnout', 'visitors']);
    expect(new Set(indexes.map(({column}) => column))).toEqual(new Set(['tenant']));
  });

  it('does not open a file of a newer schema, and says which it found, which it knows and what to do', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openSqliteStore(file)).toThrow(StartupError);
    expect(() => openSqliteStore(file)).toThrow(new RegExp(`kindred\\.db has schema version 99; this service knows versions up to ${migrations.length}\\. .*start that release, or point KINDRED_DB at another file`));
  });

  it('takes a file of the first release along: its votes count on, and can be joined to a member', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    const cast = vote('tin', 'moon');
    const database = new Database(file);
    database.exec(`${migrations[0]!}; PRAGMA user_version = 1`);
    database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run('tea', cast.source, cast.id, cast.type, null, times.occurred, times.received, JSON.stringify(cast));
    database.prepare('INSERT INTO ballots VALUES (?, ?, ?, ?, ?, ?)').run('tea', 'tin', `visitor:${visitor(1)}`, cast.id, times.occurred, '["moon"]');
    database.exec(`INSERT INTO tallies VALUES ('tea', 'tin', 'moon', 1); INSERT INTO turnout VALUES ('tea', 'tin', 1)`);

    const store = openSqliteStore(file);
    onTestFinished(() => store.close());
    const ballot = {id: cast.id, at: times.occurred, kind: 'single', choices: ['moon']} as const;
    expect(await store.counted('tea', 'tin', {visitor: visitor(1)})).toEqual({tally: {counts: {moon: 1}, voters: 1}, ballot});
    expect((await store.counted('tea', 'tin', undefined, true)).tally).toEqual({counts: {moon: 1}, voters: 1, groups: {}});
    await store.transact('tea', async transaction => {
      expect(await transaction.event(cast.source, cast.id)).toEqual(cast);
      expect(await transaction.ballotsBy(visitor(1))).toEqual([{poll: 'tin', ballot}]);
      await transaction.join(visitor(1), 'mia', times.received);
    });
    expect(database.prepare('SELECT visitor, member FROM events').all()).toMatchObject([{visitor: visitor(1), member: 'mia'}]);
    database.close();
  });

  it('takes a file of the release before along that did not count what ideas come to', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    const database = new Database(file);
    database.exec(`${migrations.slice(0, 4).join('')}; PRAGMA user_version = 4`);
    const add = database.prepare(`INSERT INTO ideas (tenant, id, poll, author, visitor, title, state, submitted, supports, most) VALUES ('tea', ?, 'names', 'visitor:1', '1', 'Moon', ?, ?, ?, 9)`);
    for (const [id, state, supports] of [['a', 'published', 4], ['b', 'made', 3], ['c', 'published', 2], ['d', 'held', 1], ['e', 'declined', 1]] as const) add.run(id, state, times.occurred, supports);
    database.close();

    const store = openSqliteStore(file);
    onTestFinished(() => store.close());
    expect((await store.counted('tea', 'names')).tally).toEqual({counts: {published: 2, made: 1, supports: 9}, voters: 0});
  });

  it('finds what a visitor did without reading what others did', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    for (const statement of [
      `UPDATE events SET member = 'mia' WHERE tenant = 'tea' AND visitor = '1'`,
      `SELECT poll FROM ballots WHERE tenant = 'tea' AND visitor = '1'`,
      `SELECT id FROM ballots WHERE tenant = 'tea' AND poll = 'tin' AND visitor = '1' ORDER BY at DESC, id DESC LIMIT 1`,
    ]) {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as {detail: string}[];
      expect(plan.map(({detail}) => detail).join()).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX \w+_by_visitor \(tenant=\? AND visitor=\?/);
    }
    database.close();
  });

  it('finds the ballots that wait without reading those that count', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT id FROM ballots WHERE tenant = 'tea' AND poll = 'tin' AND aside IS NOT NULL AND decided IS NULL AND choices <> '[]' ORDER BY at, id LIMIT 9`).all() as {detail: string}[];
    database.close();
    expect(plan.map(({detail}) => detail).join()).toMatch(/^SEARCH ballots USING INDEX ballots_waiting \(tenant=\? AND poll=\?\)$/);
  });

  it('finds whose bond is due, and the badges of many, without reading those of others', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    for (const [statement, plan] of [
      [`SELECT * FROM bonds WHERE tenant = 'tea' AND due <= '2026' ORDER BY due LIMIT 9`, /^SEARCH bonds USING INDEX bonds_due \(tenant=\? AND due<\?\)$/],
      [`SELECT holder, bond FROM bonds WHERE tenant = 'tea' AND holder IN (SELECT value FROM json_each('[]')) AND json_extract(shown, '$.value')`, /^SEARCH bonds USING INDEX \w+ \(tenant=\? AND holder=\?\)/],
    ] as const) {
      const found = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as {detail: string}[];
      expect(found.map(({detail}) => detail).join()).toMatch(plan);
    }
    database.close();
  });

  it('counts all who vote without reading their groups', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    await openSqliteStore(file).close();
    const database = new Database(file);
    for (const statement of [
      `SELECT json_group_object(option, count) FROM tallies WHERE tenant = 'tea' AND poll = 'tin' AND "group" = ''`,
      `SELECT voters FROM turnout WHERE tenant = 'tea' AND poll = 'tin' AND "group" = ''`,
    ]) {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as {detail: string}[];
      expect(plan.map(({detail}) => detail).join()).toMatch(/^SEARCH \w+ USING PRIMARY KEY \(tenant=\? AND poll=\? AND group=\?\)$/);
    }
    database.close();
  });

  it('leaves a file of a newer schema as it is', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    const database = new Database(file);
    database.exec('CREATE TABLE later (a); PRAGMA user_version = 99');
    expect(() => openSqliteStore(file)).toThrow('schema version 99');
    expect(database.prepare('SELECT name FROM sqlite_schema').all()).toMatchObject([{name: 'later'}]);
    database.close();
  });

  it('says what is wrong with a path that it cannot use', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'text'), 'not a database, but a text that is long enough to be looked at\n'.repeat(20));
    mkdirSync(join(folder, 'folder'));
    for (const path of ['text', 'folder', 'text/kindred.db'].map(name => join(folder, name))) {
      expect(() => openSqliteStore(path)).toThrow(StartupError);
      expect(() => openSqliteStore(path)).toThrow(`The database file ${path} cannot be opened for writing: `);
    }
  });

  it('finds out at once that it may not write', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kindred.db');
    await openSqliteStore(file).close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    // Root may write whatever the mode says, so it steps down.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid!(65_534);
    try {
      expect(() => openSqliteStore(file)).toThrow(/kindred\.db cannot be opened for writing: .*readonly/);
    } finally {
      if (root) process.seteuid!(0);
      chmodSync(folder, 0o755);
    }
  });

  it('says that another process is writing, and works again once it has finished', async () => {
    const file = join(temporaryFolder(), 'kindred.db');
    const store = openSqliteStore(file, {busyTimeout: 20});
    onTestFinished(() => store.close());
    const other = new Database(file);
    onTestFinished(() => void other.close());
    const one = vote('tin', 'moon');
    const add = (): Promise<void> => store.transact('tea', transaction => transaction.addEvent(one, times));

    other.exec('BEGIN IMMEDIATE');
    await expect(add()).rejects.toThrow(StoreBusyError);
    expect((await store.counted('tea', 'tin')).tally.voters).toBe(0);
    other.exec('COMMIT');
    await add();
    expect(await store.transact('tea', transaction => transaction.event(one.source, one.id))).toEqual(one);
  });
});
