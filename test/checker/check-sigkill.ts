import type {Bench, Run} from './bench.js';
import type {Summary} from './summary.js';
import type {Tab} from './tab.js';

const {random} = Math;

export interface SigkillOptions {
  readonly rounds: number;
  /** Milliseconds until the browser is killed, at most. */
  readonly longest?: number;
  /** Milliseconds between one action of the shopper and the next, at most. Without any, a kill tears the browser's own log (decision 17) in one of a hundred rounds. */
  readonly pause?: number;
}

/** One shopper whose browser is killed again and again while events are made. */
export async function checkSigkill(bench: Bench, {rounds, longest = 3_000, pause = 100}: SigkillOptions): Promise<Summary> {
  const run = await bench.run({killed: true});
  try {
    for (let round = 0; round < rounds; round++) {
      const load = makeEvents(run, await run.openTab(), pause);
      load.catch(() => undefined); // It ends with the browser, in an error.
      await atMost(longest);
      await run.kill();
    }
    const {objections} = await run.verdict();
    return {check: 'sigkill', objections, rounds, intended: run.record.intended.size, saved: run.record.saved.size, pagesInMemory: run.record.inMemory, tornLogs: bench.tornLogs};
  } finally {
    await run.end();
  }
}

async function makeEvents(run: Run, tab: Tab, pause: number): Promise<never> {
  for (;;) {
    await tab.act({votes: run.votes(1), views: Math.floor(random() * 4)});
    await atMost(pause);
  }
}

const atMost = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, random() * milliseconds));
