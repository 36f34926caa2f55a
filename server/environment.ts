import {resolve} from 'node:path';
import {StartupError} from './startup-error.js';

/** What the service is told by environment variables; docs/service.md lists them. */
export interface Environment {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly database: string;
  readonly tenants: string;
  readonly sdk: string;
  readonly logLevel: string;
  /** The header in which a proxy writes the client's address. */
  readonly addressHeader: string | undefined;
  /** How many seconds after a sweep the next one comes. */
  readonly sweepSeconds: number;
  /** The file that says how far ahead the clock of a rehearsal is. */
  readonly clockFile: string | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** @throws {StartupError} when a variable has a value that it cannot have */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const port = env.SERVICE_PORT ?? '8787';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartupError(`SERVICE_PORT is ${JSON.stringify(port)}; allowed: a number from 0 (any free port) to 65535.`);
  }
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!logLevels.includes(logLevel)) {
    throw new StartupError(`LOG_LEVEL is ${JSON.stringify(logLevel)}; allowed: ${logLevels.join(', ')}.`);
  }
  const addressHeader = env.KINDRED_ADDRESS_HEADER;
  if (addressHeader !== undefined && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(addressHeader)) {
    throw new StartupError(`KINDRED_ADDRESS_HEADER is ${JSON.stringify(addressHeader)}; allowed: a header’s name, as X-Forwarded-For.`);
  }
  const sweepSeconds = Number(env.KINDRED_SWEEP_SECONDS ?? 10);
  if (!(sweepSeconds >= 1 && sweepSeconds <= 3600)) {
    throw new StartupError(`KINDRED_SWEEP_SECONDS is ${JSON.stringify(env.KINDRED_SWEEP_SECONDS)}; allowed: a number from 1 to 3600.`);
  }
  return {
    host: env.KINDRED_HOST ?? '127.0.0.1',
    port: Number(port),
    database: resolve(env.KINDRED_DB ?? '.kindred/kindred.db'),
    tenants: resolve(env.KINDRED_TENANTS ?? 'demo/tenants.json'),
    sdk: resolve(env.KINDRED_SDK ?? 'dist/cdn'),
    logLevel,
    addressHeader,
    sweepSeconds,
    clockFile: env.KINDRED_CLOCK_FILE === undefined ? undefined : resolve(env.KINDRED_CLOCK_FILE),
  };
}
