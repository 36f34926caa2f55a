import type {Say} from '../element/kin-element.js';
import type {DoctorKey} from './doctor-messages.js';
import type {LoggedEvent} from './event-log.js';
import type {Finding} from './finding.js';

/**
 * All that the doctor shows, as JSON text to be sent to whoever helps. It
 * holds no token, no visitor, nothing that a shopper wrote, and no query of
 * the page's address.
 */
export function report(say: Say<DoctorKey>, findings: readonly Finding[], standing: readonly (readonly [what: string, how: string])[], events: readonly LoggedEvent[]): string {
  return JSON.stringify({
    page: location.origin + location.pathname,
    at: new Date().toISOString(),
    browser: navigator.userAgent,
    standing: Object.fromEntries(standing),
    findings: findings.map(finding => ({...finding, what: say(finding.kind, finding.values), todo: say(`${finding.kind}Do`, finding.values)})),
    events,
  }, null, 2);
}
