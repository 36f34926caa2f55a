import type {Client, Fact} from '../client/client.js';
import {type EventDraft, isService, typeOf} from '../events/envelope.js';
import type {RefusalReason} from '../events/receipt.js';

/** `waiting`: for consent. `dropped`: given up, for want of consent, age or room. */
export type Stage = 'waiting' | 'sending' | 'saved' | 'held' | 'recorded' | 'refused' | 'dropped';

/** An event as the doctor tells it: what it says is the shopper's, and is left out. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  /** RFC 3339, by the device's clock. */
  readonly time: string;
  readonly stage: Stage;
  readonly reason?: RefusalReason;
  /** The service's words, when it refused the event. */
  readonly detail?: string | undefined;
}

export interface EventLog {
  /** The latest first. */
  events(): LoggedEvent[];
  stop(): void;
}

/** Events that are kept, at most. */
const most = 200;

/** Hears what becomes of a client's events, from now on, and knows those that wait already. */
export function followEvents(client: Client, onChange: () => void): EventLog {
  const known = new Map<string, LoggedEvent>();

  function note({id, type, time}: EventDraft, stage: Stage): void {
    known.set(id, {id, type: typeOf({type} as EventDraft), time, stage});
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
  }

  function hear(fact: Fact): void {
    if ('event' in fact) {
      note(fact.event, fact.stage);
    } else {
      const {id, ...rest} = fact;
      const event = known.get(id);
      if (event) known.set(id, {...event, ...rest});
    }
    onChange();
  }

  for (const {event, stage} of client.unsettled.values()) note(event, stage);
  const stop = client.onFact(hear);
  // Takes no part in the delivery: it sees what waits for consent, of which nothing else is told.
  const listener = {
    add(event: EventDraft) {
      if (!known.has(event.id)) note(event, isService(event) || client.$consent.get() === 'granted' ? 'sending' : 'waiting');
      onChange();
    },
    forget: () => undefined,
    close: () => undefined,
  };
  client.outboxes.add(listener);

  /** What is given up is told to nobody by its id. */
  function stageOf({id, stage}: LoggedEvent): Stage {
    if (stage === 'waiting') return client.$consent.get() === 'denied' ? 'dropped' : stage;
    return stage === 'recorded' || stage === 'refused' || client.unsettled.has(id) ? stage : 'dropped';
  }

  return {
    events: () => [...known.values()].map(event => ({...event, stage: stageOf(event)})).reverse(),
    stop() {
      stop();
      client.outboxes.delete(listener);
    },
  };
}
