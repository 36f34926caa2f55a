import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import {exportJWK, generateKeyPair} from 'jose';
import {seatFirstGuests} from '../demo/guests.js';
import {buildIfStale} from './build-if-stale.js';

/** `npm start`: the demo shop and the reference service, on two origins. */
const root = resolve(import.meta.dirname, '..');
const children: ChildProcess[] = [];

await buildIfStale();
const tenants = process.env.KINDRED_TENANTS ? undefined : await demoTenants();
const service = await startService();
if (tenants) await seatFirstGuests({service, ...tenants, poll: 'little-sister'});
const shop = await startShop(service);
console.log(`\n  shop     ${shop}\n  no server ${shop}/?endpoint=local\n  service  ${service}\n\nCtrl+C stops both.`);

/** The demo's tenants with a key pair that lives as long as this process: nobody has to keep a secret. */
async function demoTenants(): Promise<{readonly file: string; readonly tenant: string; readonly key: string; readonly signing: {readonly kid: string; readonly privateKey: CryptoKey}}> {
  const demo = join(root, 'demo/tenants.json');
  const {tenants: [house]} = JSON.parse(readFileSync(demo, 'utf8')) as {tenants: [{id: string; keys: [string]; program: string}]};
  const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
  const kid = new Date().toISOString();
  const file = resolve(dirname(process.env.KINDRED_DB ?? '.kindred/kindred.db'), 'tenants.json');
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, JSON.stringify({tenants: [{...house, program: resolve(dirname(demo), house.program), memberKeys: [{...await exportJWK(publicKey), kid}]}]}));
  return {file, tenant: house.id, key: house.keys[0], signing: {kid, privateKey}};
}

function startService(): Promise<string> {
  const child = run(['dist/npm/server/main.js'], tenants ? {KINDRED_TENANTS: tenants.file} : {});
  return new Promise(found => {
    createInterface({input: child.stdout!}).on('line', line => {
      const entry = JSON.parse(line) as {level: number; msg: string; url?: string};
      if (entry.msg === 'listening') found(entry.url!);
      else if (entry.level >= 40) console.error(line);
    });
  });
}

function startShop(service: string): Promise<string> {
  const child = run(['--import', 'tsx', 'demo/main.ts'], {SERVICE_URL: service});
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

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach(child => child.kill(signal)));
