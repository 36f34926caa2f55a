import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {etag} from 'hono/etag';
import {Problem} from './problem.js';
import type {ServiceEnv} from './service-env.js';

export interface SdkOptions {
  /** Holds `kindred.js`, and under `chunks/` files with a hash of their content in their names. Absent: there are none. */
  readonly folder: string | undefined;
  readonly version: string;
}

/**
 * The built SDK: under the running version, whose files never change, and
 * under `latest`, where `kindred.js` is asked for again each time.
 */
export function sdkFiles({folder, version}: SdkOptions): Hono<ServiceEnv> {
  const app = new Hono<ServiceEnv>();

  app.get('/:version/:file{.+}', async (c, next) => {
    const {version: asked, file} = c.req.param();
    if (asked !== version && asked !== 'latest') {
      throw new Problem('unknown-path', `This service has version ${version} of the SDK: ask for /kindred/${version}/ or /kindred/latest/.`);
    }
    await next();
    if (c.res.status >= 400) return;
    const changes = asked === 'latest' && !file.startsWith('chunks/');
    c.res.headers.set('Cache-Control', changes ? 'no-cache' : 'public, max-age=31536000, immutable');
    c.res.headers.set('Access-Control-Allow-Origin', '*');
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  });

  app.get('/latest/*', etag());

  if (folder !== undefined) {
    app.get('/:version/*', serveStatic({
      root: folder,
      precompressed: true,
      rewriteRequestPath: path => path.replace(/^\/kindred\/[^/]+/, ''),
    }));
  }
  return app;
}
