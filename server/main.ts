import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {pino} from 'pino';
import {createApp} from './app.js';
import {sweepBonds} from './bonds/sweep-bonds.js';
import {brainsOf} from './brains/brains-of.js';
import {guided} from './brains/guided.js';
import {sendCalls} from './webhooks/calls.js';
import {clientNetwork} from './client-network.js';
import {readEnvironment} from './environment.js';
import {listen} from './listen.js';
import {createLive} from './live.js';
import {readTenants} from './read-tenants.js';
import {regularly} from './regularly.js';
import {rehearsalClock} from './rehearsal-clock.js';
import {openSqliteStore} from './sqlite-store.js';
import {StartupError} from './startup-error.js';
import {sweep, type SweepParts} from './referrals/sweep.js';

/** How long requests in flight may take once the service is told to stop, in milliseconds. */
const patience = 4000;

try {
  await start();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const {host, port, database, tenants: tenantsFile, sdk, logLevel, addressHeader, sweepSeconds, clockFile} = readEnvironment(process.env);
  const log = pino({level: logLevel});
  const now = clockFile === undefined ? Date.now : rehearsalClock(clockFile, log);
  if (clockFile !== undefined) log.warn({file: clockFile}, 'the clock is that of a rehearsal: unset KINDRED_CLOCK_FILE where shoppers come');
  const tenants = readTenants(tenantsFile);
  const store = openSqliteStore(database);
  const live = createLive();
  const hasSdk = existsSync(sdk);
  if (!hasSdk) log.warn({folder: sdk}, 'no SDK files: build them, or set KINDRED_SDK to their folder');
  const app = createApp({tenants, store, live, log, now, brains: brainsOf(tenants, store, log, guided), version: version(), sdk: hasSdk ? sdk : undefined, network: clientNetwork(addressHeader)});

  const listening = await listen(app, host, port).catch(async error => {
    await store.close();
    throw error;
  });
  log.info({url: listening.url, tenants: tenants.map(({id}) => id), database}, 'listening');

  const parts: SweepParts = {store, live, log, empty: new Set()};
  const turns = tenants.flatMap(tenant => [
    regularly(sweepSeconds, () => sweep(parts, tenant, now()), error => log.error({err: error, tenant: tenant.id}, 'a sweep failed')),
    regularly(sweepSeconds, () => sweepBonds(parts, tenant, now()), error => log.error({err: error, tenant: tenant.id}, 'a sweep of bonds failed')),
    // By themselves, because a shop may be slow.
    regularly(sweepSeconds, () => sendCalls(parts, tenant, now()), error => log.error({err: error, tenant: tenant.id}, 'calls to the shop failed')),
  ]);

  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({signal}, 'stopping');
    live.close();
    await listening.stop(patience);
    await Promise.all(turns.map(stop => stop()));
    await store.close();
    log.info('stopped');
  };
  process.on('SIGTERM', signal => void stop(signal));
  process.on('SIGINT', signal => void stop(signal));
}

/** The release's, from the package that this file is part of, run from source or built. */
function version(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const {name, version} = JSON.parse(readFileSync(file, 'utf8')) as {name: string; version: string};
    if (name === 'kindred-widgets') return version;
  }
}
