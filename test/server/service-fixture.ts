import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Hono} from 'hono';
import {type DestinationStream, pino} from 'pino';
import {onTestFinished} from 'vitest';
import {type AppOptions, createApp} from '../../server/app.js';
import type {ClientNetwork} from '../../server/client-network.js';
import {createLive, type Live} from '../../server/live.js';
import type {Result} from '../../server/record.js';
import type {ServiceEnv} from '../../server/service-env.js';
import {openSqliteStore} from '../../server/sqlite-store.js';
import type {Store} from '../../server/store.js';
import type {Tenant} from '../../server/tenant.js';
import {envelope, type EventData, type EventType, type KindredEvent, uuidv7} from '../../src/events/index.js';
import {checkProgram, type PollView, type ResultsVisibility} from '../../src/program/index.js';

/** When the fixtures' clock starts. */
export const noon = Date.parse('2026-03-01T12:00:00.000Z');
export const hour = 3_600_000;
export const page = 'https://tea.example';

const ids = (...ids: string[]): {id: string; label: string}[] => ids.map(id => ({id, label: `The ${id}`}));
const poll = (results: ResultsVisibility, more: object = {}): object =>
  ({kind: 'single', question: 'Which lid?', options: ids('moon', 'pine', 'wave'), results, ...more});

export const program = checkProgram({
  name: 'Tea house',
  polls: {
    'always': poll('always'),
    'after-vote': poll('after-vote', {closes: '2026-03-01T18:00:00Z'}),
    'after-close': poll('after-close', {opens: '2026-03-01T10:00:00Z', closes: '2026-03-01T18:00:00Z'}),
    'never': poll('never', {closes: '2026-03-01T18:00:00Z'}),
    'tomorrow': poll('always', {opens: '2026-03-02T12:00:00Z'}),
    'yesterday': poll('always', {closes: '2026-02-28T12:00:00Z'}),
    'far-off': poll('always', {closes: '2099-01-01T00:00:00Z'}),
    'told': {
      ...poll('always'),
      question: {'en': 'Which lid?', 'zh-Hans': '哪个盖子？'},
      options: [{id: 'moon', label: {en: 'Moon'}, picture: {src: '/moon.svg', alt: ''}}, {id: 'pine', label: 'Pine', picture: {src: './pine.svg', alt: {en: 'A pine'}}}],
    },
  },
});

export const tea: Tenant = {id: 'tea', keys: ['pk_tea', 'pk_tea_2'], origins: [page, 'http://localhost:*'], program};
export const ink: Tenant = {id: 'ink', keys: ['pk_ink'], origins: ['https://ink.example'], program};

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

export interface TestService {
  readonly app: Hono<ServiceEnv>;
  readonly store: Store;
  readonly live: Live;
  /** The database file. */
  readonly file: string;
  readonly clock: {time: number};
  readonly logged: Record<string, unknown>[];
  send(events: readonly unknown[], options?: SendOptions): Promise<readonly Result[]>;
  post(body: BodyInit, headers?: Record<string, string>): Promise<Response>;
  read(poll: string, options?: ReadOptions): Promise<Response>;
  view(poll: string, options?: ReadOptions): Promise<PollView>;
}

export interface SendOptions {
  readonly key?: string;
  readonly sentAt?: number;
  readonly token?: string;
}

export interface ReadOptions {
  readonly key?: string;
  readonly visitor?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

export interface ServiceOptions extends Pick<AppOptions, 'brains' | 'streams'> {
  readonly tenants?: readonly Tenant[];
  readonly sdk?: string;
  readonly now?: () => number;
  readonly network?: ClientNetwork;
  /** Wraps the real store, to make it fail. */
  readonly wrap?: (store: Store) => Store;
}

/** The service over a database file of its own, without a port. */
export function createService({tenants = [tea, ink], sdk, now, network, brains, streams, wrap = store => store}: ServiceOptions = {}): TestService {
  const file = join(temporaryFolder(), 'kindred.db');
  const opened = openSqliteStore(file);
  onTestFinished(() => opened.close());
  const store = wrap(opened);
  const live = createLive();
  const clock = {time: noon};
  const logged: Record<string, unknown>[] = [];
  const destination: DestinationStream = {write: line => void logged.push(JSON.parse(line) as Record<string, unknown>)};
  const app = createApp({tenants, store, live, sdk, log: pino({level: 'info'}, destination), now: now ?? (() => clock.time), version: '1.2.3', ...(network && {network}), ...(streams && {streams}), brains});

  const post = async (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    app.request('/v1/events', {method: 'POST', body, headers: {'Content-Type': 'text/plain;charset=UTF-8', ...headers}, duplex: 'half'} as RequestInit);
  const read = async (poll: string, {key = 'pk_tea', visitor, token, headers = {}}: ReadOptions = {}): Promise<Response> =>
    app.request(`/v1/polls/${poll}?key=${key}`, {headers: {...(visitor && {'Kin-Visitor': visitor}), ...(token && {Authorization: `Bearer ${token}`}), ...headers}});

  return {
    app, store, live, file, clock, logged, post, read,
    async send(events, {key = 'pk_tea', token, sentAt = (now ?? (() => clock.time))()} = {}) {
      const response = await post(JSON.stringify({key, token, sentAt: new Date(sentAt).toISOString(), events}));
      if (response.status !== 200) throw new Error(await response.text());
      return ((await response.json()) as {results: Result[]}).results;
    },
    async view(poll, options) {
      return (await (await read(poll, options)).json()) as PollView;
    },
  };
}

/** The same UUID for the same number. */
export function visitor(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

interface Made {
  readonly by?: number;
  readonly at?: number;
  readonly source?: string;
}

export function event<T extends EventType>(type: T, data: EventData[T], {by = 1, at = noon, source = `${page}/#kin-1`}: Made = {}): KindredEvent<T> {
  return {...envelope(type, data, source, at, uuidv7(at)), kinseq: 1, kinvisitor: visitor(by)};
}

export function vote(poll: string, choice: string, made?: Made): KindredEvent<'poll.voted'> {
  return event('poll.voted', {poll, choices: [choice]}, made);
}

export function retraction(poll: string, made?: Made): KindredEvent<'poll.retracted'> {
  return event('poll.retracted', {poll}, made);
}

export const statuses = (results: readonly Result[]): string[] =>
  results.map(result => (result.status === 'refused' ? `refused: ${result.reason}` : result.status));

/** Reads a stream as it comes. */
export class StreamReader {
  text = '';
  ended = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    this.#reader = response.body!.getReader();
    void this.#pump();
  }

  get views(): PollView[] {
    return [...this.text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json!) as PollView);
  }

  async leave(): Promise<void> {
    await this.#reader.cancel();
  }

  async #pump(): Promise<void> {
    const decoder = new TextDecoder();
    for (let {done, value} = await this.#reader.read(); !done; {done, value} = await this.#reader.read()) {
      this.text += decoder.decode(value, {stream: true});
    }
    this.ended = true;
  }
}

/** Lets everything that waits for no timer happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve));
}
