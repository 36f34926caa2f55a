import type {OpenOptions, Reading, ReadOptions, Service} from '../../../src/endpoints/endpoint.js';
import type {KindredEvent, Verdict} from '../../../src/events/index.js';
import type {ChatMessage, ChatState, ChatView, MessageFacts, PersonaView} from '../../../src/program/personas/chat-view.js';

const face = (colour: string): string => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 68"><ellipse cx="44" cy="42" rx="36" ry="24" fill="${colour}"/></svg>`)}`;

export const personaOf = (change: Partial<PersonaView> = {}): PersonaView => ({
  now: '2026-10-01T09:00:00.000Z',
  name: {en: 'Mochi', 'zh-Hans': '团子'},
  disclosure: {en: 'Mochi is an automated assistant.', 'zh-Hans': '团子是自动应答的机器人。'},
  pictures: {calm: {src: face('%23fff4df'), alt: 'Mochi sits quietly.'}, joy: {src: face('%23f6cf76'), alt: 'Mochi waves.'}},
  stance: 'peer',
  greetings: [{en: 'The kettle is on.', 'zh-Hans': '水烧着呢。'}, {en: 'You are back.', 'zh-Hans': '你回来啦。'}],
  begin: {en: [{entry: 'brew', text: 'How do I brew it?'}], 'zh-Hans': [{entry: 'brew', text: '怎么泡？'}]},
  attended: true,
  mayRate: true,
  unread: 0,
  ...change,
});

/** One stream of the service, which the test speaks into. */
export interface Stream {
  readonly resource: string;
  /** What a run was asked. */
  readonly input: {readonly messages: readonly {readonly id: string; readonly content: string}[]} | undefined;
  readonly init: OpenOptions;
  send(...events: readonly object[]): void;
  /** Bytes as they are. */
  write(bytes: string): void;
  end(): void;
  /** The connection is lost. */
  lose(): void;
}

/** A service that the test answers for: what is delivered to it is kept as the real one keeps it. */
export interface FakeService extends Service {
  persona: Reading<PersonaView>;
  chat: ChatState & {messages: readonly ChatMessage[]; before?: number};
  /** What is there before a `seq`. */
  older: readonly ChatMessage[];
  /** How what is delivered is answered; nothing: it does not get through. */
  verdict: Verdict | undefined;
  /** How a stream is refused. */
  refusal: number | undefined;
  reachable: boolean;
  readonly reads: string[];
  readonly events: KindredEvent[];
  readonly runs: Stream[];
  readonly lives: Stream[];
  say(message: Partial<MessageFacts> & {readonly text: string}): ChatMessage;
}

export function aService(change: Partial<PersonaView> = {}): FakeService {
  const service: FakeService = {
    name: `test ${crypto.randomUUID()}`,
    persona: {ok: true, value: personaOf(change)},
    chat: {state: 'bot', mood: 'calm', perMonth: 2, messages: []},
    older: [],
    verdict: {status: 'accepted'},
    refusal: undefined,
    reachable: true,
    reads: [],
    events: [],
    runs: [],
    lives: [],
    say(message) {
      const seq = (service.chat.messages.at(-1)?.seq ?? service.chat.before ?? 0) + 1;
      const said = {id: crypto.randomUUID(), seq, from: 'persona' as const, at: '2026-10-01T09:00:00.000Z', ...message};
      service.chat = {...service.chat, messages: [...service.chat.messages, said]};
      return said;
    },
    async deliver(batch) {
      const {verdict} = service;
      if (!verdict) throw new TypeError('Failed to fetch');
      for (const event of batch) {
        service.events.push(event);
        const {data} = event;
        if (verdict.status === 'accepted' && 'text' in data) service.say({id: event.id, from: 'shopper', text: data.text});
      }
      return batch.map(() => verdict);
    },
    async read<T>(resource: string): Promise<Reading<T>> {
      service.reads.push(resource);
      if (!service.reachable) return {ok: false, problem: 'unreachable', detail: 'no answer'};
      if (resource === 'me') return {ok: true, value: {now: '', member: {standing: {bond: 'friend'}}} as T};
      if (!resource.includes('/chat')) return service.persona as Reading<T>;
      if (!service.persona.ok) return service.persona;
      const view: ChatView = {now: '', ...service.chat};
      if (!resource.includes('before=')) return {ok: true, value: view as T};
      const {before: _, ...rest} = view;
      return {ok: true, value: {...rest, messages: service.older} as T};
    },
    watch: () => () => undefined,
    open: async (resource: string, _: ReadOptions, init: OpenOptions) => {
      if (!service.reachable) throw new TypeError('Failed to fetch');
      if (service.refusal) return new Response(null, {status: service.refusal});
      const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, {highWaterMark: 1e6});
      const writer = writable.getWriter();
      // Whoever reads may have gone.
      const quietly = (done: Promise<void>): void => void done.catch(() => undefined);
      const write = (bytes: string): void => quietly(writer.write(new TextEncoder().encode(bytes)));
      init.signal?.addEventListener('abort', () => quietly(writer.abort(new DOMException('', 'AbortError'))));
      const stream: Stream = {
        resource, init, write,
        input: init.body === undefined ? undefined : JSON.parse(init.body) as NonNullable<Stream['input']>,
        send: (...events) => events.forEach(event => write(`data: ${JSON.stringify(event)}\n\n`)),
        end: () => quietly(writer.close()),
        lose: () => quietly(writer.abort(new TypeError('network error'))),
      };
      (init.method ? service.runs : service.lives).push(stream);
      return new Response(readable);
    },
  } as FakeService;
  return service;
}

/** The events of a message that is said at once, or in parts. */
export function saying(facts: Partial<MessageFacts> & {readonly id: string; readonly seq: number}, ...parts: readonly string[]): readonly object[] {
  const {id} = facts;
  const from = facts.from ?? 'persona';
  return [
    {type: 'TEXT_MESSAGE_START', messageId: id, role: from === 'shopper' ? 'user' : 'assistant'},
    ...parts.map(delta => ({type: 'TEXT_MESSAGE_CONTENT', messageId: id, delta})),
    {type: 'TEXT_MESSAGE_END', messageId: id},
    {type: 'CUSTOM', name: 'kindred.message', value: {from, at: '2026-10-01T09:00:05.000Z', ...facts}},
  ];
}

export const begun = {type: 'RUN_STARTED', threadId: 'mochi', runId: 'r'};
export const finished = {type: 'RUN_FINISHED', threadId: 'mochi', runId: 'r'};
export const stands = (change: Partial<ChatState>): object => ({type: 'STATE_SNAPSHOT', snapshot: {state: 'bot', mood: 'calm', perMonth: 2, ...change}});
