/** What a shopper has set their device to, as media queries see it. */
export interface Preferences {
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly colorScheme?: 'dark' | 'light' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
}
