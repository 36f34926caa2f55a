import {type ChildProcess, spawn} from 'node:child_process';
import {dirname, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import {seatFirstGuests, stockCoupons} from '../demo/guests.js';
import {buildIfStale} from './build-if-stale.js';
import {openDemoHouse} from './demo-house.js';

/** `npm start`: the demo shop and the reference service, on two origins. */
const root = resolve(import.meta.dirname, '..');
const children: ChildProcess[] = [];

await buildIfStale();
const house = process.env.KINDRED_TENANTS ? undefined : await openDemoHouse(dirname(process.env.KINDRED_DB ?? '.kindred/kindred.db'));
const service = await startService();
if (house) {
  await seatFirstGuests({service, ...house, poll: 'little-sister'});
  await stockCoupons({service, ...house, pool: 'cups'});
}
const shop = await startShop(service);
console.log(`\n  shop     ${shop}\n  no server ${shop}/?endpoint=local\n  service  ${service}\n\nCtrl+C stops both.`);

function startService(): Promise<string> {
  const child = run(['dist/npm/server/main.js'], {...house?.serviceEnvironment});
  return new Promise(found => {
    createInterface({input: child.stdout!}).on('line', line => {
      const entry = JSON.parse(line) as {level: number; msg: string; url?: string};
      if (entry.msg === 'listening') found(entry.url!);
      // That its clock can be moved is what the demo is for.
      else if (entry.level >= 40 && !/rehearsal/.test(entry.msg)) console.error(line);
    });
  });
}

function startShop(service: string): Promise<string> {
  const child = run(['--import', 'tsx', 'demo/main.ts'], {SERVICE_URL: service, ...house?.shopEnvironment});
  return new Promise(found => {
    createInterface({input: child.stdout!}).on('line', line => {
      const url = /^shop: (\S+)$/.exec(line)?.[1];
      if (url) found(url);
    });
  });
}

function run(args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {cwd: root, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'inherit']});
  children.push(child);
  // One without the other is no demo.
  child.on('exit', code => {
    for (const other of children) other.kill();
    process.exitCode ??= code ?? 0;
  });
  return child;
}

// Also when this process fails: what it started must not keep the ports.
process.on('exit', () => children.forEach(child => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach(child => child.kill(signal)));
