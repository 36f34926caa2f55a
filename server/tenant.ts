import type {KeyObject} from 'node:crypto';
import type {Program} from '../src/program/index.js';
import type {BrainOptions} from './brains/brain-options.js';
import type {MemberKey} from './member-keys.js';
import type {WebhookKind} from './webhooks/webhook-format.js';

/** One brand that the service counts for. */
export interface Tenant {
  readonly id: string;
  /** Publishable keys: they say which tenant a request is for, and grant nothing else. */
  readonly keys: readonly string[];
  /** Pages that may ask: `https://shop.example`, or `http://localhost:*` for any port. */
  readonly origins: readonly string[];
  readonly program: Program;
  /** One of them has signed each of the tenant's tokens; absent: it has no members. */
  readonly memberKeys?: readonly MemberKey[];
  /** With which secrets the shop's webhooks are signed, by their kind: any of them may have signed. What is absent is not taken. */
  readonly webhooks?: {readonly [K in WebhookKind]?: readonly KeyObject[]};
  /** Whom to call at the shop, by the names that rewards have for it. */
  readonly calls?: {readonly [name: string]: ShopAddress};
  /** The models that answer, by the program's id of the persona for which they do; the others answer by their rules. */
  readonly brains?: {readonly [persona: string]: BrainOptions};
}

/** Where the shop takes calls. */
export interface ShopAddress {
  readonly url: string;
  /** Each signs, so that the shop can change to another. As keys, they are in no log. */
  readonly secrets: readonly KeyObject[];
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
