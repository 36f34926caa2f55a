import type {Consent} from '../../outbox/consent-gate.js';

/** Tells what consent is: now if that is known, and again at each change. Never throws. */
export type ConsentSource = (tell: (consent: Consent) => void) => void;

/** Takes a reading; `undefined` is no news. */
export type Learn = (read: () => Consent | undefined) => void;

/**
 * A source that reads what others' code says. What it learns while it starts is
 * told as one: a grant that was withdrawn before lets nothing through. Nothing
 * that others' code throws gets into the page: the first error is said on the
 * console, and consent that cannot be read any more is no longer granted, but
 * unknown. Denied stays denied.
 *
 * @param name what is read, for the console
 */
export function consentSource(name: string, start: (learn: Learn) => void): ConsentSource {
  return tell => {
    let known: Consent = 'unknown';
    let told: Consent = 'unknown';
    let started = false;
    let complained = false;
    /** @returns whether it went well */
    function attempt(action: () => void): boolean {
      try {
        action();
        return true;
      } catch (error) {
        if (!complained) console.error(`Kindred: consent from ${name}:`, error);
        complained = true;
        return false;
      }
    }
    function heed(othersCode: () => void): void {
      if (!attempt(othersCode) && known === 'granted') known = 'unknown';
    }
    function tellNews(): void {
      if (known !== told) attempt(() => tell(told = known));
    }
    heed(() => start(read => {
      heed(() => { known = read() ?? known; });
      if (started) tellNews();
    }));
    started = true;
    tellNews();
  };
}
