import type {Client} from '../../client/client.js';
import {isService} from '../../endpoints/endpoint.js';
import type {Finding} from '../finding.js';
import {version} from '../version.js';

/** Where a client's, or the script tag's, service is. */
export interface ServiceAddress {
  /** Without a slash at its end. */
  readonly base: string;
  readonly key: string;
}

export interface ServiceChecked {
  readonly findings: readonly Finding[];
  /** The service's release, if it said so. */
  readonly version?: string;
  /** Milliseconds by which this device's clock is ahead of the service's, if that is known. */
  readonly ahead?: number;
}

/** Milliseconds without an answer after which the service counts as unreachable. */
const patience = 10_000;
/** Milliseconds by which clocks may differ before it is worth a word: tokens tolerate no more. */
export const tolerance = 60_000;

/**
 * Asks the service who it is, as this page would ask it anything.
 *
 * @param isBlocked whether the page's policy blocks requests to an origin, as far as was heard
 */
export async function checkService({base, key}: ServiceAddress, isBlocked: (origin: string) => boolean): Promise<ServiceChecked> {
  const where = base;
  const one = (finding: Omit<Finding, 'where'>): ServiceChecked => ({findings: [{...finding, where}]});
  if (location.protocol === 'https:' && /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(base)) return one({kind: 'insecureEndpoint', level: 'mend'});

  const asked = Date.now();
  let response: Response;
  try {
    response = await ask(base, key);
  } catch (error) {
    // What the policy blocks is told a moment after.
    await new Promise(resolve => setTimeout(resolve, 100));
    const {origin} = new URL(base);
    if (isBlocked(origin)) return {findings: []};
    if (!navigator.onLine) return one({kind: 'offline', level: 'know'});
    if (base !== origin && (await ask(origin, key).catch(() => undefined))) return one({kind: 'wrongPath', level: 'mend', values: {origin}});
    const answers = await fetch(base, {mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience)}).then(() => true, () => false);
    return one({kind: answers ? 'notAService' : 'unreachable', level: 'mend', said: String(error)});
  }
  const answered = Date.now();
  const {status} = response;
  const body = await response.json().catch(() => ({})) as {readonly type?: string; readonly detail?: string; readonly now?: string; readonly version?: string};
  const problem = /^urn:kindred:problem:(.+)$/.exec(body.type ?? '')?.[1];
  const said = body.detail;
  if (problem === 'unknown-key') return one({kind: 'wrongKey', level: 'mend', values: {key}, said});
  if (problem === 'origin-not-listed') return one({kind: 'originNotListed', level: 'mend', values: {origin: location.origin}, said});
  if (problem === 'unknown-path') return one({kind: 'olderService', level: 'mend', said});
  if (problem || status >= 500 || status === 429) return one({kind: 'failing', level: 'mend', values: {status}, said});
  if (!body.now || !body.version) return one({kind: 'notAService', level: 'mend', said: `${status} ${response.headers.get('content-type') ?? ''}`});

  const ahead = Math.round((asked + answered) / 2 - Date.parse(body.now));
  return {
    version: body.version,
    ahead,
    findings: [
      ...(Math.abs(ahead) > tolerance ? [{kind: ahead > 0 ? 'clockAhead' : 'clockBehind', level: 'know', where, values: {seconds: Math.round(Math.abs(ahead) / 1000)}} as const] : []),
      ...(body.version === version ? [] : [{kind: 'versionsDiffer', level: 'know', where, values: {files: version, service: body.version}} as const]),
    ],
  };
}

function ask(base: string, key: string): Promise<Response> {
  return fetch(`${base}/v1/status?key=${encodeURIComponent(key)}`, {cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience)});
}

/** Whether the service takes the member's token, if there is one; the doctor itself does not see it. */
export async function checkMember({$reader, endpoint}: Client): Promise<Finding[]> {
  const reader = $reader.get();
  if (!isService(endpoint) || !(await reader.token?.())) return [];
  const reading = await endpoint.read('me', reader);
  if (reading.ok || !reading.detail.startsWith('401: ')) return [];
  return [{kind: 'tokenRefused', level: 'mend', where: endpoint.name, said: reading.detail.slice(5)}];
}

/** Where a client's service is, when it is one that is asked by HTTP: its endpoint is named by it. */
export function addressOf({endpoint}: Client): ServiceAddress | undefined {
  const [, base, key] = /^(https?:\S+) (\S+)$/.exec(endpoint.name) ?? [];
  return isService(endpoint) && base && key ? {base, key} : undefined;
}

/** Where the script tag says that it is. */
export function addressIn({endpoint, key}: DOMStringMap): ServiceAddress | undefined {
  if (!endpoint || !key || endpoint === 'local:' || !URL.canParse(endpoint, location.href)) return undefined;
  return {base: new URL(endpoint, location.href).href.replace(/\/$/, ''), key};
}
