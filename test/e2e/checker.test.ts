import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Bench, openBench} from '../checker/bench.js';
import {checkAcks} from '../checker/check-acks.js';
import {checkPlanted} from '../checker/check-planted.js';
import {checkRestarts} from '../checker/check-restarts.js';
import {checkSchedules} from '../checker/check-schedules.js';
import {checkSigkill} from '../checker/check-sigkill.js';
import {checkPlace, type PlantedBug} from '../checker/planted-bug.js';
import {plantedBugs} from '../checker/planted-bugs.js';

/** A slice of what `npm run check:…` does at length (docs/checker.md). */
let bench: Bench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.close());

describe('no event that was called saved is lost, and none is counted twice', () => {
  test('whatever tabs do, deliveries meet and clocks say', async () => {
    const seed = Date.now() | 0;
    console.log(`The schedules' seed is ${seed}.`);
    const {objections, ...rest} = await checkSchedules(bench, {runs: 8, seed, shrinking: 15_000});
    expect(objections, JSON.stringify(rest)).toEqual([]);
  });

  test('when the browser is killed', async () => {
    expect(await checkSigkill(bench, {rounds: 3, longest: 1_000})).toMatchObject({objections: []});
  });

  test('when the service is killed', async () => {
    expect(await checkRestarts(bench, {minutes: 0.05})).toMatchObject({objections: []});
  });

  test('when acknowledgements are lost', async () => {
    expect(await checkAcks(bench, {events: 200})).toMatchObject({objections: []});
  });
});

describe('the checker', () => {
  test('objects to planted bugs', async () => {
    const only = ['an empty receipt counts as success', 'the service counts duplicates again'];
    expect(await checkPlanted({only, random: 0})).toMatchObject({objections: [], caught: only.length});
  });

  test('knows the place of every bug that it plants', () => {
    plantedBugs.forEach(checkPlace);
    expect(plantedBugs.length).toBeGreaterThan(40);
  });

  test('says so when the place of a bug is gone', () => {
    const bug: PlantedBug = {name: 'a bug', file: 'src/outbox/sender.ts', find: 'what is not there', replace: ''};
    expect(() => checkPlace(bug)).toThrow('"a bug" cannot be planted: src/outbox/sender.ts holds "what is not there" 0 times, not once');
  });
});
