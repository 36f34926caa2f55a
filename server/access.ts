import type {Context, MiddlewareHandler} from 'hono';
import {Problem} from './problem.js';
import type {Parts, ServiceEnv} from './service-env.js';
import {listsOrigin, type Tenant} from './tenant.js';

type AccessParts = Pick<Parts, 'tenants'>;

/**
 * The tenant whose key this is, if the page that asks may ask it. Requests
 * without an `Origin` do not come from a page and pass: the list protects
 * shoppers from other sites' pages, not the service from programs. So does
 * what the service's own page asks, the inbox: browsers alone say so
 * (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header).
 *
 * @throws {Problem} unknown-key, origin-not-listed
 */
export function admit(c: Context<ServiceEnv>, {tenants}: AccessParts, key: string | undefined): Tenant {
  const tenant = key === undefined ? undefined : tenants.find(({keys}) => keys.includes(key));
  if (!tenant) {
    throw new Problem(
      'unknown-key',
      key === undefined ? 'The query has no key: add ?key=pk_… to the address.' : 'No tenant of this service has the key that was sent: compare it with the tenants file.',
      {'WWW-Authenticate': 'Kindred realm="publishable key"'},
    );
  }
  c.set('tenant', tenant);
  const origin = c.req.header('Origin');
  if (origin !== undefined && c.req.header('Sec-Fetch-Site') !== 'same-origin' && !listsOrigin(tenant, origin)) {
    throw new Problem('origin-not-listed', `Pages of ${origin} may not use this key: add the origin to the tenant’s origins in the tenants file.`);
  }
  return tenant;
}

/**
 * Lets listed pages read the answers (https://fetch.spec.whatwg.org/#http-cors-protocol),
 * and every page why it gets none: a 401 or 403 holds nothing but what to mend,
 * and whoever mends it looks into the page's console.
 *
 * A delivery carries its key in the body, so one that fails before the key is
 * read has no tenant yet; any tenant's pages may read that failure, or they
 * could not tell it from a lost connection and would try again forever.
 */
export function crossOrigin(parts: AccessParts): MiddlewareHandler<ServiceEnv> {
  return async (c, next) => {
    const origin = c.req.header('Origin');
    const preflight = c.req.method === 'OPTIONS' && origin !== undefined && c.req.header('Access-Control-Request-Method') !== undefined;
    const key = c.req.query('key');
    if (preflight) {
      if (key !== undefined) admit(c, parts, key);
      c.res = new Response(null, {
        status: 204,
        headers: {'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Authorization, Content-Type, Kin-Visitor, Last-Event-ID', 'Access-Control-Max-Age': '86400'},
      });
    } else {
      await next();
    }
    c.res.headers.append('Vary', 'Origin');
    const readers = c.get('tenant') ? [c.get('tenant')!] : parts.tenants;
    const denied = c.res.status === 401 || c.res.status === 403;
    if (origin !== undefined && (denied || readers.some(tenant => listsOrigin(tenant, origin)))) {
      c.res.headers.set('Access-Control-Allow-Origin', origin);
      c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
    }
  };
}
