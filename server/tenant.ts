import type {Program} from '../src/program/index.js';

/** One brand that the service counts for. */
export interface Tenant {
  readonly id: string;
  /** Publishable keys: they say which tenant a request is for, and grant nothing else. */
  readonly keys: readonly string[];
  /** Pages that may ask: `https://shop.example`, or `http://localhost:*` for any port. */
  readonly origins: readonly string[];
  readonly program: Program;
}

/**
 * Whether a page of this origin may ask. The notation is CSP's
 * (https://www.w3.org/TR/CSP3/#match-ports): `:*` is any port, also none.
 */
export function listsOrigin({origins}: Pick<Tenant, 'origins'>, origin: string): boolean {
  return origins.some(listed => {
    if (!listed.endsWith(':*')) return listed === origin;
    const host = listed.slice(0, -2);
    return origin.startsWith(host) && /^(:\d+)?$/.test(origin.slice(host.length));
  });
}
