import {setTimeout as sleep} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {OpenAI} from 'openai';
import type {Logger} from 'pino';
import {knowledgeOf, type Persona, textIn} from '../../src/program/index.js';
import type {Brain, BrainEvent, BrainTurn} from './brain.js';
import type {BrainApi, BrainOptions} from './brain-options.js';
import {chatCompletions} from './chat-completions.js';
import {type CheckedReply, checkedReply} from './checked-reply.js';
import {type Prompt, promptFor} from './prompt.js';
import {responses} from './responses.js';
import {roughTokens, type Spending, spendingOf, type TokenCount} from './spending.js';
import {eventsOf, toolsOf} from './tools.js';
import {faultOf, type ToolCall, type Upstream, type UpstreamFault} from './upstream.js';

/** A brain that costs something. */
export interface MeteredBrain extends Brain {
  /** What one answer takes at most, as far as can be known before it is asked for. */
  most(turn: BrainTurn): Spending;
}

/** How many requests an answer may take: one more when the first came to no word. */
const mostRequests = 2;
/** How long to wait before the second, where nothing else is said, in milliseconds. */
const pause = 250;
/** A token has so many characters at most, on average: a stream with more than these is not listened to. */
const longestToken = 16;

const upstreams: {readonly [A in BrainApi]: Upstream} = {'chat-completions': chatCompletions, responses};

/** What became of one request. */
interface Outcome {
  readonly how: 'whole' | 'longest' | 'refused' | 'cut' | 'withheld' | 'left' | UpstreamFault;
  readonly calls: readonly ToolCall[];
  readonly count: TokenCount;
}

/**
 * Answers by a model, over an API that OpenAI has made common. The model writes
 * and the rules decide: what it says is checked before it is released
 * (`checked-reply.ts`), and what it may do is in `tools.ts`.
 *
 * @param log is told what failed; no prompt, no reply and no key is ever in it
 */
