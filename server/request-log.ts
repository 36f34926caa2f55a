import type {MiddlewareHandler} from 'hono';
import {matchedRoutes} from 'hono/route';
import type {Logger} from 'pino';
import type {ServiceEnv} from './service-env.js';

/**
 * One line a request. The route's pattern, not its address: addresses carry
 * keys, and the line must not say who asked.
 */
export function requestLog(log: Logger): MiddlewareHandler<ServiceEnv> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    log.info({
      method: c.req.method,
      route: matchedRoutes(c).findLast(({path}) => !path.endsWith('*'))?.path ?? 'none',
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      tenant: c.get('tenant')?.id,
      requestId: c.get('requestId'),
    }, 'request');
  };
}
