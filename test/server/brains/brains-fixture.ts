import {createSecretKey} from 'node:crypto';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {LLMock, type MockServerOptions} from '@copilotkit/aimock';
import {type Logger, pino} from 'pino';
import {onTestFinished} from 'vitest';
import type {Brain, BrainEvent, BrainTurn} from '../../../server/brains/brain.js';
import {type BrainOptions, usualBrain} from '../../../server/brains/brain-options.js';
import {type MeteredBrain, openAiBrain} from '../../../server/brains/openai-brain.js';
import type {Persona} from '../../../src/program/index.js';
import {pip} from './a-turn.js';

export const key = 'sk-test-0123456789abcdef';

export function optionsFor(baseUrl: string, more: Partial<BrainOptions> = {}): BrainOptions {
  return {kind: 'openai-compatible', baseUrl, model: 'gpt-4o-mini', key: createSecretKey(Buffer.from(key)), ...usualBrain, patience: 5, ...more};
}

/** The third party's stand-in for a model, on a port of its own; gone after the test. */
export async function aMock(options: MockServerOptions = {}): Promise<LLMock> {
  const mock = await LLMock.create({port: 0, logLevel: 'silent', ...options});
  onTestFinished(() => mock.stop());
  return mock;
}

/** An upstream that says what the other cannot: bytes as they are given. @returns its base URL */
export async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

/** Everything that is logged, at any level, as text. */
export function aLog(): {readonly log: Logger; readonly lines: string[]} {
  const lines: string[] = [];
  return {lines, log: pino({level: 'trace'}, {write: line => void lines.push(line)})};
}

export interface MadeBrain {
  readonly brain: MeteredBrain;
  readonly lines: string[];
}

export function aBrain(baseUrl: string, more: Partial<BrainOptions> = {}, persona: Persona = pip): MadeBrain {
  const {log, lines} = aLog();
  return {brain: openAiBrain(optionsFor(baseUrl, more), persona, log), lines};
}

export async function eventsOf(brain: Brain, turn: BrainTurn, signal = new AbortController().signal): Promise<BrainEvent[]> {
  const events: BrainEvent[] = [];
  for await (const event of brain.answer(turn, {signal})) events.push(event);
  return events;
}

/** What was said, in one piece. */
export function textOf(events: readonly BrainEvent[]): string {
  return events.map(event => (event.type === 'text' ? event.delta : '')).join('');
}

/** What was done besides, without what it took. */
export function doneIn(events: readonly BrainEvent[]): readonly string[] {
  return events.flatMap(event => {
    switch (event.type) {
      case 'product': return [`product ${event.product}`];
      case 'person': return [`person ${event.why}`];
      case 'failed': return [`failed ${event.reason}`];
      default: return [];
    }
  });
}
