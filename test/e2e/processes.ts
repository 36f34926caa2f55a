import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';

const root = resolve(import.meta.dirname, '../..');

/** A real service process on its own database, that can be killed and started again. */
export interface ServiceProcess {
  readonly url: string;
  readonly database: string;
  /** All that it wrote to its log, restarts included. */
  readonly log: string;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param environment what it is told besides its database and port */
export async function startService(environment: Record<string, string> = {}): Promise<ServiceProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-e2e-'));
  const database = join(folder, 'kindred.db');
  let child: ChildProcess;
  let url = '';
  let log = '';
  const service: ServiceProcess = {
    get url() { return url; },
    database,
    get log() { return log; },
    async start() {
      child = run(['dist/npm/server/main.js'], {...environment, KINDRED_DB: database, SERVICE_PORT: url ? new URL(url).port : '0'});
      for (const output of [child.stdout!, child.stderr!]) output.on('data', (data: Buffer) => { log += data.toString(); });
      url = await line(child, text => {
        const entry = JSON.parse(text) as {msg: string; url?: string};
        return entry.msg === 'listening' ? entry.url : undefined;
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, {recursive: true, force: true});
    },
  };
  await service.start();
  return service;
}

/** @param environment what it is told besides the service's address and its port */
export async function startShop(service: string, environment: Record<string, string> = {}): Promise<{readonly url: string; stop(): Promise<void>}> {
  const child = run(['--import', 'tsx', 'demo/main.ts'], {...environment, SHOP_PORT: '0', SERVICE_URL: service});
  const url = await line(child, text => /^shop: (\S+)$/.exec(text)?.[1]);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function run(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {cwd: root, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
}

/** The first line of output in which `find` finds something; what went wrong if the process ends before. */
function line(child: ChildProcess, find: (text: string) => string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr!.on('data', (data: Buffer) => { errors += data.toString(); });
    child.once('exit', code => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${errors}`)));
    createInterface({input: child.stdout!}).on('line', text => {
      const found = find(text);
      if (found !== undefined) resolve(found);
    });
  });
}
