import Database from 'libsql';

/** What the service's database holds: the judge of every promise. */
export interface Stored {
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly voters: number;
}

export function readStored(file: string, poll = 'autumn-tin'): Stored {
  const database = new Database(file, {readonly: true});
  try {
    const rows = database.prepare('SELECT id, type FROM events ORDER BY id').all() as {id: string; type: string}[];
    const tallies = database.prepare('SELECT option, count FROM tallies WHERE poll = ? AND count > 0').all(poll) as {option: string; count: number}[];
    const ballots = database.prepare('SELECT count(*) AS voters FROM ballots WHERE poll = ?').get(poll) as {voters: number};
    return {
      ids: rows.map(row => row.id),
      types: rows.map(row => row.type),
      counts: Object.fromEntries(tallies.map(({option, count}) => [option, count])),
      voters: ballots.voters,
    };
  } finally {
    database.close();
  }
}

export interface StoredEvent {
  readonly type: string;
  readonly source: string;
  readonly visitor: string | null;
  readonly member: string | null;
}

/** The events that the service took, those of one origin or all. */
export function readEvents(file: string, origin = ''): StoredEvent[] {
  const database = new Database(file, {readonly: true});
  try {
    const rows = database.prepare('SELECT type, source, visitor, member FROM events ORDER BY id').all() as StoredEvent[];
    return rows.filter(({source}) => source.startsWith(origin));
  } finally {
    database.close();
  }
}
