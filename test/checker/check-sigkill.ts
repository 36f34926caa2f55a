import type {Bench, Run} from './bench.js';
import type {Summary} from './summary.js';
import type {Tab} from './tab.js';

const {random} = Math;

/** One shopper whose browser is killed again and again while events are made. */
export async function checkSigkill(bench: Bench, {rounds, longest = 3_000}: {readonly rounds: number; readonly longest?: number}): Promise<Summary> {
  const run = await bench.run({killed: true});
  try {
    for (let round = 0; round < rounds; round++) {
      const load = makeEvents(run, await run.openTab());
      load.catch(() => undefined); // It ends with the browser, in an error.
      await new Promise(resolve => setTimeout(resolve, random() * longest));
      await run.kill();
    }
    const {objections} = await run.verdict();
    return {check: 'sigkill', objections, rounds, intended: run.record.intended.size, saved: run.record.saved.size, pagesInMemory: run.record.inMemory};
  } finally {
    await run.end();
  }
}

async function makeEvents(run: Run, tab: Tab): Promise<never> {
  for (;;) await tab.act({votes: run.votes(1), views: Math.floor(random() * 4)});
}
