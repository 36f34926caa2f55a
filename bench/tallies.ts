import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import Database from 'libsql';
import {pino} from 'pino';
import {createApp} from '../server/app.js';
import {openSqliteStore} from '../server/sqlite-store.js';
import {envelope, type KindredEvent, uuidv7} from '../src/events/index.js';
import {type BallotPoll, checkProgram} from '../src/program/index.js';
import {fill} from './tallies/fill.js';
import {randomNumbers, randomVotes} from './tallies/random-votes.js';

/**
 * The second part of `npm run bench`: how long the service takes to answer
 * what a poll of 100,000 ballots has come to. Each poll has a database file of
 * its own, with the log that the ballots came by.
 */
const voters = 100_000;
const reads = 300;
const tenant = 'bench';

const polls: readonly (readonly [kind: BallotPoll['kind'], options: number])[] = [
  ['single', 10],
  ['single', 200],
  ['image', 10],
  ['approval', 10],
  ['ranked', 10],
  ['score', 10],
  ['score', 200],
  ['budget', 10],
  ['pairwise', 20],
  ['pairwise', 50],
];

const columns = ['kind', 'options', 'marks kept', 'read: median, ms', 'p95', 'read after a vote: median, ms', 'p95'];
console.log(`\n| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`);
for (const [kind, options] of polls) {
  const {marks, quiet, busy} = await measure(kind, options);
  const figures = [marks.toLocaleString('en'), at(quiet, 0.5), at(quiet, 0.95), at(busy, 0.5), at(busy, 0.95)];
  console.log(`| ${[kind, options, ...figures].join(' | ')} |`);
}

async function measure(kind: BallotPoll['kind'], count: number): Promise<{readonly marks: number; readonly quiet: readonly number[]; readonly busy: readonly number[]}> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const file = join(folder, 'kindred.db');
  const store = openSqliteStore(file);
  try {
    const program = checkProgram({name: 'Bench', polls: {[kind]: {
      kind,
      question: 'Which?',
      options: Array.from({length: count}, (_, i) => ({id: `option-${i}`, label: `Option ${i}`, ...(kind === 'image' && {picture: {src: `/${i}.svg`, alt: ''}})})),
      results: 'always',
      ...(kind === 'budget' && {beans: 10}),
    }}});
    const random = randomNumbers(count);
    const nextVote = randomVotes(program.polls[kind] as BallotPoll, random);
    const start = Date.now();
    const vote = (by: number, at: number): KindredEvent<'poll.voted'> =>
      ({...envelope('poll.voted', {poll: kind, ...nextVote()}, `https://shop.example/#kin-${by}`, at, uuidv7(at)), kinseq: 1, kinvisitor: visitor(by)});
    const anyone = (): number => Math.floor(random() * voters);

    fill(file, tenant, kind, firstVotes());
    function* firstVotes(): Iterable<KindredEvent<'poll.voted'>> {
      for (let by = 0; by < voters; by++) yield vote(by, start - voters + by);
    }

    const app = createApp({tenants: [{id: tenant, keys: ['pk_bench'], origins: [], program}], store, log: pino({level: 'silent'}), version: '0'});
    const read = async (): Promise<number> => {
      const headers = {'Kin-Visitor': visitor(anyone())};
      const began = performance.now();
      const response = await app.request(`/v1/polls/${kind}?key=pk_bench`, {headers});
      const text = await response.text();
      const took = performance.now() - began;
      if (!text.includes(`"tally":{"voters":${voters},`) || !text.includes('"ballot":')) throw new Error(`${kind}: answered ${response.status} ${text.slice(0, 500)}`);
      return took;
    };
    const change = async (): Promise<void> => {
      const body = JSON.stringify({key: 'pk_bench', sentAt: new Date().toISOString(), events: [vote(anyone(), Date.now())]});
      const text = await (await app.request('/v1/events', {method: 'POST', body})).text();
      if (!text.includes('"accepted"')) throw new Error(`${kind}: a vote was answered ${text}`);
    };

    for (let i = 0; i < reads / 10; i++) await read();
    const quiet: number[] = [];
    for (let i = 0; i < reads; i++) quiet.push(await read());
    const busy: number[] = [];
    for (let i = 0; i < reads; i++) {
      await change();
      busy.push(await read());
    }
    return {marks: marksIn(file), quiet, busy};
  } finally {
    await store.close();
    rmSync(folder, {recursive: true});
  }
}

function marksIn(file: string): number {
  const database = new Database(file);
  const {marks} = database.prepare('SELECT count(*) AS marks FROM tallies').get() as {marks: number};
  database.close();
  return marks;
}

function visitor(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** @param share of the values that are no greater */
function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!.toFixed(1);
}
