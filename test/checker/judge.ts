import Database from 'libsql';
import type {KindredEvent} from '../../src/events/index.js';
import {addTally, type Ballot, emptyTally, supersedes, type Tally, tallyChange, voterOf} from '../../src/program/index.js';
import {isDeepStrictEqual} from 'node:util';
import type {Record} from './record.js';

/** What the service's tables hold for one tenant. */
export interface Stored {
  readonly events: readonly {readonly source: string; readonly id: string; readonly occurred: string; readonly event: KindredEvent}[];
  readonly ballots: readonly {readonly poll: string; readonly voter: string; readonly ballot: Ballot}[];
  /** By poll. */
  readonly tallies: {readonly [poll: string]: Tally};
}

export function readStored(file: string, tenant: string): Stored {
  const database = new Database(file, {readonly: true});
  const rows = (query: string): {[column: string]: string}[] => database.prepare(query).all(tenant) as {[column: string]: string}[];
  try {
    const tallies: {[poll: string]: Tally} = {};
    for (const {poll, voters} of rows('SELECT poll, voters FROM turnout WHERE tenant = ?')) tallies[poll!] = {...emptyTally, voters: Number(voters)};
    for (const {poll, option, count} of rows('SELECT poll, option, count FROM tallies WHERE tenant = ?')) {
      tallies[poll!] = addTally(tallies[poll!] ?? emptyTally, {counts: {[option!]: Number(count)}, voters: 0});
    }
    return {
      events: rows('SELECT source, id, occurred, body FROM events WHERE tenant = ? ORDER BY rowid')
        .map(({source, id, occurred, body}) => ({source: source!, id: id!, occurred: occurred!, event: JSON.parse(body!) as KindredEvent})),
      ballots: rows('SELECT poll, voter, id, at, choices FROM ballots WHERE tenant = ?')
        .map(({poll, voter, id, at, choices}) => ({poll: poll!, voter: voter!, ballot: {id: id!, at: at!, choices: JSON.parse(choices!) as string[]}})),
      tallies,
    };
  } finally {
    database.close();
  }
}

export type Evidence = Pick<Record, 'intended' | 'repeated' | 'excused' | 'saved' | 'recorded' | 'refused' | 'dropped' | 'unheard' | 'inMemory' | 'hasty' | 'unwritten' | 'torn'>;

/** Milliseconds after which the outbox gives measurement up. */
const oldest = 30 * 24 * 3_600_000;

/** When an event was made, by its page's clock: the first 48 bits of a UUIDv7 (RFC 9562 §5.7). */
const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** Events that were called saved, and are not there. */
export function lost({saved, refused}: Pick<Evidence, 'saved' | 'refused'>, {events}: Stored): string[] {
  const ids = new Set(events.map(({id}) => id));
  return [...saved].filter(id => !ids.has(id) && !refused.has(id));
}

/** Votes that were made and not saved, by pages that went away in peace: they keep or send what they made. */
export function astray({intended, saved, excused, refused}: Pick<Evidence, 'intended' | 'saved' | 'excused' | 'refused'>, {events}: Stored): string[] {
  const ids = new Set(events.map(({id}) => id));
  return [...intended.values()].filter(({type}) => type === 'kindred.poll.voted').map(({id}) => id).filter(id => ![ids, saved, excused, refused].some(known => known.has(id)));
}

/**
 * Whether the outbox kept its promise: no event that the interface called
 * saved is lost, and none is counted twice.
 *
 * @returns what speaks against it, a sentence each; nothing when all is well
 */
