import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {pino} from 'pino';
import type {BrainEvent} from '../../../server/brains/brain.js';
import {limitedBrain} from '../../../server/brains/limited-brain.js';
import type {MeteredBrain} from '../../../server/brains/openai-brain.js';
import {openSqliteStore} from '../../../server/sqlite-store.js';
import {turnOf} from './a-turn.js';

/** A service that asks its model for as many answers as it is told, prints a line for each that began, and waits to be killed. */
const [database, count, most] = process.argv.slice(2);
const store = openSqliteStore(database!, {busyTimeout: 10_000});
const brain: MeteredBrain = {
  most: () => JSON.parse(most!) as {tokens: number; micros: number},
  async *answer(): AsyncGenerator<BrainEvent> {
    process.stdout.write('asked\n');
    await sleep(60_000);
    yield {type: 'text', delta: 'too late'};
  },
};
for (let i = 0; i < Number(count); i++) {
  const limits = {turns: {tenant: 20}, tokens: {tenant: 2000}};
  const limited = limitedBrain(brain, {store, tenant: 'tea', persona: 'pip', limits, who: {visitor: String(i)}, log: pino({level: 'silent'})});
  void (async () => {
    for await (const event of limited.answer(turnOf('Hello?'), {signal: new AbortController().signal})) process.stdout.write(`${event.type}\n`);
  })();
}
