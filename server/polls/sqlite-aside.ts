import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {Tally} from '../../src/program/index.js';
import type {AsideReads, AsideTransaction} from './aside-store.js';
import {toBallot} from './sqlite-ballot.js';
import type {BallotRow, Tables} from '../sqlite-tables.js';

export function asideReads(db: Kysely<Tables>): AsideReads {
  return {
    // One statement, so that the list and the counts are of the same moment.
    async setAside(tenant, poll, {after, limit}) {
      const {rows} = await sql<{counts: string; voters: number} & BallotRow>`
        SELECT
          (SELECT json_group_object(option, count) FROM (
            SELECT value AS option, count(DISTINCT voter) AS count FROM ballots, json_each(choices) WHERE ${waits(tenant, poll)} GROUP BY value
          )) AS counts,
          (SELECT count(*) FROM ballots WHERE ${waits(tenant, poll)}) AS voters,
          id, at, kind, choices, points, "group", aside, decided
        FROM (SELECT 1) LEFT JOIN (
          SELECT id, at, kind, choices, points, "group", aside, decided FROM ballots
          WHERE ${waits(tenant, poll)} ${after ? sql`AND (at, id) > (${after.at}, ${after.id})` : sql``} ORDER BY at, id LIMIT ${limit}
        ) ORDER BY at, id
      `.execute(db);
      const {counts, voters} = rows[0]!;
      return {ballots: rows.filter(({id}) => id).map(toBallot), voters, counts: JSON.parse(counts) as Record<string, number>};
    },
  };
}

/** @param addToTally adds to what is kept of a poll's tally */
export function asideInTransaction(db: Kysely<Tables>, tenant: string, addToTally: (poll: string, change: Tally) => Promise<void>): AsideTransaction {
  return {
    async waiting(poll, ballots) {
      const {rows} = await sql<BallotRow & {voter: string}>`SELECT voter, id, at, kind, choices, points, "group", aside, decided FROM ballots WHERE ${waits(tenant, poll, ballots)} ORDER BY at, id`.execute(db);
      return rows.map(({voter, ...row}) => ({voter, ...toBallot(row)}));
    },

    async review({poll, ballots, to, change}) {
      await sql`UPDATE ballots SET decided = ${to} WHERE ${waits(tenant, poll, ballots)}`.execute(db);
      await addToTally(poll, change);
    },
  };
}

/** `ballots_waiting` has the same words. */
function waits(tenant: string, poll: string, ballots?: readonly string[]): RawBuilder<unknown> {
  return sql`tenant = ${tenant} AND poll = ${poll} AND aside IS NOT NULL AND decided IS NULL AND choices <> '[]' ${ballots ? sql`AND id IN (${sql.join(ballots)})` : sql``}`;
}
