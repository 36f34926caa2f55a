import {now, parse, Promise, setTimeout} from '../events/natives.js';
import type {EventStore} from '../outbox/event-store.js';

/** Fetches a fresh token from the shop's own server: a JWT that names the member, or nothing when nobody is signed in. */
export type TokenSource = () => Promise<string | null | undefined>;

/**
 * The member's token, fresh as far as this device's clock can tell; nothing
 * while there is none.
 *
 * @param closing the page does not wait: only a token that is at hand
 * @param refused one that may have been turned away: another is fetched, once for all that were refused it
 */
export type Token = (closing?: boolean, refused?: string) => Promise<string | undefined>;

export interface IdentityParts {
  /** Milliseconds that the shop has to answer; what is shown waits for it. */
  readonly patience?: number;
  readonly notes: Pick<EventStore, 'note' | 'setNotes'>;
  /** Whether the page has called for nobody else since. */
  isLatest(): boolean;
  /** A later token is another member's: everything from the start. */
  again(): void;
  /** Says from now on who asks and who did it: a member, and the visitor that this device knows. */
  speak(token: Token, visitor?: string): void;
}

/** A token is asked for anew so long before it ends, and at least so often, in milliseconds. */
const margin = 30_000;
const longest = 300_000;

/**
 * Learns from the shop who is signed in, and sees to it that what one person
 * did is never another's. The token stays in memory; the device remembers the
 * member's id, so that the next person is told from this one.
 *
 * @returns whether what happens from now on is another visitor's than before
 */
export async function identify(source: TokenSource, {patience = 9000, notes, isLatest, again, speak}: IdentityParts): Promise<boolean> {
  let held: {readonly token: string; readonly since: number; readonly until: number} | undefined;
  let asking: Promise<string | undefined> | undefined;

  async function fetchMember(): Promise<string | undefined> {
    held = undefined;
    try {
      const token = await Promise.race([source(), silence(patience)]);
      if (!token) return undefined;
      const {sub, exp, iat} = claims(token);
      // How long it lives is by the shop's clock, since the shopper's may be wrong by a year.
      held = {token, since: now(), until: now() + Math.min((exp - iat) * 1000 - margin, longest)};
      return sub;
    } catch (error) {
      console.error('Kindred: there is no token for the member, who is nobody until there is one:', error);
      return undefined;
    }
  }

  const member = await fetchMember();
  // A device that keeps nothing remembers nobody: `null`.
  const before = await notes.note<string>('member').catch(() => null);
  if (!isLatest()) return false;
  const changed = !!before && before !== member;
  if (before !== null && (member || changed)) await notes.setNotes({...(changed && {visitor: ''}), member});
  const visitor = before === null ? undefined : await notes.note<string>('visitor');
  if (isLatest()) {
    speak(async (closing, refused) => {
      const fresh = held && held.token !== refused && now() >= held.since && now() < held.until;
      if (!closing && !fresh) {
        const found = await (asking ??= fetchMember().finally(() => { asking = undefined; }));
        if (found && found !== member && isLatest()) again();
        if (found !== member) return undefined;
      }
      return isLatest() ? held?.token : undefined;
    }, visitor || undefined);
  }
  return changed;
}

function silence(patience: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`the shop has not answered for ${patience} ms`)), patience));
}

/** What a JWT says (RFC 7519 §4.1). Whether it is true is for the service to judge. */
function claims(token: string): {readonly sub: string; readonly exp: number; readonly iat: number} {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  return parse(new TextDecoder().decode(bytes)) as ReturnType<typeof claims>;
}
