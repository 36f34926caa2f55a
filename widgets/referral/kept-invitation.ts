import {askRoute, type CaughtInvitation, type Invitation, invitationKey, readInvitation} from './invitation.js';

/** For how long an invitation is kept, in milliseconds. */
const kept = 30 * 86_400_000;

/** What brought the shopper here, now or within the last 30 days; nothing when nobody invited, or it was used. */
export async function keptInvitation({invitation, route}: CaughtInvitation): Promise<Invitation | undefined> {
  const found = invitation ?? stored();
  return found || !route ? found : whole((await askRoute(route, 'GET')) as Partial<Invitation> | null | undefined);
}

/** To be called once it was used. */
export function forgetInvitation(caught: CaughtInvitation): void {
  caught.invitation = undefined;
  clear();
  if (caught.route) void askRoute(caught.route, 'DELETE');
}

function stored(): Invitation | undefined {
  try {
    const [code, invitation, at] = JSON.parse(localStorage[invitationKey] as string) as [string, string | null, number];
    if (Date.now() - at < kept) return whole({code, invitation: invitation ?? undefined});
    clear();
  } catch {
    // There is none, or it may not be looked at.
  }
  return undefined;
}

function clear(): void {
  try {
    localStorage.removeItem(invitationKey);
  } catch {
    // It was never kept there.
  }
}

/** What others could have written is read as if a link had carried it. */
function whole(parts: Partial<Invitation> | null | undefined): Invitation | undefined {
  const {code = '', invitation} = parts ?? {};
  return readInvitation(invitation ? `${code}.${invitation}` : code);
}
