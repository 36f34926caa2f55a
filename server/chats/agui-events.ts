import type {ChatMessage, ChatState, MessageFacts} from '../../src/program/index.js';

/** Why a run ends without an answer. */
export type RunProblem = 'truncated' | 'upstream' | 'limit' | 'taken' | 'busy' | 'internal';

/** The events of AG-UI (https://docs.ag-ui.com/sdk/js/core/events) that chats are told by. */
export type AgUiEvent =
  | {readonly type: 'RUN_STARTED' | 'RUN_FINISHED'; readonly threadId: string; readonly runId: string}
  | {readonly type: 'RUN_ERROR'; readonly message: string; readonly code: RunProblem}
  | {readonly type: 'STATE_SNAPSHOT'; readonly snapshot: ChatState}
  | {readonly type: 'TEXT_MESSAGE_START'; readonly messageId: string; readonly role: 'user' | 'assistant'}
  | {readonly type: 'TEXT_MESSAGE_CONTENT'; readonly messageId: string; readonly delta: string}
  | {readonly type: 'TEXT_MESSAGE_END'; readonly messageId: string}
  | {readonly type: 'CUSTOM'; readonly name: 'kindred.message'; readonly value: MessageFacts};

/** How many characters come at a time of what is known whole. */
const piece = 24;

/** Somebody says something, from its first word to its being recorded. */
export function eventsOf(message: ChatMessage): readonly AgUiEvent[] {
  return [startOf(message.id, message.from === 'shopper' ? 'user' : 'assistant'), ...contentOf(message.id, message.text), ...endOf(message)];
}

export function startOf(messageId: string, role: 'user' | 'assistant' = 'assistant'): AgUiEvent {
  return {type: 'TEXT_MESSAGE_START', messageId, role};
}

/** In pieces that cut no character in two. */
export function contentOf(messageId: string, text: string): readonly AgUiEvent[] {
  const characters = [...text];
  const pieces = Array.from({length: Math.ceil(characters.length / piece)}, (_, i) => characters.slice(i * piece, (i + 1) * piece).join(''));
  return pieces.map(delta => ({type: 'TEXT_MESSAGE_CONTENT', messageId, delta}));
}

export function endOf(message: ChatMessage): readonly AgUiEvent[] {
  return [{type: 'TEXT_MESSAGE_END', messageId: message.id}, recorded(message)];
}

export function recorded({text: _, ...facts}: ChatMessage): AgUiEvent {
  return {type: 'CUSTOM', name: 'kindred.message', value: facts};
}

/** As a server-sent event. @param id the place up to which its reader then has everything */
export function lineOf(event: AgUiEvent, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`;
}
