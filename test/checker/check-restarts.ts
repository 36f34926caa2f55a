import type {Bench, Run} from './bench.js';
import {introduce} from './schedule.js';
import type {Summary} from './summary.js';

const {random} = Math;

/** Several tabs of one shopper at work while the service is killed every 0.3 to 2 seconds. */
export async function checkRestarts(bench: Bench, {minutes, tabs = 3}: {readonly minutes: number; readonly tabs?: number}): Promise<Summary> {
  const run = await bench.run();
  await introduce(run);
  const end = performance.now() + minutes * 60_000;
  const over = (): boolean => performance.now() > end;
  try {
    let kills = 0;
    await Promise.all([
      ...Array.from({length: tabs}, () => makeEvents(run, over)),
      (async () => {
        for (; !over(); kills++) {
          await pass(300 + random() * 1_700);
          await bench.service.restart();
        }
      })(),
    ]);
    const {objections, stored} = await run.verdict();
    return {check: 'restarts', objections, minutes, kills, intended: run.record.intended.size, recorded: run.record.recorded.size, stored: stored.events.length};
  } finally {
    await run.end();
  }
}

async function makeEvents(run: Run, over: () => boolean): Promise<void> {
  const tab = await run.openTab();
  while (!over()) {
    await tab.act({votes: run.votes(1), views: 2});
    await pass(random() * 100);
  }
}

const pass = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
