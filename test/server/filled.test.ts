import {join} from 'node:path';
import Database from 'libsql';
import {expect, it} from 'vitest';
import {fill} from '../../bench/tallies/fill.js';
import {randomNumbers, randomVotes} from '../../bench/tallies/random-votes.js';
import {openSqliteStore} from '../../server/sqlite-store.js';
import {type BallotPoll, pollView} from '../../src/program/index.js';
import {ballot, brand, kinds, options, pollOf} from './polls/kinds-fixture.js';
import {expectRecount} from './polls/recount.js';
import {createService, noon, statuses, temporaryFolder} from './service-fixture.js';

type Kind = (typeof kinds)[number];
const {program} = brand(Object.fromEntries(kinds.map(kind => [kind, pollOf(kind)])));

const votes = (kind: Kind, count: number): ReturnType<typeof ballot>[] => {
  const next = randomVotes(program.polls[kind] as BallotPoll, randomNumbers(1));
  return Array.from({length: count}, (_, i) => ballot(kind, next(), {by: i, source: `https://tea.example/#kin-${i}`}));
};

async function filled(kind: Kind, made: readonly ReturnType<typeof ballot>[]): Promise<string> {
  const file = join(temporaryFolder(), 'kindred.db');
  await openSqliteStore(file).close();
  fill(file, 'tea', kind, made);
  return file;
}

/** All that the file holds. */
function content(file: string): object {
  const database = new Database(file);
  const tables = ['events', 'ballots', 'tallies', 'turnout', 'visitors'].map(table => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()]);
  database.close();
  return Object.fromEntries(tables) as object;
}

it.each(kinds)('a database that the bench has filled holds what the service writes when it gets the votes: %s', async kind => {
  const made = votes(kind, 150);
  const service = createService({tenants: [brand({[kind]: pollOf(kind)})]});
  expect(new Set(statuses(await service.send(made)))).toEqual(new Set(['accepted']));
  expect(content(await filled(kind, made))).toEqual(content(service.file));
});

it.each(kinds)('thousands of ballots come to what a recount finds: %s', async kind => {
  const made = votes(kind, 3000);
  const store = openSqliteStore(await filled(kind, made));
  const {tally} = await store.counted('tea', kind);
  await store.close();
  expectRecount(kind, options, made.map(({data}) => data), pollView(kind, program.polls[kind]!, {tally}, noon).tally!);
});
