import type {KindredEvent} from '../events/envelope.js';
import {parse} from '../events/natives.js';
import {serialise} from '../events/serialise.js';
import {deviceStorage} from './device-storage.js';

/**
 * What a page could not commit before it went away: one `localStorage` entry
 * of its own, written synchronously. A commit to IndexedDB takes about a
 * millisecond, and a page can be gone sooner.
 */
export interface Journal {
  /** Keeps these and no others; with none, no entry. @returns whether it did */
  write(events: readonly KindredEvent[]): boolean;
  /** What pages of this origin left behind, or have in keeping while they are hidden. */
  read(): Entry[];
  /** Removes an entry, unless its page has written another since. */
  remove(entry: Entry): void;
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly events: readonly KindredEvent[];
}

/** @param source tells this page's entry from those of others which close at the same moment */
export function openJournal(destination: string, source: string): Journal {
  const prefix = `kindred-journal:${destination}:`;
  const own = prefix + source;
  const storage = deviceStorage();
  return {
    write(events) {
      try {
        if (events.length) storage!.setItem(own, serialise(events));
        else storage!.removeItem(own);
        return true;
      } catch {
        return false; // No storage or no room; the caller hears it.
      }
    },
    read: () => Object.keys({...storage}).filter(key => key.startsWith(prefix)).flatMap(key => {
      try {
        const text = storage!.getItem(key)!;
        return [{key, text, events: parse(text) as KindredEvent[]}];
      } catch (error) {
        console.error(key, error);
        return [];
      }
    }),
    remove({key, text}) {
      if (storage!.getItem(key) === text) storage!.removeItem(key);
    },
  };
}
