import type {InboxMessage} from '../../../src/program/index.js';
import type {Service} from './service.js';
import type {Outgoing} from './shown.js';

/** Sends replies, one after the other, until the service has taken or refused each. */
export interface Replies {
  add(reply: Outgoing): void;
  flush(): void;
  /** Those that are not among the messages. */
  without(messages: readonly InboxMessage[]): readonly Outgoing[];
  stop(): void;
}

/** Milliseconds to the next try. */
const delay = 2_000;
/** What another try may mend. */
const passing = ['unreachable', 'unavailable', 'internal', 'nobody', 'invalid-token'];

/** @param onTaken the service has recorded a reply, as this message */
export function createReplies(service: Service, read: () => readonly Outgoing[], write: (outgoing: readonly Outgoing[]) => void, onTaken: (chat: string, message: InboxMessage) => void): Replies {
  let sending = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (id: string, news: Partial<Outgoing>): void => write(read().map(reply => (reply.id === id ? {...reply, ...news} : reply)));

  async function flush(): Promise<void> {
    if (sending || stopped) return;
    sending = true;
    clearTimeout(timer);
    for (let next; !stopped && (next = read().find(({refused}) => refused === undefined));) {
      const {id, chat, text} = next;
      const answer = await service.post<InboxMessage>(`chats/${chat}/reply`, {id, text});
      if (answer.ok) {
        onTaken(chat, answer.value);
        write(read().filter(reply => reply.id !== id));
      } else if (!passing.includes(answer.problem)) change(id, {refused: answer.problem});
      else {
        change(id, {late: true});
        timer = setTimeout(() => void flush(), delay);
        break;
      }
    }
    sending = false;
  }

  return {
    add(reply) {
      write([...read(), reply]);
      void flush();
    },
    flush: () => void flush(),
    without: messages => read().filter(({id}) => !messages.some(message => message.id === id)),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
