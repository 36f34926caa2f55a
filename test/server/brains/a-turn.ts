import type {BrainTurn} from '../../../server/brains/brain.js';
import {type ChatMessage, knowledgeOf, nextMove, type Persona} from '../../../src/program/index.js';
import {aPersona} from '../../program/personas/a-persona.js';

/** One that may show cards. */
export const pip: Persona = {...aPersona, may: ['show-product']};

/** What a shopper says at noon of the first of March. */
export function turnOf(question: string, messages: readonly ChatMessage[] = [], persona: Persona = pip): BrainTurn {
  return {persona, id: 'pip', question, heard: nextMove(question, [], knowledgeOf(persona), persona.handoff), messages, now: Date.parse('2026-03-01T12:00:00Z')};
}

export function message(seq: number, from: ChatMessage['from'], text: string): ChatMessage {
  return {id: `m${seq}`, seq, from, at: '2026-03-01T12:00:00.000Z', text};
}
