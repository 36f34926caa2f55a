import type {ReadableAtom, PreinitializedWritableAtom} from 'nanostores';
import {isService, type Reading} from '../endpoints/endpoint.js';
import type {RefusalReason} from '../events/receipt.js';
import type {PollView} from '../program/poll-view.js';
import type {Client, Fact} from './client.js';
import {whileListened} from './while-listened.js';

/** The vote that this browser cast last in a poll, and how far it has come. No choices: withdrawn. */
export interface OwnVote {
  readonly id: string;
  readonly choices: readonly string[];
  readonly points?: readonly number[] | undefined;
  /** Where its voter has said to belong. */
  readonly group?: string | undefined;
  readonly stage: Fact['stage'];
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

export interface PollSnapshot {
  /** `unknown`: the service has no such poll. `unreachable`: no answer so far; it is asked again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  /** The poll as last read. Kept when the connection is lost later. */
  readonly view?: PollView;
  readonly own?: OwnVote;
}

/** A poll and this browser's vote in it; read and kept live while anyone listens. */
export function pollStore(client: Client, id: string): ReadableAtom<PollSnapshot> {
  return client.store<PollSnapshot>(`polls/${id}`, {status: 'loading'}, $poll => keep($poll, client, id));
}

function keep($poll: PreinitializedWritableAtom<PollSnapshot>, client: Client, id: string): void {
  const {endpoint, $reader, unsettled} = client;
  const update = (change: Partial<PollSnapshot>): void => $poll.set({...$poll.value, ...change});

  function learn(fact: Fact): void {
    const {own} = $poll.value;
    if ('event' in fact) {
      const {event: {id: vote, type, data, kinvisitor}, stage} = fact;
      // Kept for whoever made it, who is not shown to the next.
      if (kinvisitor && kinvisitor !== $reader.get().visitor) return;
      if (!('poll' in data) || data.poll !== id || !/voted|retracted/.test(type)) return;
      // Ids sort by time: an older vote, found late, says nothing about the present one.
      if (stage === 'sending' || !own || vote >= own.id) update({own: {choices: [], ...data, id: vote, stage}});
    } else if (own?.id === fact.id) {
      update({own: {...own, ...fact}});
    }
  }

  function take(reading: Reading<PollView>): void {
    const {own, view} = $poll.value;
    if (reading.ok) {
      const {ballot} = reading.value;
      // What the service holds is true unless this browser has something newer under way, or has to be told of a refusal.
      const mine = !ballot || (own && own.id !== ballot.id && (own.stage !== 'recorded' || own.id > ballot.id));
      update({status: 'ready', view: reading.value, ...(!mine && {own: {...ballot, stage: 'recorded'}})});
    } else {
      if (reading.problem === 'unknown') console.error(`Kindred: no poll "${id}".`, reading.detail);
      if (!view) update({status: reading.problem});
    }
  }

  unsettled.forEach(learn);
  client.onFact(learn);
  whileListened($poll, () => {
    let stop: (() => void) | undefined;
    let shown = $reader.get().visitor;
    const follow = $reader.subscribe(reader => {
      stop = void stop?.();
      // Nothing of one visitor is shown to the next, not even until the next reading.
      if (shown && shown !== reader.visitor) $poll.set({status: 'loading'});
      shown = reader.visitor;
      // Not as nobody first: it would be read twice, and what a member has voted come late.
      if (isService(endpoint) && !reader.pending) stop = endpoint.watch(`polls/${id}`, reader, take);
    });
    return () => {
      follow();
      stop?.();
    };
  });
}
