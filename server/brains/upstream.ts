import {APIConnectionError, APIError, type OpenAI} from 'openai';
import type {Prompt} from './prompt.js';
import type {TokenCount} from './spending.js';

/** A tool that a model may call. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** A JSON Schema in which every field is required. */
  readonly parameters: {readonly [keyword: string]: unknown};
}

export interface ToolCall {
  readonly name: string;
  /** JSON, where the model has kept to it. */
  readonly arguments: string;
}

/** One request to a model. */
export interface Ask {
  readonly model: string;
  readonly prompt: Prompt;
  readonly tools: readonly Tool[];
  /** In tokens. */
  readonly longest: number;
}

/** What comes of a request, whichever API it speaks. A stream that stops without `ended` was cut. */
export type UpstreamPart =
  | {readonly type: 'text'; readonly delta: string}
  /** Something else came, of so many characters. */
  | {readonly type: 'other'; readonly size: number}
  | {readonly type: 'call'; readonly call: ToolCall}
  | {readonly type: 'used'; readonly count: TokenCount}
  /** `longest`: it may not go on; `refused`: its own filter has taken the answer, or a part of it. */
  | {readonly type: 'ended'; readonly how: 'whole' | 'longest' | 'refused'};

/** Asks a model. It throws what the client throws when the model does not answer. */
export type Upstream = (client: OpenAI, ask: Ask, signal: AbortSignal) => AsyncIterable<UpstreamPart>;

/** The model says that it failed. */
export class ModelFailed extends Error {
  override readonly name = 'ModelFailed';
}

/** Why a request came to nothing. */
export interface UpstreamFault {
  /** For the log. No word of what came is in it: some who refuse a key repeat it. */
  readonly detail: string;
  /** Asking again may help. */
  readonly passing: boolean;
  /** It was refused before the model did anything for it. */
  readonly free: boolean;
  /** Milliseconds after which it may be asked again, where that was said. */
  readonly after?: number;
}

/**
 * What a thrown error means.
 *
 * @throws the error, when it is no fault of the model or of the way there
 */
export function faultOf(error: unknown): UpstreamFault {
  if (error instanceof APIError && typeof error.status === 'number') {
    const {status, headers} = error as APIError<number, Headers>;
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    return {
      detail: `it answers with status ${status}`,
      passing: status === 408 || status === 409 || status === 429 || status >= 500,
      free: true,
      ...(seconds >= 0 && {after: seconds * 1000}),
    };
  }
  const broken = (detail: string): UpstreamFault => ({detail, passing: true, free: false});
  if (error instanceof APIConnectionError || isBrokenConnection(error)) return broken('the connection broke');
  if (error instanceof SyntaxError) return broken('what it sends is no JSON');
  if (error instanceof APIError || error instanceof ModelFailed) return broken('it says that it failed');
  throw error;
}

/** As `fetch` says it while a body is read. */
function isBrokenConnection(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause;
}
