import type {Outgoing, Shown} from './shown.js';

/** What an operator has written, which outlives the page: for this tab, and until it is closed. */
export type Kept = Pick<Shown, 'drafts' | 'outgoing'>;

const name = 'kindred-inbox';

/** Storage may be forbidden to embedded pages; what was written then lives as long as the page. */
export function readKept(storage: () => Storage): Kept {
  try {
    const kept = JSON.parse(storage().getItem(name) ?? '{}') as Partial<Kept>;
    return {drafts: kept.drafts ?? {}, outgoing: (kept.outgoing ?? []).filter((reply): reply is Outgoing => typeof reply.id === 'string')};
  } catch {
    return {drafts: {}, outgoing: []};
  }
}

/** @returns whether it was kept */
export function keep({drafts, outgoing}: Kept, storage: () => Storage): boolean {
  try {
    storage().setItem(name, JSON.stringify({drafts, outgoing}));
    return true;
  } catch {
    return false;
  }
}
