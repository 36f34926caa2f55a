import {deviceStorage} from './device-storage.js';

const key = 'kindred-visitor';

/**
 * The visitor id once more, in `localStorage`: a page that leaves in the same
 * instant has no time to ask the database whose gesture it was. Where the two
 * differ the database decides, unless this one is newer.
 */
export interface VisitorMirror {
  /** `''` while there is no visitor, or where there is no storage. */
  readonly visitor: string;
  /** It was reset, and the database may not have heard of it. */
  readonly newer: boolean;
}

const mark = '!';

export function readMirror(): VisitorMirror {
  const text = (deviceStorage()?.[key] as string | undefined) ?? '';
  return {visitor: text.replace(mark, ''), newer: text[0] === mark};
}

export function writeMirror(visitor: string, newer = false): void {
  try {
    localStorage[key] = (newer ? mark : '') + visitor;
  } catch {
    // Then each page asks the database.
  }
}
