/** Whether one voter supports one idea. A support that was withdrawn is kept, so that an earlier one that comes late does not count. */
export interface Support {
  /** The id of the event that said so. */
  readonly id: string;
  /** When it was said, by the counter's clock: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly supports: boolean;
}

/** What replacing `held` by `next` adds to the idea's supports; their number is the sum of these over all that happened. */
export function supportChange(held: Support | undefined, next: Support | undefined): number {
  return Number(next?.supports ?? false) - Number(held?.supports ?? false);
}
