import {isService} from '../endpoints/endpoint.js';
import {setTimeout} from '../events/natives.js';
import type {RefusalReason} from '../events/receipt.js';
import type {ChatMessage, ChatState, ChatView, Rating} from '../program/personas/chat-view.js';
import type {ChatTalk, openTalk} from './chat-talk.js';
import type {Client, Fact} from './client.js';
import {seenKey} from './persona-store.js';

export type {ChatState, Rating};

/** One message as this page has it. */
export interface ChatLine extends Omit<ChatMessage, 'seq'> {
  /** Absent until the page has heard that the service has it. */
  readonly seq?: number;
  /** How far it has come, when the shopper wrote it. */
  readonly stage?: Fact['stage'];
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

/** Something that this browser said beside its messages, last of its kind, and how far it has come. */
export interface Said {
  readonly id: string;
  readonly type: string;
  readonly perMonth?: number;
  readonly stage: Fact['stage'];
}

/** Why there is no answer, or not all of one. */
export type Trouble = 'unreachable' | 'truncated' | 'upstream' | 'limit' | 'internal';

/** A reader's chat with a persona, kept up to date while `listen(true)`. */
export interface Chat {
  /** `unknown`: the service has no such persona. `unreachable`: no answer so far; it is asked again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  /** Absent until the service has answered. */
  readonly state: ChatState | undefined;
  /** What was said, the oldest first. A line that changes is another object. */
  readonly lines: readonly ChatLine[];
  /** There are older ones. */
  readonly older: boolean;
  /** The persona is at it. */
  readonly answering: boolean;
  /** Why the last message has no answer; `again` asks for it once more. */
  readonly trouble: Trouble | undefined;
  /** The hand-off, or the end of the chat, that this browser asked for or took back last. */
  readonly asked: Said | undefined;
  /** How often the brand may begin, as this browser said last. */
  readonly limited: Said | undefined;
  say(text: string): void;
  rate(message: string, value: Rating): void;
  /** Says one of the things that need no more words. */
  ask(what: 'handoff.requested' | 'handoff.withdrawn' | 'chat.closed'): void;
  limit(perMonth: number): void;
  stop(): void;
  again(): void;
  showOlder(): Promise<void>;
  /** Whether anyone looks. */
  listen(looks: boolean): void;
  /** Hears what this browser does and who reads, until it is told to end. To be called before the rest, and again after an end. */
  attach(until: AbortSignal): void;
  /** Brings the streams, without which a chat reads and waits: where nothing was said there is nothing to hear. */
  begin(open: typeof openTalk): void;
}

/** What a chat lends to its streams. */
export interface ChatHand {
  readonly client: Client;
  readonly persona: string;
  readonly find: (id: string) => ChatLine | undefined;
  readonly put: (id: string, change: Partial<ChatLine>) => void;
  readonly hear: (id: string) => void;
  readonly onChange: () => void;
  readonly state: () => ChatState | undefined;
  readonly stand: (now: ChatState) => void;
  /** The `seq` up to which this page has heard everything. */
  readonly last: () => number;
}

export interface ChatOptions {
  /** Something is another than before. */
  readonly onChange: () => void;
  /** Somebody else has said something, to its end; once a message, and not of what was there at first. */
  readonly onHear: (line: ChatLine) => void;
  /** Somebody else reads from now on: nothing of the one is the other's. */
  readonly onLeave: () => void;
}

/** Milliseconds to the next try, at most: a random part of it, so that not all pages return at once. */
const longestDelay = 5000;

export function openChat(client: Client, persona: string, {onChange: tell, onHear, onLeave}: ChatOptions): Chat {
  const {endpoint, $reader, unsettled} = client;
  const resource = `personas/${persona}/chat` as const;
  let status: Chat['status'] = 'loading';
  let state: ChatState | undefined;
  let lines: readonly ChatLine[] = [];
  let before: number | undefined;
  let trouble: Trouble | undefined;
  let asked: Said | undefined;
  let limited: Said | undefined;
  let talk: ChatTalk | undefined;
  let running: AbortController | undefined;
  let life: AbortController | undefined;
  let looks = false;
  let runs = 0;
  let wake = (): void => undefined;
  /** What this page has last written down as shown. */
  let remembered = '';
  /** Heard to their end, or there at first. */
  const told = new Set<string>();
  /** Messages whose runs have ended: with an answer, or with none to come. */
  const done = new Set<string>();
  /** What each rating has to become again when it is refused, by the event's id. */
  const rated = new Map<string, Pick<ChatLine, 'id' | 'rating'>>();
  let reader = $reader.get();

  const onChange = (): void => {
    remember();
    tell();
  };
  const last = (): number => Math.max(0, ...lines.map(({seq = 0}) => seq));
  const find = (id: string): ChatLine | undefined => lines.find(line => line.id === id);

  /** Changes a line, or adds it where it belongs. What has no place yet stays behind what it followed. */
  function put(id: string, change: Partial<ChatLine>): void {
    lines = find(id) ? lines.map(line => (line.id === id ? {...line, ...change} : line)) : [...lines, {from: 'persona', text: '', at: '', ...change, id}];
    if (!change.seq) return;
    let place = 0;
    lines = lines.map(line => [place = line.seq ?? place, line] as const).sort(([a], [b]) => a - b).map(([, line]) => line);
  }

  function hear(id: string): void {
    const line = find(id);
    if (!line || line.from === 'shopper' || told.has(id)) return;
    told.add(id);
    onHear(line);
  }

  function take({messages, ...now}: ChatView, isLatest: boolean): void {
    const first = status !== 'ready';
    for (const message of messages) {
      if (first || !isLatest) told.add(message.id);
      put(message.id, {...message, ...(message.from === 'shopper' && {stage: 'recorded'})});
      hear(message.id);
    }
    if (isLatest) state = now;
    if (first || !isLatest) before = now.before;
    status = 'ready';
  }

  async function read(query: string): Promise<void> {
    if (!isService(endpoint)) return;
    const asker = $reader.get();
    const reading = await endpoint.read(`${resource}${query}` as typeof resource, asker);
    if (asker !== $reader.get()) return;
    if (reading.ok) take(reading.value, !query);
    else if (status !== 'ready') status = reading.problem;
    onChange();
    next();
  }

  /** The first message at the end of the chat that waits for an answer. */
  function unanswered(): ChatLine | undefined {
    let found: ChatLine | undefined;
    for (let i = lines.length; i--; ) {
      const {from, id, stage} = lines[i]!;
      if (from !== 'shopper' || stage !== 'recorded') continue;
      if (lines.some(({answers, from, seq}, j) => seq && (answers === id || (j > i && from !== 'shopper' && !answers)))) break;
      found = lines[i];
    }
    return found;
  }

  function next(): void {
    const line = unanswered();
    if (line && talk && !running && !trouble && status === 'ready' && state?.state !== 'human' && !done.has(line.id)) void run(line);
  }

  async function run(line: ChatLine): Promise<void> {
    const connection = running = new AbortController();
    // What broke off before is said anew.
    lines = lines.filter(line => line.from === 'shopper' || line.seq);
    onChange();
    const end = await talk!.answer(line, ++runs, connection);
    if (running !== connection) return;
    running = undefined;
    if (!end || end === 'taken' || end === 'busy') done.add(line.id);
    else trouble = end;
    onChange();
    next();
  }

  /** Reads what there is and then hears what comes, for as long as anyone looks. */
  async function live({signal}: AbortController): Promise<void> {
    while (!signal.aborted) {
      const woken = new Promise<void>(resolve => { wake = resolve; });
      await read('');
      if (signal.aborted || status === 'unknown') return;
      // Where nothing was said nobody answers, and the page may need its connections.
      const quiet = status === 'ready' && (!talk || (!lines.length && !asked));
      const connection = new AbortController();
      signal.onabort = () => {
        connection.abort();
        wake();
      };
      try {
        if (!quiet && status === 'ready') await talk!.follow(connection);
      } catch {
        // The connection was lost or never made: the next round makes another.
      }
      await (quiet ? woken : Promise.race([woken, new Promise(resolve => setTimeout(resolve, longestDelay * Math.random()))]));
    }
  }

  function look(): void {
    const visible = looks && document.visibilityState !== 'hidden';
    if (!visible) {
      life?.abort();
      life = undefined;
    } else if (!life && !$reader.get().pending) {
      void live(life = new AbortController());
    }
    onChange();
  }

  /** Keeps how far the chat was shown. */
  function remember(): void {
    const seq = last();
    const seen = `${$reader.get().visitor} ${seq}`;
    if (!life || !seq || seen === remembered) return;
    remembered = seen;
    try {
      localStorage[seenKey(persona)] = seen;
    } catch {
      // Storage is blocked: what was shown counts as not seen on the next page.
    }
  }

  function learn(fact: Fact): void {
    if ('event' in fact) {
      const {event: {id, type, time, data, kinvisitor}, stage} = fact;
      // Kept for whoever made it, who is not shown to the next.
      if ((kinvisitor && kinvisitor !== $reader.get().visitor) || !('persona' in data) || data.persona !== persona) return;
      const said = {id, type: type.slice(8), stage};
      if ('text' in data) {
        if (find(id)?.stage !== 'recorded') put(id, {from: 'shopper', at: time, text: data.text, stage});
      } else if ('message' in data) {
        const {rating} = find(data.message) ?? {};
        if (!rated.has(id)) rated.set(id, {id: data.message, ...(rating && {rating})});
        if (find(data.message)) put(data.message, {rating: data.value});
      } else if ('perMonth' in data) {
        limited = {...said, perMonth: data.perMonth};
      } else if (said.type !== 'chat.opened') {
        asked = said;
      }
      wake();
    } else {
      const {id, stage} = fact;
      if (find(id)) put(id, {stage, ...('reason' in fact && {reason: fact.reason})});
      const other = rated.get(id);
      if (other && stage === 'refused') put(other.id, {rating: other.rating as Rating});
      if (asked?.id === id) asked = {...asked, stage};
      if (limited?.id === id) limited = {...limited, stage};
      // Without a stream nobody says what became of it.
      if (stage === 'recorded' && (asked?.id === id || limited?.id === id)) void read('');
      next();
    }
    onChange();
  }

  /** The page is left, or somebody else reads. */
  function leave(): void {
    running?.abort('left');
    running = undefined;
    life?.abort();
    life = undefined;
  }

  function turn(now: typeof reader): void {
    const other = (reader.visitor && reader.visitor !== now.visitor) || (reader.token && reader.token !== now.token);
    reader = now;
    leave();
    if (other) {
      [status, state, lines, before, trouble, asked, limited] = ['loading', undefined, [], undefined, undefined, undefined, undefined];
      told.clear();
      onLeave();
      onChange();
    }
    look();
  }

  return {
    get status() { return status; },
    get state() { return state; },
    get lines() { return lines; },
    get older() { return before !== undefined; },
    get answering() { return !!running; },
    get trouble() { return trouble; },
    get asked() { return asked; },
    get limited() { return limited; },
    say(text) {
      trouble = undefined;
      client.track('chat.messaged', {persona, text});
    },
    rate: (message, value) => void client.track('chat.rated', {persona, message, value}),
    ask: what => void client.track(what, {persona}),
    limit: perMonth => void client.track('contact.limited', {persona, perMonth}),
    stop: () => running?.abort('stopped'),
    again() {
      trouble = undefined;
      next();
    },
    showOlder: () => read(`?before=${before}`),
    begin(open) {
      talk = open({client, persona, find, put, hear, onChange, last, state: () => state, stand: now => { state = now; }});
      wake();
      next();
    },
    listen(now) {
      looks = now;
      look();
    },
    attach(signal) {
      // What became of these meanwhile is told by the service.
      asked = limited = undefined;
      unsettled.forEach(learn);
      document.addEventListener('visibilitychange', look, {signal});
      addEventListener('pagehide', leave, {signal});
      addEventListener('pageshow', look, {signal});
      for (const end of [leave, client.onFact(learn), $reader.subscribe(turn)]) signal.addEventListener('abort', end);
    },
  };
}
