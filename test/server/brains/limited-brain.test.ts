import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import type {Brain, BrainEvent} from '../../../server/brains/brain.js';
import type {BrainLimits} from '../../../server/brains/brain-options.js';
import {limitedBrain} from '../../../server/brains/limited-brain.js';
import type {MeteredBrain} from '../../../server/brains/openai-brain.js';
import type {Spender} from '../../../server/brains/reserve.js';
import {openSqliteStore} from '../../../server/sqlite-store.js';
import type {Store} from '../../../server/store.js';
import {noon, temporaryFolder} from '../service-fixture.js';
import {turnOf} from './a-turn.js';
import {aLog, doneIn, eventsOf} from './brains-fixture.js';

const day = '2026-03-01';
const guided: Brain = {
  async *answer() { yield {type: 'offer', entries: ['water']}; },
};

let file: string;
let store: Store;
beforeEach(() => {
  file = join(temporaryFolder(), 'kindred.db');
  // Two services wait for each other here, and the machine may be busy.
  store = openSqliteStore(file, {busyTimeout: 10_000});
  onTestFinished(() => store.close());
});

/** Takes what it says it takes at most, or what it is told that it takes. */
function costly(takes: {readonly most: number; readonly takes?: number; readonly micros?: number}): MeteredBrain & {asked: number} {
  const {most, micros = 0} = takes;
  return {
    asked: 0,
    most: () => ({tokens: most, micros}),
    async *answer(): AsyncGenerator<BrainEvent> {
      this.asked += 1;
      await new Promise(resolve => void setImmediate(resolve));
      yield {type: 'text', delta: 'So.'};
      yield {type: 'used', tokens: takes.takes ?? most, micros};
    },
  };
}

function within(brain: MeteredBrain, limits: BrainLimits, who: Spender = {visitor: 'v'}, fallback?: Brain, tenant = 'tea'): Brain {
  return limitedBrain(brain, {store, tenant, persona: 'pip', limits, who, log: aLog().log, fallback});
}

const used = (holder: string, on = day, tenant = 'tea'): Promise<unknown> => store.transact(tenant, transaction => transaction.usage({day: on, persona: 'pip', holder}));
const ask = async (brain: Brain, now = noon): Promise<string> => {
  const events = await eventsOf(brain, {...turnOf('Hello?'), now});
  return doneIn(events)[0] ?? events[0]!.type;
};

describe('a limit', () => {
  test.each<[string, BrainLimits, Spender]>([
    ['turns of a visitor', {turns: {visitor: 2}}, {visitor: 'v'}],
    ['turns of a member', {turns: {member: 2, visitor: 0}}, {visitor: 'v', member: 'm'}],
    ['turns of the tenant', {turns: {tenant: 2}}, {visitor: 'v'}],
    ['tokens', {tokens: {visitor: 250}}, {visitor: 'v'}],
    ['money', {money: {visitor: 0.0025}}, {visitor: 'v'}],
  ])('of %s lets as many through as it says, and no more', async (_, limits, who) => {
    const brain = costly({most: 100, micros: 1000});
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await ask(within(brain, limits, who)));
    expect(answers).toEqual(['text', 'text', 'failed limit', 'failed limit']);
    expect(brain.asked).toBe(2);
  });

  test('is for one visitor, member and tenant each', async () => {
    const brain = costly({most: 100});
    const limits = {turns: {visitor: 1, member: 1}};
    expect(await ask(within(brain, limits, {visitor: 'a'}))).toBe('text');
    expect(await ask(within(brain, limits, {visitor: 'a'}))).toBe('failed limit');
    expect(await ask(within(brain, limits, {visitor: 'b'}))).toBe('text');
    expect(await ask(within(brain, limits, {visitor: 'a', member: 'm'}))).toBe('text');
    expect(await ask(within(brain, limits, {visitor: 'b', member: 'm'}))).toBe('failed limit');
    expect(await ask(within(brain, limits, {visitor: 'a'}, undefined, 'ink'))).toBe('text');
  });

  test('begins anew at midnight, UTC, and what visitors had is forgotten the day after', async () => {
    const brain = costly({most: 100});
    const limits = {turns: {visitor: 1}};
    const midnight = Date.parse('2026-03-02T00:00:00Z');
    expect([await ask(within(brain, limits), midnight - 1), await ask(within(brain, limits), midnight - 1), await ask(within(brain, limits), midnight)]).toEqual(['text', 'failed limit', 'text']);
    expect(await used('visitor:v')).toMatchObject({turns: 1});
    await ask(within(brain, limits), midnight + 86_400_000);
    expect([await used('visitor:v'), await used('')]).toMatchObject([{turns: 0}, {turns: 1}]);
  });

  test('that is reached lets the rules answer', async () => {
    const brain = costly({most: 100});
    expect(await ask(within(brain, {turns: {tenant: 0}}, {visitor: 'v'}, guided))).toBe('offer');
    expect(brain.asked).toBe(0);
  });
});

