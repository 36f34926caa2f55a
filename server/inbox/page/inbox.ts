import {atom, type ReadableAtom} from 'nanostores';
import type {CannedAnswer, InboxChat, InboxFacts, InboxMessage, InboxState, InboxTranscript, InboxView} from '../../../src/program/index.js';
import {keep, readKept} from './kept.js';
import {createReplies} from './replies.js';
import type {Answer, Service} from './service.js';
import {type FirstMessage, type Notice, nothingShown, type Shown} from './shown.js';

export type Move = 'accept' | 'return' | 'leave' | 'close';

/** What an operator can do. All of it shows in `$shown`. */
export interface Inbox {
  readonly $shown: ReadableAtom<Shown>;
  /** Whether something that was written ends with the page. */
  readonly atRisk: boolean;
  /** @returns ends it */
  start(): () => void;
  choose(tab: InboxState): void;
  /** Opens a chat, or none. */
  open(chat: string | undefined): void;
  move(move: Move): Promise<boolean>;
  type(text: string): void;
  send(): void;
  discard(reply: string): void;
  older(): Promise<void>;
  search(query: string): void;
  use(answer: string): void;
  look(beside: boolean): void;
  /** Begins, changes, or gives up a message to a member. */
  first(message: Partial<FirstMessage> | undefined): void;
  sendFirst(): Promise<void>;
}

/** Milliseconds after a move in which there is no other: a second press was meant for the button that stood there before. */
const moveRest = 600;
/** Milliseconds after the last key until answers are looked for. */
const searchDelay = 200;

