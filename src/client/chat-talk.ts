import {isService, type ResourceName} from '../endpoints/endpoint.js';
import {parse, setTimeout} from '../events/natives.js';
import type {ChatState, MessageFacts} from '../program/personas/chat-view.js';
import type {ChatHand, ChatLine, Trouble} from './chat-store.js';
import {readEvents} from './chat-stream.js';

/** The events of both streams, as much of AG-UI as a chat has (`docs/decisions/0036`). */
type ChatEvent =
  | {readonly type: 'RUN_STARTED' | 'RUN_FINISHED' | 'TEXT_MESSAGE_END'}
  | {readonly type: 'RUN_ERROR'; readonly code?: Trouble | 'taken' | 'busy'}
  | {readonly type: 'STATE_SNAPSHOT'; readonly snapshot: ChatState}
  | {readonly type: 'TEXT_MESSAGE_START'; readonly messageId: string; readonly role: string}
  | {readonly type: 'TEXT_MESSAGE_CONTENT'; readonly messageId: string; readonly delta: string}
  | {readonly type: 'CUSTOM'; readonly name: string; readonly value: MessageFacts};

/**
 * Milliseconds between two looks at what is being said: words may come faster
 * than a slow phone can draw a page, and what else moves on it wants its frames.
 */
const glance = 50;

/** The streams of a chat: what only a chat needs in which something was said. */
export interface ChatTalk {
  /** Hears what comes, until the connection is lost or ended. */
  follow(connection: AbortController): Promise<void>;
  /**
   * Has the persona answer a message.
   *
   * @returns why there is no answer, or not all of one; `taken` and `busy`: somebody else sees to it
   */
  answer(line: ChatLine, run: number, connection: AbortController): Promise<Trouble | 'taken' | 'busy' | undefined>;
}

export function openTalk({client: {endpoint, $reader}, persona, find, hear, onChange, put, stand, state, last}: ChatHand): ChatTalk {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function open(what: ResourceName, connection: AbortController, body: string | undefined, onEvent: (event: ChatEvent) => void): Promise<Trouble | undefined> {
    if (!isService(endpoint)) return undefined;
    const response = await endpoint.open(what, $reader.get(), {
      ...(body && {method: 'POST', body}),
      headers: {accept: 'text/event-stream', ...(body && {'content-type': 'application/json'})},
      signal: connection.signal,
    });
    if (!response.ok) return response.status === 429 ? 'limit' : 'upstream';
    // The two streams may be saying the same message at the same time, one further than the other.
    const words = new Map<string, string>();
    await readEvents(response.body!, connection, data => {
      if (connection.signal.aborted) return;
      const event = parse(data) as ChatEvent;
      onEvent(event);
      take(event, words);
      if (event.type !== 'TEXT_MESSAGE_CONTENT') return onChange();
      timer ??= setTimeout(() => {
        timer = undefined;
        onChange();
      }, glance);
    });
    return 'truncated';
  }

  function take(event: ChatEvent, words: Map<string, string>): void {
    switch (event.type) {
      case 'STATE_SNAPSHOT':
        stand(event.snapshot);
        break;
      case 'TEXT_MESSAGE_START':
        if (!find(event.messageId)) {
          const now = state();
          const from = event.role === 'user' ? 'shopper' : now?.state === 'human' ? 'person' : 'persona';
          put(event.messageId, {from, at: new Date().toISOString(), ...(from === 'person' && now?.person && {person: now.person})});
        }
        break;
      case 'TEXT_MESSAGE_CONTENT': {
        const text = (words.get(event.messageId) ?? '') + event.delta;
        words.set(event.messageId, text);
        if (text.length > (find(event.messageId)?.text.length ?? Infinity)) put(event.messageId, {text});
        break;
      }
      case 'CUSTOM':
        if (event.name !== 'kindred.message') break;
        put(event.value.id, {...event.value, ...(event.value.from === 'shopper' && {stage: 'recorded'})});
        hear(event.value.id);
    }
  }

  return {
    follow: async connection => void await open(`personas/${persona}/chat?after=${last()}`, connection, undefined, () => undefined),
    async answer({id, text}, run, connection) {
      let end: Trouble | 'taken' | 'busy' | undefined = 'unreachable';
      let answer = '';
      let over = false;
      try {
        const broken = await open(`personas/${persona}/run`, connection, JSON.stringify({
          threadId: persona, runId: `${id}-${run}`, state: {}, messages: [{id, role: 'user', content: text}], tools: [], context: [], forwardedProps: {},
        }), event => {
          if (event.type === 'TEXT_MESSAGE_START') answer = event.messageId;
          if (event.type !== 'RUN_FINISHED' && event.type !== 'RUN_ERROR') return;
          over = true;
          end = event.type === 'RUN_ERROR' ? event.code ?? 'internal' : undefined;
          connection.abort();
        });
        if (!over) end = broken;
      } catch {
        if (answer && !over) end = 'truncated';
      }
      const stopped = connection.signal.reason === 'stopped';
      if (connection.signal.reason !== 'left' && answer && (stopped || end) && !find(answer)?.seq) {
        put(answer, {cut: stopped ? 'stopped' : 'broken-off'});
        hear(answer);
      }
      return stopped ? undefined : end;
    },
  };
}