describe('what an answer takes', () => {
  test('is set aside while it is asked for, and what is not needed comes back', async () => {
    const brain = costly({most: 100, takes: 30});
    const events = within(brain, {}).answer(turnOf('Hello?'), {signal: new AbortController().signal})[Symbol.asyncIterator]();
    await events.next();
    expect(await used('visitor:v')).toEqual({turns: 1, tokens: 100, micros: 0});
    while (!(await events.next()).done);
    expect([await used('visitor:v'), await used('')]).toEqual([{turns: 1, tokens: 30, micros: 0}, {turns: 1, tokens: 30, micros: 0}]);
  });

  test('is all that it may be, for whoever leaves before it is told', async () => {
    for await (const event of within(costly({most: 100, takes: 30}), {}).answer(turnOf('Hello?'), {signal: new AbortController().signal})) {
      expect(event.type).toBe('text');
      break;
    }
    expect(await used('visitor:v')).toEqual({turns: 1, tokens: 100, micros: 0});
  });

  test('counts also when it is more than was set aside', async () => {
    await ask(within(costly({most: 100, takes: 140}), {}));
    expect(await used('')).toEqual({turns: 1, tokens: 140, micros: 0});
  });
});

/** Services begin slowly where much else runs. */
const patience = 60_000;

describe('many at once', {timeout: patience}, () => {
  test('do not pass together', async () => {
    const brain = costly({most: 100});
    const answers = await Promise.all(Array.from({length: 50}, (_, i) => ask(within(brain, {turns: {tenant: 20}}, {visitor: String(i)}))));
    expect(answers.filter(answer => answer === 'text')).toHaveLength(20);
    expect(brain.asked).toBe(20);
    expect(await used('')).toEqual({turns: 20, tokens: 2000, micros: 0});
  });

  test('do not pass when a service was killed in between, and its answers count', async () => {
    const script = join(import.meta.dirname, 'spender-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, file, '8', JSON.stringify({tokens: 100, micros: 0})], {cwd: join(import.meta.dirname, '../../..'), stdio: ['ignore', 'pipe', 'inherit']});
    onTestFinished(() => void child.kill('SIGKILL'));
    let asked = 0;
    for await (const line of createInterface(child.stdout)) {
      if (line === 'asked' && ++asked === 8) break;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    // What it had set aside is not given back by anybody: it may have been paid for.
    expect(await used('')).toEqual({turns: 8, tokens: 800, micros: 0});

    const brain = costly({most: 100});
    const limits = {turns: {tenant: 20}, tokens: {tenant: 2000}};
    const answers = await Promise.all(Array.from({length: 50}, (_, i) => ask(within(brain, limits, {visitor: String(i)}))));
    expect(answers.filter(answer => answer === 'text')).toHaveLength(12);
    expect(asked + brain.asked).toBe(20);
  });

  test('do not pass from two services at once', async () => {
    const script = join(import.meta.dirname, 'spender-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, file, '50', JSON.stringify({tokens: 100, micros: 0})], {cwd: join(import.meta.dirname, '../../..'), stdio: ['ignore', 'pipe', 'inherit']});
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('asked');
    const brain = costly({most: 100});
    const limits = {turns: {tenant: 20}, tokens: {tenant: 2000}};
    const own = Promise.all(Array.from({length: 50}, (_, i) => ask(within(brain, limits, {visitor: String(i)}))));
    let asked = 1;
    for (let said = 1; said < 50; said++) if ((await lines.next()).value === 'asked') asked += 1;
    await own;
    expect(asked + brain.asked).toBe(20);
    expect(await used('')).toEqual({turns: 20, tokens: 2000, micros: 0});
  });
});
