import type {BrainPrice} from './brain-options.js';

/** Tokens, and what they cost in millionths of the price's currency. */
export interface Spending {
  readonly tokens: number;
  readonly micros: number;
}

/** What came of one request, as the model counts it or as much as it can have been. */
export interface TokenCount {
  readonly sent: number;
  readonly received: number;
}

export function spendingOf({sent, received}: TokenCount, price?: BrainPrice): Spending {
  return {tokens: sent + received, micros: price ? Math.ceil(sent * price.perMillionIn + received * price.perMillionOut) : 0};
}

/**
 * How many tokens a text makes, on the safe side: two bytes each. English takes
 * about four and Chinese two to three, whatever the model's own tokenizer.
 */
export function roughTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 2);
}
