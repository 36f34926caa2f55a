import {parseArgs} from 'node:util';
import {buildIfStale} from '../../scripts/build-if-stale.js';
import {openBench} from './bench.js';
import {checkAcks} from './check-acks.js';
import {checkPlanted} from './check-planted.js';
import {checkRestarts} from './check-restarts.js';
import {checkSchedules} from './check-schedules.js';
import {checkSigkill} from './check-sigkill.js';
import type {Summary} from './summary.js';

/** `npm run check:…`: the last line is the summary; the exit code is 1 when something speaks against the outbox. */
const {values, positionals: [name]} = parseArgs({
  allowPositionals: true,
  options: {
    runs: {type: 'string', default: '1000'},
    seed: {type: 'string'},
    path: {type: 'string'},
    rounds: {type: 'string', default: '200'},
    pause: {type: 'string', default: '100'},
    minutes: {type: 'string', default: '10'},
    events: {type: 'string', default: '10000'},
    random: {type: 'string', default: '10'},
    bug: {type: 'string', multiple: true},
  },
});

async function check(): Promise<Summary> {
  if (name === 'planted') return checkPlanted({only: values.bug, random: Number(values.random), seed: values.seed === undefined ? undefined : Number(values.seed)});
  const bench = await openBench();
  try {
    switch (name) {
      case 'schedules': return await checkSchedules(bench, {runs: Number(values.runs), seed: values.seed === undefined ? undefined : Number(values.seed), path: values.path});
      case 'sigkill': return await checkSigkill(bench, {rounds: Number(values.rounds), pause: Number(values.pause)});
      case 'restarts': return await checkRestarts(bench, {minutes: Number(values.minutes)});
      case 'acks': return await checkAcks(bench, {events: Number(values.events)});
      default: throw new Error(`No check is called ${name}: schedules, sigkill, restarts, acks, planted.`);
    }
  } finally {
    await bench.close();
  }
}

await buildIfStale();
const summary = await check();
console.log(JSON.stringify(summary));
if (summary.objections.length > 0) process.exitCode = 1;
