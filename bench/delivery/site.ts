import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {resolve} from 'node:path';
import {build} from 'esbuild';

const bench = resolve(import.meta.dirname, '..');

/** The script of a page with this SDK: its file, bundled and minified as a shop's own build would. */
export async function bundle(peer: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: `
        import {peer} from './peers/${peer}.js';
        globalThis.track = await peer.start(document.documentElement.dataset.collector);
      `,
      resolveDir: bench,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** A site whose every page runs this script and reports to this collector. */
export async function startSite(script: string, collector: string): Promise<{readonly url: string; stop(): Promise<void>}> {
  const html = `<!doctype html><html lang="en" data-collector="${collector}"><title>Shop</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script><p>Tea</p></html>`;
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url!, 'http://site');
    const [type, body] = pathname === '/kindred.events.js' ? ['text/javascript', readFile(resolve(bench, '../dist/cdn/kindred.events.js'), 'utf8')]
      : pathname === '/page.js' ? ['text/javascript', script]
      : ['text/html', html];
    Promise.resolve(body).then(text => {
      response.writeHead(200, {'content-type': type});
      response.end(text);
    }, (error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
