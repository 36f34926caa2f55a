/** Whose use it is on a day (UTC, `2026-03-01`): one visitor's or member's as `voterOf` names them; '': all of the tenant's. */
export interface UsageKey {
  readonly day: string;
  readonly persona: string;
  readonly holder: string;
}

export interface Usage {
  readonly turns: number;
  readonly tokens: number;
  /** Millionths of the currency. */
  readonly micros: number;
}

/** How much one tenant's personas have had of their models, as one transaction sees and changes it. */
export interface UsageTransaction {
  /** Nothing, when there was none. */
  usage(key: UsageKey): Promise<Usage>;
  /** @param change what it adds; what was reserved and not needed is taken back so */
  addUsage(key: UsageKey, change: Usage): Promise<void>;
  /** Forgets what visitors and members used on the days before; the tenant's own stays. */
  forgetUsage(before: string): Promise<void>;
}
