import type {KindredEvent} from '../events/envelope.js';
import {typeOf} from '../events/envelope.js';
import {parseEvent} from '../events/parse-event.js';
import type {Verdict} from '../events/receipt.js';
import {serialise} from '../events/serialise.js';
import {addTally, type Ballot, emptyTally, supersedes, type Tally, tallyChange} from '../program/ballot.js';
import {checkProgram} from '../program/check-program.js';
import {judgeVote, voterOf} from '../program/judge-vote.js';
import {nextChange} from '../program/poll-state.js';
import {pollView} from '../program/poll-view.js';
import type {Reading, ReadOptions, Resource, ResourceName, Service} from './endpoint.js';
import {answer, committed, openLocalDatabase, stores} from './local-database.js';
import {isIdeaEvent, localActivity, readIdeas, recordIdea} from './local-ideas.js';

/** `setTimeout` takes no longer delay (2³¹ − 1 ms, about 24 days). */
const longestTimer = 2 ** 31 - 1;

/**
 * The service's rules, run in the page and kept in its IndexedDB: for a
 * prototype, a demo or a test, with no service at all. It counts the shoppers
 * of this browser alone.
 *
 * @param program the content of a program file
 * @throws {ProgramError} when the program cannot be used
 */
export function local(program: unknown): Service {
  const checked = checkProgram(program);
  const name = `kindred-local:${checked.name}`;
  const database = openLocalDatabase(name);
  const announce = new BroadcastChannel(name);

  async function record(event: KindredEvent, sentAt: string): Promise<Verdict> {
    const parsed = parseEvent(event);
    if (!parsed.ok) return {status: 'refused', reason: parsed.reason, detail: parsed.detail};
    const transaction = (await database).transaction(stores, 'readwrite', {durability: 'strict'});
    const done = committed(transaction);
    const verdict = await judge(transaction, event, sentAt);
    await done;
    return verdict;
  }

  /** Event and tally in one transaction, as the service does it. */
  async function judge(transaction: IDBTransaction, event: KindredEvent, sentAt: string): Promise<Verdict> {
    const [events, ballots, tallies] = ['events', 'ballots', 'tallies'].map(store => transaction.objectStore(store)) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
    const text = serialise(event);
    const known = await answer<string | undefined>(events.get([event.source, event.id]));
    if (known !== undefined) return known === text ? {status: 'duplicate'} : {status: 'refused', reason: 'id-reused'};

    // A batch has one moment, so that what was said first in it counts as first.
    const circumstances = {sentAt, now: Date.parse(sentAt)};
    const type = typeOf(event);
    if (type === 'poll.voted' || type === 'poll.retracted') {
      const judged = judgeVote(checked, event as KindredEvent<'poll.voted' | 'poll.retracted'>, circumstances);
      if (!judged.ok) return {status: 'refused', reason: judged.reason, detail: judged.detail};
      const {poll, voter, ballot} = judged;
      const held = await answer<Ballot | undefined>(ballots.get([poll, voter]));
      if (supersedes(ballot, held)) {
        const tally = (await answer<Tally | undefined>(tallies.get(poll))) ?? emptyTally;
        ballots.put(ballot, [poll, voter]);
        tallies.put(addTally(tally, tallyChange(held, ballot)), poll);
      }
    }
    if (/^(referral|preference|promotion|chat|handoff|contact)\./.test(type)) return {status: 'refused', reason: 'members-only', detail: 'local: has no members; give the page a service'};
    const refusal = isIdeaEvent(event) ? await recordIdea(transaction, checked, event, circumstances) : undefined;
    if (refusal) return {status: 'refused', reason: refusal.reason, detail: refusal.detail};
    events.put(text, [event.source, event.id]);
    return {status: 'accepted'};
  }

  async function read<R extends ResourceName>(resource: R, {visitor}: ReadOptions): Promise<Reading<Resource<R>>> {
    if (!resource.startsWith('polls/')) return {ok: false, problem: 'unknown', detail: `local: has no members, and no ${resource}; give the page a service`};
    const [id, query] = resource.slice('polls/'.length).split('/ideas?') as [string, string?];
    const poll = Object.hasOwn(checked.polls, id) ? checked.polls[id] : undefined;
    if (!poll) return {ok: false, problem: 'unknown', detail: `the program has no poll "${id}"; it has ${Object.keys(checked.polls).join(', ')}`};
    try {
      const transaction = (await database).transaction(stores);
      if (query !== undefined && poll.kind === 'open') return {ok: true, value: await readIdeas(transaction, id, poll, new URLSearchParams(query), visitor) as Resource<R>};
      const [tally, ballot] = await Promise.all([
        poll.kind === 'open' ? localActivity(transaction, id) : answer<Tally | undefined>(transaction.objectStore('tallies').get(id)),
        answer<Ballot | undefined>(transaction.objectStore('ballots').get([id, voterOf(visitor ?? '')])),
      ]);
      return {ok: true, value: pollView(id, poll, {tally: tally ?? emptyTally, ballot}, Date.now()) as Resource<R>};
    } catch (error) {
      return {ok: false, problem: 'unreachable', detail: String(error)};
    }
  }

  return {
    name,
    async deliver(batch) {
      const sentAt = new Date().toISOString();
      const receipt: Verdict[] = [];
      for (const event of batch) receipt.push(await record(event, sentAt));
      announce.postMessage('counted');
      return receipt;
    },
    read,
    open: async resource => Response.json({detail: `local: has no ${resource}; give the page a service`}, {status: 404}),
    watch(resource, options, onReading) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let stopped = false;
      const channel = new BroadcastChannel(name);
      async function tell(): Promise<void> {
        const reading = await read(resource, options);
        if (stopped) return;
        onReading(reading);
        clearTimeout(timer);
        const change = reading.ok && 'kind' in reading.value ? nextChange(reading.value, Date.now()) : undefined;
        if (change !== undefined) timer = setTimeout(() => void tell(), Math.min(change - Date.now(), longestTimer));
      }
      channel.onmessage = () => void tell();
      void tell();
      return () => {
        stopped = true;
        clearTimeout(timer);
        channel.close();
      };
    },
  };
}