/** @param storage where what was written outlives the page */
export function createInbox(service: Service, storage: () => Storage = () => sessionStorage): Inbox {
  const $shown = atom<Shown>({...nothingShown, ...readKept(storage)});
  const set = (news: Partial<Shown>): void => {
    $shown.set({...$shown.get(), ...news});
    if (news.drafts || news.outgoing) kept = keep($shown.get(), storage);
  };
  const without = (...names: readonly (keyof Shown)[]): void => {
    const shown = {...$shown.get()} as {-readonly [K in keyof Shown]?: Shown[K]};
    for (const name of names) delete shown[name];
    $shown.set(shown as Shown);
  };
  let stopList = (): void => {};
  let stopChat = (): void => {};
  let searching: ReturnType<typeof setTimeout> | undefined;
  let suggestedFor = '';
  let kept = true;
  let movedAt = 0;
  const replies = createReplies(service, () => $shown.get().outgoing, outgoing => set({outgoing}), (chat, message) => {
    if ($shown.get().open === chat) set({messages: merged($shown.get().messages, [message])});
  });

  function follow(): void {
    stopList();
    stopList = service.follow<InboxView>(`chats?state=${$shown.get().tab}`, list => set({list}), connection => set({connection}));
  }

  async function begin(): Promise<void> {
    const facts = await service.read<InboxFacts>('inbox');
    if (facts.ok) {
      without('closed');
      set({facts: facts.value});
      follow();
      replies.flush();
      return;
    }
    set({closed: noticeOf(facts), connection: facts.problem === 'nobody' ? 'nobody' : 'lost'});
    retry = setTimeout(() => void begin(), 3_000);
  }
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** Takes in what was read of the open chat; what the page has beyond it stays. */
  async function take(chat: InboxTranscript): Promise<void> {
    const {open, messages} = $shown.get();
    if (chat.chat !== open) return;
    const last = messages.at(-1)?.seq;
    const first = chat.messages[0]?.seq;
    set({chat, messages: merged(messages, chat.messages), outgoing: replies.without(chat.messages), ...(last === undefined && {before: chat.before ?? 0})});
    suggest();
    // More was said while the connection was lost than one answer holds.
    for (let before = chat.before, from = first; last !== undefined && before !== undefined && from !== undefined && from > last + 1;) {
      const answer = await service.read<InboxTranscript>(`chats/${open}?before=${before}`);
      if (!answer.ok || $shown.get().open !== open) return;
      set({messages: merged($shown.get().messages, answer.value.messages)});
      ({before} = answer.value);
      from = answer.value.messages[0]?.seq;
    }
  }

  /** Looks up what the shopper has asked last, unless the operator looks for something else. */
  function suggest(): void {
    const {messages, query, open} = $shown.get();
    const asked = messages.findLast(({from}) => from === 'shopper');
    if (!asked || query !== '' || suggestedFor === asked.id) return;
    suggestedFor = asked.id;
    void lookUp(asked.text, open);
  }

  async function lookUp(query: string, open: string | undefined): Promise<void> {
    const {chat} = $shown.get();
    if (!chat) return;
    const answer = await service.post<{readonly answers: readonly CannedAnswer[]}>(`personas/${encodeURIComponent(chat.persona)}/answers`, {language: chat.language, question: query});
    const shown = $shown.get();
    if (answer.ok && shown.open === open && (shown.query === '' || shown.query === query)) set({found: answer.value.answers});
  }

  return {
    $shown,

    get atRisk() {
      const {drafts, outgoing} = $shown.get();
      return !kept && Object.keys(drafts).length + outgoing.length > 0;
    },

    start() {
      void begin();
      return () => {
        clearTimeout(retry);
        clearTimeout(searching);
        stopList();
        stopChat();
        replies.stop();
      };
    },

    choose(tab) {
      if (tab === $shown.get().tab) return;
      without('list');
      set({tab});
      follow();
    },

    open(chat) {
      stopChat();
      without('chat', 'open', 'notice', 'before');
      suggestedFor = '';
      set({messages: [], query: '', found: [], beside: false, ...(chat !== undefined && {open: chat})});
      if (chat !== undefined) stopChat = service.follow<InboxTranscript>(`chats/${chat}`, view => void take(view), connection => {
        if (connection === 'gone') set({notice: {problem: 'unknown-chat', detail: ''}});
      });
    },

    async move(move) {
      const {open, busy} = $shown.get();
      if (open === undefined || busy !== undefined || Date.now() - movedAt < moveRest) return false;
      without('notice');
      set({busy: move});
      const answer = await service.post<InboxChat>(`chats/${open}/${move}`);
      without('busy');
      movedAt = Date.now();
      const {chat} = $shown.get();
      if (!answer.ok) set({notice: noticeOf(answer)});
      else if (chat?.chat === answer.value.chat) set({chat: {...pruned(chat), ...answer.value}});
      return answer.ok;
    },

    type(text) {
      const {open, drafts} = $shown.get();
      if (open === undefined) return;
      const {[open]: _, ...others} = drafts;
      set({drafts: text === '' ? others : {...others, [open]: text}});
    },

    send() {
      const {open, chat, drafts} = $shown.get();
      const text = open === undefined ? '' : drafts[open]?.trim() ?? '';
      if (open === undefined || !chat?.owner?.own || text === '') return;
      const {[open]: _, ...others} = drafts;
      without('notice');
      set({drafts: others});
      replies.add({id: crypto.randomUUID(), chat: open, text});
    },

    discard(id) {
      const {outgoing, drafts} = $shown.get();
      const reply = outgoing.find(reply => reply.id === id);
      if (!reply) return;
      // The words go back to where they were written.
      set({outgoing: outgoing.filter(other => other !== reply), drafts: {...drafts, [reply.chat]: [drafts[reply.chat], reply.text].filter(Boolean).join('\n')}});
    },

    async older() {
      const {open, before} = $shown.get();
      if (open === undefined || !before) return;
      const answer = await service.read<InboxTranscript>(`chats/${open}?before=${before}`);
      if ($shown.get().open !== open) return;
      if (!answer.ok) return set({notice: noticeOf(answer)});
      set({messages: merged($shown.get().messages, answer.value.messages), before: answer.value.before ?? 0});
    },

    search(query) {
      set({query});
      clearTimeout(searching);
      const {open} = $shown.get();
      searching = setTimeout(() => {
        suggestedFor = '';
        if (query.trim() === '') suggest();
        else void lookUp(query, open);
      }, searchDelay);
    },

    use(answer) {
      const {open, drafts} = $shown.get();
      if (open === undefined) return;
      set({drafts: {...drafts, [open]: [drafts[open]?.trimEnd(), answer].filter(Boolean).join('\n')}, beside: false});
    },

    look(beside) {
      set({beside});
    },

    first(message) {
      const {first, facts} = $shown.get();
      if (!message) return without('first');
      const persona = Object.keys(facts?.personas ?? {}).find(id => facts!.personas[id]!.writesFirst) ?? '';
      set({first: {id: crypto.randomUUID(), member: '', persona, text: '', state: 'writing', ...first, ...message}});
    },

    async sendFirst() {
      const {first} = $shown.get();
      if (first?.state !== 'writing') return;
      const {notice: _, next: __, ...writing} = first;
      set({first: {...writing, state: 'sending'}});
      const answer = await service.post<InboxChat>(`members/${encodeURIComponent(first.member.trim())}/messages`, {id: first.id, persona: first.persona, text: first.text.trim()});
      const {first: shown} = $shown.get();
      if (shown?.id !== first.id) return;
      if (answer.ok) set({first: {...writing, state: 'sent'}});
      else set({first: {...writing, state: 'writing', notice: noticeOf(answer), ...(typeof answer.more.next === 'string' && {next: answer.more.next})}});
    },
  };
}

function noticeOf({problem, detail, more}: Answer<unknown> & {readonly ok: false}): Notice {
  return {problem, detail, ...(typeof more.owner === 'string' && {owner: more.owner})};
}

/** Without what an answer leaves out where it no longer holds. */
function pruned({owner: _, waitsSince: __, place: ___, answerBy: ____, ...rest}: InboxTranscript): InboxTranscript {
  return rest;
}

function merged(one: readonly InboxMessage[], other: readonly InboxMessage[]): readonly InboxMessage[] {
  return [...new Map([...one, ...other].map(message => [message.id, message])).values()].sort((a, b) => a.seq - b.seq);
}
