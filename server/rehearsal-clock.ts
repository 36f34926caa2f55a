import {readFileSync} from 'node:fs';
import type {Logger} from 'pino';

/**
 * A clock that is ahead of the machine's by as many milliseconds as a file
 * says, read anew each time it is asked: with it a rehearsal needs no two weeks
 * for a refund window. While the file is not there or holds no number, it is
 * ahead by nothing, and warns once.
 *
 * @returns milliseconds since the epoch
 */
export function rehearsalClock(file: string, log: Pick<Logger, 'warn'>, machine: () => number = Date.now): () => number {
  let warned = false;
  return () => {
    const ahead = readAhead(file);
    if (ahead === undefined && !warned) {
      warned = true;
      log.warn({file}, 'the clock file holds no whole number of milliseconds from 0: the clock is the machine’s');
    }
    return machine() + (ahead ?? 0);
  };
}

function readAhead(file: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
  // Not more than three hundred years.
  return /^\d{1,13}$/.test(text) ? Number(text) : undefined;
}
