import Database from 'libsql';
import type {KindredEvent} from '../../src/events/index.js';
import {type Ballot, type BallotPoll, tallyChange, voterOf} from '../../src/program/index.js';

/** So many are one transaction. */
const batch = 10_000;

/**
 * Writes first votes of different visitors into a database that the service
 * has made, many times as fast as it takes them: what it would have written
 * had each been sent at the moment it was made. A test holds the two together.
 */
export function fill(file: string, tenant: string, kind: BallotPoll['kind'], votes: Iterable<KindredEvent<'poll.voted'>>): void {
  const database = new Database(file);
  const addEvent = database.prepare('INSERT INTO events (tenant, source, id, type, subject, occurred, received, body, visitor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addBallot = database.prepare('INSERT INTO ballots (tenant, poll, voter, visitor, id, at, kind, choices, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addMark = database.prepare('INSERT INTO tallies (tenant, poll, option, count) VALUES (?, ?, ?, ?)');
  const addTurnout = database.prepare('INSERT INTO turnout (tenant, poll, voters) VALUES (?, ?, ?)');
  const marks = new Map<string, Map<string, number>>();
  const voters = new Map<string, number>();

  let written = 0;
  database.exec('BEGIN IMMEDIATE');
  for (const event of votes) {
    const {source, id, type, subject, time, kinvisitor, data: {poll, choices, points}} = event;
    const visitor = kinvisitor!;
    const ballot: Ballot = {id, at: time, kind, choices, ...(points && {points})};
    addEvent.run(tenant, source, id, type, subject ?? null, time, time, JSON.stringify(event), visitor);
    addBallot.run(tenant, poll, voterOf(visitor), visitor, id, time, kind, JSON.stringify(choices), points ? JSON.stringify(points) : null);
    // `addTally` copies what it adds to; with thousands of marks that is most of the work.
    const change = tallyChange(undefined, ballot);
    const sum = marks.get(poll) ?? new Map<string, number>();
    marks.set(poll, sum);
    for (const [mark, count] of Object.entries(change.counts)) sum.set(mark, (sum.get(mark) ?? 0) + count);
    voters.set(poll, (voters.get(poll) ?? 0) + change.voters);
    if (++written % batch === 0) database.exec('COMMIT; BEGIN IMMEDIATE');
  }
  for (const [poll, sum] of marks) for (const [mark, count] of sum) addMark.run(tenant, poll, mark, count);
  for (const [poll, count] of voters) addTurnout.run(tenant, poll, count);
  database.exec('COMMIT');
  database.close();
}
