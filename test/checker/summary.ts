/** What a check found: one line of JSON, and an exit code. */
export interface Summary {
  readonly check: string;
  /** What speaks against the outbox; nothing when all is well. */
  readonly objections: readonly string[];
  readonly [measure: string]: unknown;
}
