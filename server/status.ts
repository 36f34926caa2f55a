import type {Handler} from 'hono';
import {admit} from './access.js';
import type {Parts, ServiceEnv} from './service-env.js';

/** `GET /v1/status`: whether this page may use this key, which release answers, and what time it has. */
export function getStatus(parts: Parts): Handler<ServiceEnv> {
  return c => {
    admit(c, parts, c.req.query('key'));
    return c.json({version: parts.version, now: new Date(parts.now()).toISOString()}, 200, {'Cache-Control': 'no-store'});
  };
}