export function judge(evidence: Evidence, stored: Stored): string[] {
  const {intended, repeated, recorded, refused, dropped, unheard, inMemory, hasty, unwritten, torn} = evidence;
  const ids = new Set(stored.events.map(({id}) => id));
  const isService = (id: string): boolean => intended.get(id)?.type === 'kindred.poll.voted';
  // What a browser says that it threw away, no page can keep (decision 17).
  const missing = torn.length > 0 ? [] : lost(evidence, stored);
  // Too old for a page that was gone before it could tell what it gave up.
  const isUnheard = (id: string): boolean => unheard.some(clock => clock - timeOf(id) > oldest);
  const measurement = missing.filter(id => !isService(id) && !isUnheard(id));
  const objections: string[] = [];
  const object = (what: string, found: readonly string[]): void => {
    if (found.length > 0) objections.push(`${what}: ${found.length} (${found.slice(0, 3).join(', ')})`);
  };

  object('saved, and lost', missing.filter(isService));
  if (measurement.length > dropped) object(`measurement saved and lost, ${dropped} said to be dropped`, measurement);
  object('made, and lost without a kill', astray(evidence, stored));
  object('held, and not written when there was room', unwritten);
  object('two events of one id', repeated);
  object('recorded, and lost', [...recorded].filter(id => !ids.has(id)));
  object('refused', [...refused].map(([id, reason]) => `${id} ${reason}`));
  object('recorded and refused', [...recorded].filter(id => refused.has(id)));
  // What the client itself reports: how much measurement it gave up.
  const reports = stored.events.filter(({event}) => event.type === 'kindred.measurement.dropped');
  const reported = reports.reduce((sum, {event}) => sum + (event.data as {count: number}).count, 0);
  // A page may have told the service, and been gone before the driver heard of it.
  const untold = [...intended.keys()].filter(id => !isService(id) && !ids.has(id) && isUnheard(id)).length;
  if (reported > dropped + untold) objections.push(`${reported} measurement events are reported as dropped, but ${dropped + untold} were`);
  object('stored, and never made', [...ids].filter(id => !intended.has(id) && !reports.some(report => report.id === id)));
  object('stored more than once', twice(stored.events.map(({id}) => id)));
  object('two events of one number', twice(stored.events.map(({source, event}) => `${source} ${event.kinseq}`)));
  object('stored, and not as it was made', stored.events.filter(({id, source, event}) => {
    const made = intended.get(id);
    return made && !(made.type === event.type && source === event.source && isDeepStrictEqual(made.data, event.data));
  }).map(({id}) => id));
  const visitors = new Set(stored.events.flatMap(({event}) => (event.kinvisitor ? [event.kinvisitor] : [])));
  // A page whose device keeps nothing cannot know whom an earlier one met; nor can several pages of a new visitor that act and leave in the same instant.
  if (visitors.size > 1 && inMemory === 0 && hasty === 0 && torn.length === 0) object('more than one visitor in one browser', [...visitors]);
  return [...objections, ...recount(stored)];
}

/** Counts the event log again: one ballot a voter and poll, the latest. */
function recount({events, ballots, tallies}: Stored): string[] {
  const counted = new Map<string, Ballot>();
  const polls = new Map<string, Tally>(Object.keys(tallies).map(poll => [poll, emptyTally]));
  for (const {id, occurred, event} of events) {
    if (event.type !== 'kindred.poll.voted') continue;
    const {poll, choices} = event.data as {poll: string; choices: string[]};
    const holder = `${poll} ${voterOf(event.kinvisitor!)}`;
    const ballot = {id, at: occurred, choices};
    const held = counted.get(holder);
    if (!supersedes(ballot, held)) continue;
    counted.set(holder, ballot);
    polls.set(poll, addTally(polls.get(poll) ?? emptyTally, tallyChange(held, ballot)));
  }
  const kept = new Map(ballots.map(({poll, voter, ballot}) => [`${poll} ${voter}`, ballot]));
  return [
    ...(isDeepStrictEqual(kept, counted) ? [] : [`ballots: ${JSON.stringify([...kept])}, and the event log gives ${JSON.stringify([...counted])}`]),
    ...[...polls].filter(([poll, tally]) => !isDeepStrictEqual(comparable(tallies[poll] ?? emptyTally), comparable(tally)))
      .map(([poll, tally]) => `tally of ${poll}: ${JSON.stringify(tallies[poll])}, and the event log gives ${JSON.stringify(tally)}`),
  ];
}

/** An option without votes may be absent. */
function comparable({counts, voters}: Tally): unknown {
  return {voters, counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0).sort())};
}

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter(value => seen.size === seen.add(value).size);
}
