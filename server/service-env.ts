import type {Logger} from 'pino';
import type {ClientNetwork} from './client-network.js';
import type {Live} from './live.js';
import type {Brains} from './brains/brains-of.js';
import type {Store} from './store.js';
import type {StreamLimit} from './stream-limit.js';
import type {Tenant} from './tenant.js';

/** What the routes learn about a request on its way in. */
export interface ServiceEnv {
  readonly Variables: {
    requestId: string;
    /** Absent until the request's key is known. */
    tenant?: Tenant;
  };
}

/** What the routes work with. */
export interface Parts {
  readonly tenants: readonly Tenant[];
  readonly store: Store;
  readonly live: Live;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The release that is running, as in `/kindred/<version>/kindred.js`. */
  readonly version: string;
  readonly network: ClientNetwork;
  /** How many chats may be watched and answered at the same time. */
  readonly streams: StreamLimit;
  /** What answers for a tenant's persona; absent, or where it gives nothing: what its file says. */
  readonly brains?: Brains | undefined;
}
