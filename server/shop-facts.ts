import type {ShopData} from '../src/events/index.js';
import type {Store} from './store.js';
import type {Tenant} from './tenant.js';

/** What the shop says of an order, signed. */
export interface ShopFact<T extends keyof ShopData = keyof ShopData> {
  /** A fact that comes again has the same. */
  readonly id: string;
  readonly type: T;
  readonly data: ShopData[T];
}

/** A placeholder: it records nothing. */
export async function recordShopFact(_store: Store, _tenant: Tenant, _fact: ShopFact, _now: number): Promise<{readonly result: 'recorded' | 'duplicate'; readonly changed: ReadonlySet<string>}> {
  throw new Error('Nothing keeps what the shop says yet.');
}
