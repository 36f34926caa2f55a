import {atom, type WritableAtom} from 'nanostores';
import {type Endpoint, isService, type Reading, type ResourceName} from '../endpoints/endpoint.js';
import {envelope} from '../events/envelope.js';
import {uuidv7} from '../events/uuidv7.js';
import {createOutbox, type Fact, type OutboxSnapshot} from '../outbox/outbox.js';
import type {PollView} from '../program/poll-view.js';
import type {Client, Consent, OwnVote, PollSnapshot} from './client.js';

export interface ClientOptions {
  /** Where events go and, when it is a full service, where polls are read. */
  readonly endpoint: Endpoint;
  /** Whether measurement events may be sent. Until it is known they wait in memory. */
  readonly consent?: Consent;
}

interface PollWatch {
  readonly $store: WritableAtom<PollSnapshot>;
  /** While anyone listens. */
  stop?: (() => void) | undefined;
}

/** Connects a page to a service: events go out through a durable outbox, polls come back as stores. */
export function createClient({endpoint, consent = 'unknown'}: ClientOptions): Client {
  const source = `${location.origin}/#kin-${uuidv7(Date.now())}`;
  const polls = new Map<string, PollWatch>();
  const $outbox = atom<OutboxSnapshot>({storage: 'opening', waiting: 0, dropped: 0, failing: false});
  const $consent = atom<Consent>(consent);
  /** The poll of each vote that is not settled. */
  const pollOf = new Map<string, string>();
  let visitor: string | undefined;

  const outbox = createOutbox({
    destination: endpoint.name,
    source,
    deliver: (batch, options) => endpoint.deliver(batch, options),
    onFact: learn,
    onChange: snapshot => $outbox.set(snapshot),
    onVisitor(known) {
      visitor = known;
      followAll();
    },
  });
  outbox.setConsent(consent);

  function learn(fact: Fact): void {
    if ('event' in fact) {
      const {id, data} = fact.event;
      if (fact.event.type !== 'kindred.poll.voted' && fact.event.type !== 'kindred.poll.retracted') return;
      const {poll, choices = []} = data as {poll: string; choices?: readonly string[]};
      pollOf.set(id, poll);
      own(poll, {id, choices, stage: fact.stage});
      return;
    }
    const poll = pollOf.get(fact.id);
    if (poll === undefined) return;
    pollOf.delete(fact.id);
    const {own: vote} = pollWatch(poll).$store.value!;
    if (vote?.id !== fact.id) return;
    own(poll, {...vote, stage: fact.stage, ...(fact.stage === 'refused' && {reason: fact.reason})});
    if (fact.stage === 'refused') console.error(`Kindred: the vote in "${poll}" was refused (${fact.reason}). ${fact.detail ?? ''}`);
  }

  /** Ids sort by time: an older vote, found or settled late, says nothing about the present one, which was made here. */
  function own(poll: string, vote: OwnVote): void {
    const {$store} = pollWatch(poll);
    const snapshot = $store.value!;
    if (vote.stage === 'sending' || !snapshot.own || vote.id >= snapshot.own.id) $store.set({...snapshot, own: vote});
  }

  function pollWatch(id: string): PollWatch {
    let watch = polls.get(id);
    if (!watch) {
      watch = {$store: atom<PollSnapshot>({status: 'loading'})};
      polls.set(id, watch);
      onFirstListener(watch, () => follow(id, watch!));
    }
    return watch;
  }

  /** Reads a poll and keeps it live, as the present visitor. */
  function follow(id: string, watch: PollWatch): void {
    const {$store} = watch;
    watch.stop?.();
    if (isService(endpoint)) watch.stop = endpoint.watch(`polls/${id}` satisfies ResourceName, {visitor}, reading => $store.set(read($store.value!, reading, id)));
  }

  function followAll(): void {
    for (const [id, watch] of polls) if (watch.stop) follow(id, watch);
  }

  const client: Client = {
    $outbox,
    $consent,
    $poll: id => pollWatch(id).$store,
    track(type, data) {
      const event = envelope(type, data, source, Date.now());
      outbox.add(event);
      return event.id;
    },
    vote: (poll, choices) => (choices.length > 0 ? client.track('poll.voted', {poll, choices}) : client.track('poll.retracted', {poll})),
    setConsent(decided) {
      $consent.set(decided);
      outbox.setConsent(decided);
    },
    refresh() {
      outbox.flush();
      followAll();
    },
    close() {
      outbox.close();
      for (const watch of polls.values()) watch.stop?.();
    },
  };
  return client;
}

/**
 * Starts with the first listener and stops with the last. The library's own
 * `onMount` does this too, at the price of a twentieth of the client's bytes.
 */
function onFirstListener(watch: PollWatch, start: () => void): void {
  const {$store} = watch;
  const {listen} = $store;
  let listeners = 0;
  $store.listen = listener => {
    const unlisten = listen(listener);
    if (!listeners++) start();
    return () => {
      unlisten();
      if (--listeners) return;
      watch.stop?.();
      watch.stop = undefined;
    };
  };
}

function read(snapshot: PollSnapshot, reading: Reading<PollView>, id: string): PollSnapshot {
  if (reading.ok) return {...snapshot, status: 'ready', view: reading.value, ...owned(snapshot.own, reading.value)};
  if (reading.problem === 'unknown') console.error(`Kindred: there is no poll "${id}". ${reading.detail}`);
  return snapshot.view && reading.problem === 'unreachable' ? snapshot : {...snapshot, status: reading.problem};
}

/** The ballot that the service holds says that a vote is recorded, also when the receipt was lost or went to another page. */
function owned(own: OwnVote | undefined, {ballot}: PollView): {own?: OwnVote} {
  if (!ballot || (own && own.id !== ballot.id && own.stage !== 'recorded')) return {};
  return {own: {id: ballot.id, choices: ballot.choices, stage: 'recorded'}};
}
