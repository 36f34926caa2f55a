import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {readEnvironment} from '../../server/environment.js';
import {rehearsalClock} from '../../server/rehearsal-clock.js';
import {startService, writeFiles} from './service-process.js';
import {hour, noon, temporaryFolder} from './service-fixture.js';

it('is as far ahead as its file says, each time it is asked', () => {
  const file = join(temporaryFolder(), 'clock');
  const warnings: unknown[] = [];
  let time = noon;
  const now = rehearsalClock(file, {warn: (fields: unknown) => void warnings.push(fields)}, () => time);
  writeFileSync(file, '0');
  expect(now()).toBe(noon);
  writeFileSync(file, `${14 * 24 * hour}\n`);
  expect(now()).toBe(noon + 14 * 24 * hour);
  time += 5;
  expect(now()).toBe(noon + 14 * 24 * hour + 5);
  expect(warnings).toEqual([]);
});

it('is the machine’s while there is no number, and warns once', () => {
  const file = join(temporaryFolder(), 'clock');
  const warnings: unknown[] = [];
  const now = rehearsalClock(file, {warn: (fields: unknown) => void warnings.push(fields)}, () => noon);
  expect(now()).toBe(noon);
  for (const text of ['', 'soon', '-5', '1e3', '1.5', '99999999999999']) {
    writeFileSync(file, text);
    expect(now(), text).toBe(noon);
  }
  expect(warnings).toEqual([{file}]);
  writeFileSync(file, '7');
  expect(now()).toBe(noon + 7);
  rmSync(file);
  expect(now()).toBe(noon);
});

it('is named by the environment', () => {
  expect(readEnvironment({}).clockFile).toBeUndefined();
  expect(readEnvironment({KINDRED_CLOCK_FILE: '/tmp/clock'}).clockFile).toBe('/tmp/clock');
});

it('is the service’s, which warns of it when it starts', async () => {
  const folder = temporaryFolder();
  const clock = join(folder, 'clock');
  writeFileSync(clock, '9000000000000');
  const {url, child, exit} = startService({...writeFiles(folder), KINDRED_CLOCK_FILE: clock});
  const poll = async (): Promise<string> => ((await (await fetch(`${await url}/v1/polls/always?key=pk_tea`)).json()) as {now: string}).now;
  expect((await poll()).startsWith('23')).toBe(true);
  writeFileSync(clock, '0');
  expect((await poll()).startsWith('20')).toBe(true);
  child.kill('SIGTERM');
  expect((await exit).log).toContainEqual(expect.objectContaining({level: 40, file: clock, msg: 'the clock is that of a rehearsal: unset KINDRED_CLOCK_FILE where shoppers come'}));
}, 60_000);
