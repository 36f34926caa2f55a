import type {Logger} from 'pino';
import type {Brain, BrainEvent, BrainTurn} from './brain.js';
import type {MeteredBrain} from './openai-brain.js';
import {type Purse, reserve, settle, type Spender} from './reserve.js';
import type {Spending} from './spending.js';

export interface LimitedBrainOptions extends Purse {
  readonly who: Spender;
  readonly log: Logger;
  /** Answers beyond the limits; absent: it fails then, for `limit`. */
  readonly fallback?: Brain | undefined;
}

/** A brain that costs something, within the day's limits of whoever asks. */
export function limitedBrain(brain: MeteredBrain, {who, log, fallback, ...purse}: LimitedBrainOptions): Brain {
  async function* answer(turn: BrainTurn, options: {readonly signal: AbortSignal}): AsyncGenerator<BrainEvent, void> {
    const most = brain.most(turn);
    const reserved = await reserve(purse, who, most, turn.now);
    if (!reserved.ok) {
      const {whose, what} = reserved;
      log.info({whose, what}, 'a limit of the model is reached');
      if (fallback) yield* fallback.answer(turn, options);
      else yield {type: 'failed', reason: 'limit', detail: `the ${whose} has no ${what} left today`};
      return;
    }
    // Whoever stops listening before it is told has spent it all.
    let spent: Spending = most;
    try {
      for await (const event of brain.answer(turn, options)) {
        if (event.type === 'used') spent = event;
        yield event;
      }
    } finally {
      await settle(purse, reserved.reservation, spent).catch((error: unknown) => log.error({err: error}, 'what was set aside for an answer stays spent'));
    }
  }
  return {answer};
}
