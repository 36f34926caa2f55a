import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {onTestFinished} from 'vitest';
import {program, tea} from './service-fixture.js';

const root = join(import.meta.dirname, '../..');

/** Writes a tenants file and its program. @returns the environment that names them, with any free port and a database beside them */
export function writeFiles(folder: string, tenants: unknown = {tenants: [{...tea, program: './program.json'}]}, programFile: unknown = program): Record<string, string> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  writeFileSync(join(folder, 'tenants.json'), text(tenants));
  writeFileSync(join(folder, 'program.json'), text(programFile));
  return {SERVICE_PORT: '0', KINDRED_TENANTS: join(folder, 'tenants.json'), KINDRED_DB: join(folder, 'kindred.db'), KINDRED_SDK: folder};
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Where it listens; rejects when it exits before. */
  readonly url: Promise<string>;
  readonly exit: Promise<Exit>;
}

/** The real service in a process of its own; gone after the test. */
export function startService(environment: Record<string, string>): ServiceProcess {
  const {LOG_LEVEL: _, ...inherited} = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/main.ts')], {cwd: root, env: {...inherited, ...environment}, stdio: ['ignore', 'pipe', 'pipe']});
  onTestFinished(() => void child.kill('SIGKILL'));

  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const log: Record<string, unknown>[] = [];
  const exit = once(child, 'close').then(([code, signal]): Exit =>
    ({code: code as number | null, signal: signal as NodeJS.Signals | null, stderr, log}));
  const url = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', line => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'listening') resolve(entry.url as string);
    });
    void exit.then(({stderr}) => reject(new Error(`The service ended before it listened: ${stderr}`)));
  });
  // Some tests want it to end.
  url.catch(() => undefined);
  return {child, url, exit};
}
