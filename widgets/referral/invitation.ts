/** What a link carries: whose it is, and which of theirs. */
export interface Invitation {
  readonly code: string;
  /** Absent where somebody gave the code alone. */
  readonly invitation?: string | undefined;
}

export interface InvitationOptions {
  /** The query parameter of links; `kin` by default. */
  readonly parameter?: string | undefined;
  /**
   * A path of the shop's own server, which keeps in a cookie of its own what it
   * is sent (`POST` with the JSON of an `Invitation`), says it again (`GET`) and
   * forgets it (`DELETE`): some browsers clear after seven days what scripts
   * keep.
   */
  readonly route?: string | undefined;
}

/** How a page catches invitations, and the one that it has just caught. */
export interface CaughtInvitation extends InvitationOptions {
  invitation?: Invitation | undefined;
}

/** Where it is kept in `localStorage`: code, invitation, and when, in milliseconds since the epoch. */
export const invitationKey = 'kindred-invitation';

/** Milliseconds that the shop's route has to answer. */
const patience = 5000;

/** Of the alphabet in `src/program/referrals/codes.ts`, with a letter or an invitation, so that a page's own number is none. */
const shape = /^(?=.*[A-Y.])([\dACDEFGHJKMNPQRTVWXY]{9})(\.([\da-f]{8}))?$/;

/** Reads what a link carries; nothing where it is something else. */
export function readInvitation(text: string | null): Invitation | undefined {
  const [, code, , invitation] = shape.exec(text!) ?? [];
  return code ? {code, invitation} : undefined;
}

/**
 * Catches the invitation in the page's address, and takes it out of there, so
 * that nobody passes it on by accident. It is kept first-party for 30 days: in
 * `localStorage`, where that is blocked in the memory of this page, and by the
 * shop's own route if it has one. A later link replaces an earlier one. A
 * parameter that is no invitation is left alone.
 */
export function captureInvitation({parameter = 'kin', route}: InvitationOptions = {}): CaughtInvitation {
  const url = new URL(location.href);
  const invitation = readInvitation(url.searchParams.get(parameter));
  if (invitation) {
    // Not by `searchParams`, which would write the page's own parameters anew.
    url.search = url.search.slice(1).split('&').filter(part => !part.startsWith(`${parameter}=`)).join('&');
    history.replaceState(history.state, '', url);
    try {
      localStorage[invitationKey] = JSON.stringify([invitation.code, invitation.invitation, Date.now()]);
    } catch {
      // Then this page alone knows.
    }
    if (route) void askRoute(route, 'POST', JSON.stringify(invitation));
  }
  return {parameter, route, invitation};
}

/** @returns what the shop's route answers, if anything; it is told nothing of another site's */
export async function askRoute(route: string, method: string, body?: string): Promise<unknown> {
  try {
    return await (await fetch(route, {method, body: body!, keepalive: true, mode: 'same-origin', signal: AbortSignal.timeout(patience)})).json();
  } catch {
    return undefined;
  }
}
