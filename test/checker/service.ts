import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import {program, tenants} from './brand.js';
import {bundleService} from './bundle.js';
import type {PlantedBug} from './planted-bug.js';

const root = resolve(import.meta.dirname, '../..');

/** A real service process on a database of its own. */
export interface Service {
  readonly url: string;
  readonly database: string;
  /** Settles when the service listens, also after a restart that is under way. */
  ready(): Promise<void>;
  /** SIGKILL, and a new process on the same database and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param bug makes it a bundle of the sources with the bug; without one, the service as built */
export async function startService(bug?: PlantedBug): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-checker-'));
  writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants}));
  writeFileSync(join(folder, 'program.json'), JSON.stringify(program));
  const main = bug ? await bundleService(bug, folder) : join(root, 'dist/npm/server/main.js');
  const database = join(folder, 'kindred.db');

  let child: ChildProcess;
  let url = '';
  async function run(): Promise<void> {
    const {LOG_LEVEL: _, ...inherited} = process.env;
    child = spawn(process.execPath, [main], {
      cwd: root,
      env: {...inherited, KINDRED_DB: database, KINDRED_TENANTS: join(folder, 'tenants.json'), KINDRED_SDK: folder, SERVICE_PORT: url ? new URL(url).port : '0'},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise((resolve, reject) => {
      child.once('exit', code => reject(new Error(`The service ended with ${code}.`)));
      createInterface({input: child.stdout!}).on('line', line => {
        const entry = JSON.parse(line) as {msg: string; url?: string};
        if (entry.msg === 'listening') resolve(entry.url!);
      });
    });
  }
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  let up = run();
  await up;
  return {
    get url() { return url; },
    database,
    ready: () => up,
    restart: () => (up = up.then(kill).then(run)),
    async stop() {
      await up;
      await kill();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
