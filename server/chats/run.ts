import {uuidv7} from '../../src/events/index.js';
import {type ChatState, type Persona, replyBlemishes, sourcesOf, textIn} from '../../src/program/index.js';
import type {Asker} from '../asker.js';
import type {Brain, BrainTurn} from '../brains/brain.js';
import {guided} from '../brains/guided.js';
import type {Parts} from '../service-env.js';
import type {Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';
import {type AgUiEvent, contentOf, endOf, eventsOf, type RunProblem, startOf} from './agui-events.js';
import {type Answer, answered, commitAnswer, hear, nothing, type Question, turnOf, wholeAnswer} from './answer.js';
import {findChat} from './chat-reader.js';
import type {KeptChat, KeptMessage} from './chat-store.js';
import {chatState, shownMessage} from './compose-chat.js';

/** How long an answer is at most that a brain writes, in characters; one that goes on is broken off. */
export const longestAnswer = 20_000;

/** How long a brain may take, in milliseconds. */
export const brainPatience = 120_000;

/** One request for the persona's answer. */
export interface Run {
  readonly tenant: Tenant;
  /** The program's id of it. */
  readonly name: string;
  readonly persona: Persona;
  readonly asker: Pick<Asker, 'member' | 'visitor'>;
  /** The id of the shopper's message, which is kept. */
  readonly message: string;
  readonly runId: string;
}

export interface RunParts extends Pick<Parts, 'store' | 'live' | 'log' | 'now' | 'brains'> {
  /** What brains are answering now, in this process. */
  readonly busy: Set<string>;
}

type Emit = (...events: readonly AgUiEvent[]) => void;

/** What comes of a message as it is found. */
type Begun =
  | {readonly kind: 'said'; readonly message: KeptMessage; readonly state: ChatState; readonly topics?: ReadonlySet<string>}
  /** A person has the chat, or has had the last word; or it is over. */
  | {readonly kind: 'silent'; readonly state: ChatState}
  | {readonly kind: 'ask'; readonly brain: Brain; readonly question: Question; readonly turn: BrainTurn; readonly state: ChatState};

/**
 * Answers a message of a shopper, and emits the answer.
 *
 * What rules or entries answer is kept before its first word is emitted. What a
 * brain writes is kept when it ends, or is stopped; and not at all once the
 * conversation is a person's.
 *
 * @param signal aborts when nobody listens any more
 */
export async function answerRun(parts: RunParts, run: Run, emit: Emit, signal: AbortSignal): Promise<void> {
  const {name, runId, tenant} = run;
  emit({type: 'RUN_STARTED', threadId: name, runId});
  try {
    const begun = await begin(parts, run);
    emit({type: 'STATE_SNAPSHOT', snapshot: begun.state});
    if (begun.kind === 'ask') {
      const problem = await askBrain(parts, run, begun, emit, signal);
      if (problem) return emit(errorOf(problem));
    } else if (begun.kind === 'said') {
      for (const topic of begun.topics ?? []) parts.live.publish(tenant.id, topic);
      emit(...eventsOf(shownMessage(run.persona, begun.message)));
    }
    emit({type: 'RUN_FINISHED', threadId: name, runId});
  } catch (error) {
    parts.log.error({err: error, tenant: tenant.id, persona: name}, 'a run failed');
    emit(errorOf('internal'));
  }
}

/** Finds the message, and answers it at once where no brain has to be asked. */
function begin({store, now, brains}: RunParts, {tenant, name, persona, asker, message: id}: Run): Promise<Begun> {
  return store.transact(tenant.id, async (transaction): Promise<Begun> => {
    const time = now();
    const {chat} = await findChat(transaction, asker, name);
    const message = chat && await transaction.message(chat.id, id);
    const state = (of = chat): Promise<ChatState> => chatState(transaction, persona, of, time);
    if (!chat || message?.from !== 'shopper') return {kind: 'silent', state: await state()};
    const known = await transaction.answerTo(chat.id, id);
    if (known) return {kind: 'said', message: known, state: await state()};
    if (chat.handoff.owner.kind !== 'bot' || await wasAnswered(transaction, chat, message)) return {kind: 'silent', state: await state()};

    const question: Question = {chat, message, heard: await hear(transaction, persona, chat, message)};
    const turn = await turnOf(transaction, persona, question, time);
    const {move, cues} = question.heard;
    // Who fetches a person, and who says that a machine speaks, is not for a brain to write.
    const brain = cues.includes('asks-ai') || (move.move === 'person' && message.grave) ? guided : brains?.(tenant, name, {visitor: asker.visitor, member: asker.member?.id}) ?? guided;
    if (brain !== guided) return {kind: 'ask', brain, question, turn, state: await state()};
    const changed = new Set<string>();
    const said = await commitAnswer({transaction, now: time, changed}, persona, question, await wholeAnswer(guided, turn), chat.handoff.since);
    return {kind: 'said', message: said!.message, state: await state(said!.chat), topics: changed};
  });
}

/** Whether a person has said something since. */
async function wasAnswered(transaction: Transaction, {id}: KeptChat, {seq}: KeptMessage): Promise<boolean> {
  return (await transaction.messages(id, {after: seq, limit: 50})).some(({from}) => from === 'person');
}

/** Lets a brain write, and keeps what it has written. @returns why there is no answer */
async function askBrain(parts: RunParts, run: Run, {brain, question, turn}: Extract<Begun, {kind: 'ask'}>, emit: Emit, signal: AbortSignal): Promise<RunProblem | undefined> {
  const {busy, log, now} = parts;
  const {tenant, name, persona} = run;
  const place = JSON.stringify([tenant.id, question.chat.id, question.message.id]);
  if (busy.has(place)) return 'busy';
  busy.add(place);
  const id = uuidv7(now());
  let answer: Answer = nothing;
  let failed: {readonly reason: RunProblem; readonly detail: string} | undefined;
  try {
    for await (const event of brain.answer(turn, {signal: AbortSignal.any([signal, AbortSignal.timeout(brainPatience)])})) {
      // What it still says was shown to nobody.
      if (signal.aborted) break;
      if (event.type === 'failed') failed = event;
      if (event.type === 'text' && event.delta !== '') emit(...(answer.text === '' ? [startOf(id)] : []), {type: 'TEXT_MESSAGE_CONTENT', messageId: id, delta: event.delta});
      answer = answered(answer, event);
      if ([...answer.text].length > longestAnswer) failed = {reason: 'truncated', detail: `more than ${longestAnswer} characters`};
      if (failed || answer.why) break;
    }
  } catch (error) {
    if (!signal.aborted) failed = {reason: 'upstream', detail: String(error)};
  } finally {
    busy.delete(place);
  }
  const shown = answer.text;
  if (signal.aborted) {
    if (shown === '') return undefined;
    answer = {...answer, cut: 'stopped'};
  } else if (!failed && shown === '' && answer.offered.length === 0 && !answer.why) {
    failed = {reason: 'upstream', detail: 'an answer without a word'};
  }
  if (failed) {
    log.warn({tenant: tenant.id, persona: name, ...failed}, 'a brain could not answer');
    // What was broken off, or is beyond a limit, can be asked again; who cannot be answered gets a person.
    if (failed.reason !== 'upstream') return ended(emit, id, shown, failed.reason);
    answer = {...answer, why: 'upstream', ...(shown !== '' && {cut: 'broken-off' as const})};
  }
  const kept = await keepAnswer(parts, run, question, answer, id);
  if (!kept) return ended(emit, id, shown, 'taken');
  lint(parts, run, question, kept.message);
  const rest = kept.message.text.slice(shown.length);
  emit(...(shown === '' ? [startOf(id)] : []), ...contentOf(id, rest), ...endOf(shownMessage(persona, kept.message)), {type: 'STATE_SNAPSHOT', snapshot: kept.state});
  return failed?.reason;
}

async function keepAnswer({store, live, now}: RunParts, {tenant, persona, asker, name}: Run, question: Question, answer: Answer, id: string): Promise<{readonly message: KeptMessage; readonly state: ChatState} | undefined> {
  const changed = new Set<string>();
  const kept = await store.transact(tenant.id, async transaction => {
    const time = now();
    // Its visitor may have turned out to be a member in the meantime.
    const {chat} = await findChat(transaction, asker, name);
    const message = chat && await transaction.message(chat.id, question.message.id);
    if (!message || await transaction.answerTo(chat.id, message.id)) return undefined;
    const said = await commitAnswer({transaction, now: time, changed}, persona, {...question, chat, message}, answer, question.chat.handoff.since, id);
    return said && {message: said.message, state: await chatState(transaction, persona, said.chat, time)};
  });
  for (const topic of changed) live.publish(tenant.id, topic);
  return kept;
}

/** What a brain has written stands as it is; what is wrong with it is for the brand to know. */
function lint({log}: RunParts, {tenant, name, persona}: Run, {heard: {language}}: Question, {id, text, entry}: KeptMessage): void {
  const source = persona.faq.find(other => other.id === entry);
  const blemishes = replyBlemishes(text, language, persona, source ? [textIn(source.answer, language), ...sourcesOf(persona, source.from ?? [], language)] : []);
  if (blemishes.length > 0) log.warn({tenant: tenant.id, persona: name, message: id, rules: blemishes.map(({rule}) => rule)}, 'a reply is not as the persona’s file wants it');
}

/** Ends a message that was begun. */
function ended(emit: Emit, messageId: string, shown: string, problem: RunProblem): RunProblem {
  if (shown !== '') emit({type: 'TEXT_MESSAGE_END', messageId});
  return problem;
}

const words: {readonly [P in RunProblem]: string} = {
  truncated: 'The answer broke off: ask again.',
  upstream: 'What answers for the persona failed: a person was asked for.',
  limit: 'What may be answered today has been: a person can be asked for.',
  taken: 'A person has the conversation now.',
  busy: 'This message is being answered already.',
  internal: 'The service failed: ask again later.',
};

function errorOf(code: RunProblem): AgUiEvent {
  return {type: 'RUN_ERROR', message: words[code], code};
}
