import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pino} from 'pino';
import {createApp} from '../server/app.js';
import {openSqliteStore} from '../server/sqlite-store.js';
import {envelope, type EventData, type KindredEvent, uuidv7} from '../src/events/index.js';
import {checkProgram, mostIdeas} from '../src/program/index.js';
import {randomNumbers} from './tallies/random-votes.js';

/**
 * The third part of `npm run bench`: how long the service takes to answer what
 * became of 10,000 ideas with 100,000 supports, all of which came by its own
 * door.
 */
const ideas = 10_000;
const supports = 100_000;
const voters = 20_000;
const reads = 300;
/** Events of one delivery, which may have 256 KiB. */
const batch = 200;
const poll = 'wishes';

const random = randomNumbers(1);
const any = (count: number): number => Math.floor(random() * count);
/** Some words are in many ideas and most in few, as in any language (https://en.wikipedia.org/wiki/Zipf%27s_law). */
const words = Array.from({length: 3_000}, (_, i) => `${['mo', 'te', 'ka', 'lu', 'ris'][i % 5]}${['an', 'ock', 'ine', 'ulo'][i % 4]}${i.toString(36)}`);
const word = (): string => words[Math.floor(words.length ** random()) - 1]!;
const sentence = (count: number): string => Array.from({length: count}, word).join(' ');
const visitor = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
const store = openSqliteStore(join(folder, 'kindred.db'));
try {
  const program = checkProgram({name: 'Bench', polls: {[poll]: {
    kind: 'open', question: 'What next?', results: 'always',
    ideas: {moderated: false, milestones: [100, 1_000, 5_000, 10_000].map(supports => ({supports, days: 90}))},
  }}});
  const app = createApp({tenants: [{id: 'bench', keys: ['pk_bench'], origins: [], program}], store, log: pino({level: 'silent'}), version: '0'});

  const event = <T extends 'idea.submitted' | 'idea.supported'>(type: T, data: EventData[T], by: number): KindredEvent<T> => {
    const now = Date.now();
    return {...envelope(type, data, `https://shop.example/#kin-${by}`, now, uuidv7(now)), kinseq: 1, kinvisitor: visitor(by)};
  };
  const deliver = async (events: readonly KindredEvent[]): Promise<void> => {
    for (let i = 0; i < events.length; i += batch) {
      const body = JSON.stringify({key: 'pk_bench', sentAt: new Date().toISOString(), events: events.slice(i, i + batch)});
      const text = await (await app.request('/v1/events', {method: 'POST', body})).text();
      if (!text.includes('"results"') || text.includes('"refused"')) throw new Error(text.slice(0, 500));
    }
  };
  const submitted = Array.from({length: ideas}, (_, i) => event('idea.submitted', {poll, title: sentence(4), words: sentence(30)}, Math.floor(i / mostIdeas)));
  await deliver(submitted);
  // The first ideas have the most, as they would.
  await deliver(Array.from({length: supports}, () => event('idea.supported', {poll, idea: submitted[Math.floor(ideas ** random()) - 1]!.id}, any(voters))));

  const read = async (path: string, {expect}: {readonly expect: string}): Promise<number> => {
    const headers = {'Kin-Visitor': visitor(any(ideas / mostIdeas))};
    const began = performance.now();
    const response = await app.request(`/v1/polls/${poll}${path}${path.includes('?') ? '&' : '?'}key=pk_bench`, {headers});
    const text = await response.text();
    const took = performance.now() - began;
    if (!text.includes(expect)) throw new Error(`${path}: answered ${response.status} ${text.slice(0, 500)}`);
    return took;
  };
  const {next} = await (await app.request(`/v1/polls/${poll}/ideas?sort=top&key=pk_bench`)).json() as {next: string};
  const rows: readonly (readonly [what: string, path: () => string, expect: string])[] = [
    ['the poll', () => '', '"activity"'],
    ['twenty ideas, the most supported', () => '/ideas?sort=top', '"title"'],
    ['twenty more', () => `/ideas?sort=top&after=${next}`, '"title"'],
    ['twenty, the newest', () => '/ideas?sort=new', '"title"'],
    ['one’s own and those one supports', () => '/ideas?sort=mine', '"title"'],
    ['what says the same as a title of four words', () => `/ideas?q=${encodeURIComponent(sentence(4))}`, '"ideas"'],
    ['what has a word that begins so', () => `/ideas?q=${word().slice(0, 4)}`, '"ideas"'],
  ];
  console.log(`\n| ${['read', 'median, ms', 'p95'].join(' | ')} |\n|${' --- |'.repeat(3)}`);
  for (const [what, path, expect] of rows) {
    for (let i = 0; i < reads / 10; i++) await read(path(), {expect});
    const took: number[] = [];
    for (let i = 0; i < reads; i++) took.push(await read(path(), {expect}));
    took.sort((a, b) => a - b);
    const at = (share: number): string => took[Math.ceil(share * took.length) - 1]!.toFixed(1);
    console.log(`| ${what} | ${at(0.5)} | ${at(0.95)} |`);
  }
} finally {
  await store.close();
  rmSync(folder, {recursive: true});
}
