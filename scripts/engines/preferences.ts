/** What a shopper has set their device to, as media queries see it. */
export interface Preferences {
  readonly reducedMotion?: 'reduce' | 'no-preference' | undefined;
  readonly colorScheme?: 'dark' | 'light' | undefined;
  readonly forcedColors?: 'active' | 'none' | undefined;
}

/** The query that matches once a page has heard of them; empty when nothing is preferred. */
export function mediaOf({reducedMotion, colorScheme, forcedColors}: Preferences): string {
  return [
    reducedMotion && `(prefers-reduced-motion: ${reducedMotion})`,
    colorScheme && `(prefers-color-scheme: ${colorScheme})`,
    forcedColors && `(forced-colors: ${forcedColors})`,
  ].filter(Boolean).join(' and ');
}
