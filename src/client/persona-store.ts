import type {ReadableAtom} from 'nanostores';
import {isService} from '../endpoints/endpoint.js';
import type {PersonaView} from '../program/personas/chat-view.js';
import type {Client} from './client.js';
import {whileListened} from './while-listened.js';

export interface PersonaSnapshot {
  /** `unknown`: the service's program has no such persona. `unreachable`: no answer; it is asked again after a while, and by `refresh()` of the client. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  readonly view?: PersonaView;
}

/** Milliseconds after which a persona that could not be reached is asked for again. */
const patience = 9000;

/** Where this browser keeps what it has shown of a chat. */
export const seenKey = (persona: string): string => `kindred.seen.${persona}`;

/** A persona, and how many of its messages the reader has not seen; read once for each reader. */
export function personaStore({endpoint, $reader, store}: Client, persona: string): ReadableAtom<PersonaSnapshot> {
  return store<PersonaSnapshot>(`personas/${persona}`, {status: 'loading'}, $persona => {
    whileListened($persona, () => {
      let timer: ReturnType<typeof setTimeout>;
      const ask = (): void => {
        clearTimeout(timer);
        const reader = $reader.get();
        if (!isService(endpoint) || reader.pending) return;
        let seen = '';
        try {
          seen = localStorage[seenKey(persona)] as string;
        } catch {
          // Storage is blocked: all that others said counts as not seen.
        }
        const [visitor, seq = 0] = `${seen}`.split(' ');
        void endpoint.read(`personas/${persona}?after=${visitor === reader.visitor ? seq : 0}`, reader).then(reading => {
          if (reader !== $reader.get()) return;
          if (reading.ok) return $persona.set({status: 'ready', view: reading.value});
          if (reading.problem === 'unknown') console.error(`Kindred: no persona "${persona}".`, reading.detail);
          else timer = setTimeout(ask, patience);
          if (!$persona.value.view) $persona.set({status: reading.problem});
        });
      };
      const stop = $reader.subscribe(ask);
      return () => {
        stop();
        clearTimeout(timer);
      };
    });
  });
}