export function openAiBrain(options: BrainOptions, persona: Persona, log: Logger): MeteredBrain {
  const knowledge = knowledgeOf(persona);
  const {model, api, price, patience, longestAnswer: longest} = options;
  const key = options.key.export().toString();
  const client = new OpenAI({
    apiKey: key,
    baseURL: options.baseUrl,
    // Nothing from the environment, which is not read here.
    organization: null, project: null, webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: patience * 1000,
    fetchOptions: {redirect: 'error'},
  });

  /** One request; what may be said of its answer is yielded as it comes. */
  async function* ask(prompt: Prompt, turn: BrainTurn, reply: CheckedReply, signal: AbortSignal): AsyncGenerator<BrainEvent, Outcome> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), patience * 1000);
    const calls: ToolCall[] = [];
    let how: Outcome['how'] | undefined;
    let told: TokenCount | undefined;
    let parts = 0;
    let size = 0;
    try {
      const both = AbortSignal.any([signal, silence.signal]);
      for await (const part of upstreams[api](client, {model, prompt, tools: toolsOf(turn.persona), longest}, both)) {
        timer.refresh();
        parts += 1;
        if (part.type === 'used') told = part.count;
        else if (part.type === 'call') calls.push(part.call);
        else if (part.type === 'ended') how = part.how;
        else size += part.type === 'text' ? part.delta.length : part.size;
        const released = part.type === 'text' ? reply.add(part.delta) : part.type === 'ended' && part.how === 'whole' ? reply.end() : '';
        if (released) yield {type: 'text', delta: released};
        if (reply.withheld) how = 'withheld';
        else if (size > longest * longestToken) how = 'longest';
        if (how === 'withheld' || (how === 'longest' && part.type !== 'ended')) break;
      }
      how ??= parts === 0 && !silence.signal.aborted ? {detail: 'it sends no stream', passing: true, free: false} : 'cut';
    } catch (error) {
      // An answer that has ended is whole, whatever becomes of the connection.
      how ??= signal.aborted || silence.signal.aborted ? 'cut' : faultOf(error);
    } finally {
      clearTimeout(timer);
    }
    if (how === 'cut' && silence.signal.aborted) how = {detail: `it said nothing for ${patience} seconds`, passing: true, free: false};
    if (signal.aborted) how = 'left';
    return {how, calls, count: told ?? (typeof how === 'object' && how.free ? nothing : mostOf(prompt))};
  }

  function mostOf({rules, said}: Prompt): TokenCount {
    const sent = [rules, ...said.map(({content}) => content), JSON.stringify(toolsOf(persona))].reduce((sum, text) => sum + roughTokens(text), 0);
    return {sent, received: longest};
  }

  async function* answer(turn: BrainTurn, {signal}: {readonly signal: AbortSignal}): AsyncGenerator<BrainEvent, void> {
    const {heard: {move, language}} = turn;
    if (move.move === 'answer' && move.entry.of === 'disclosure') {
      yield {type: 'text', delta: textIn(turn.persona.disclosure, language)};
      yield {type: 'used', tokens: 0, micros: 0};
      return;
    }
    let prompt = promptFor(turn, knowledge);
    let count = nothing;
    let cards: readonly BrainEvent[] = [];
    for (let request = 1; ; request++) {
      const reply = checkedReply({persona: turn.persona, language, sources: prompt.sources, secret: prompt.secret, key});
      const outcome = yield* ask(prompt, turn, reply, signal);
      count = {sent: count.sent + outcome.count.sent, received: count.received + outcome.count.received};
      if (outcome.how === 'left') break;
      const {events, again} = whatNow(outcome, reply, turn);
      if (again !== undefined && request < mostRequests && await waited(again.after, signal)) {
        cards = again.cards;
        prompt = withCards(prompt, cards);
        continue;
      }
      if (!signal.aborted) yield* [...cards, ...events.filter(event => !cards.some(card => isDeepStrictEqual(card, event)))];
      break;
    }
    yield {type: 'used', ...spendingOf(count, price)};
  }

  /** What comes of a request that has ended, and whether asking again may make more of it. */
  function whatNow({how, calls}: Outcome, reply: CheckedReply, turn: BrainTurn): {events: readonly BrainEvent[]; again?: Again} {
    const spoke = reply.said.trim() !== '';
    const same: Again = {after: pause, cards: []};
    const failed = (reason: 'truncated' | 'upstream', detail: string): readonly BrainEvent[] => [{type: 'failed', reason, detail}];
    if (typeof how === 'object') {
      const {after = pause, passing, detail} = how;
      if (spoke) return {events: failed('truncated', detail)};
      return {events: failed('upstream', detail), ...(passing && after <= patience * 1000 && {again: {...same, after}})};
    }
    switch (how) {
      case 'longest': return {events: failed('truncated', 'the answer was longer than it may be')};
      case 'refused': return {events: failed('upstream', 'its own filter took the answer')};
      case 'cut': return {events: failed('truncated', 'the answer broke off'), ...(!spoke && {again: same})};
      case 'withheld': {
        log.warn({rule: reply.withheld}, 'what the model said was withheld');
        // What is too long is left out; all else is a person's to put right.
        if (spoke && reply.withheld === 'length') return {events: []};
        return {events: [{type: 'person', why: 'upstream'}], ...(!spoke && {again: same})};
      }
      default: {
        const events = eventsOf(calls, turn.persona, why => log.warn({why}, 'a call of the model was ignored'));
        if (spoke || events.some(({type}) => type === 'person')) return {events};
        if (events.length > 0) return {events, again: {after: 0, cards: events}};
        return {events: failed('upstream', 'it said nothing'), again: same};
      }
    }
  }

  return {
    answer,
    most(turn) {
      const {sent, received} = mostOf(promptFor(turn, knowledge));
      return spendingOf({sent: sent * mostRequests, received: received * mostRequests}, price);
    },
  };
}

/** How to ask again. */
interface Again {
  /** In how many milliseconds. */
  readonly after: number;
  /** What it has shown, without a word to it. */
  readonly cards: readonly BrainEvent[];
}

const nothing: TokenCount = {sent: 0, received: 0};

/** A model that only showed something is asked for words. */
function withCards(prompt: Prompt, cards: readonly BrainEvent[]): Prompt {
  if (cards.length === 0) return prompt;
  const products = cards.flatMap(event => (event.type === 'product' ? [event.product] : []));
  return {...prompt, said: [...prompt.said, {role: 'user', content: `The shop’s data, as JSON. The shopper has not said this. ${JSON.stringify({shown: products})}`}]};
}

/** @returns whether somebody still listens */
async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  await sleep(milliseconds, undefined, {signal}).catch(() => undefined);
  return !signal.aborted;
}
