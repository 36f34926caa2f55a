import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';
import type {Intended} from './news.js';

/** Serves the page under test, and hears what its script intends before anything can leave. */
export interface Shop {
  readonly url: string;
  close(): void;
}

export async function openShop(script: string, onIntended: (intended: readonly Intended[]) => void): Promise<Shop> {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      // A browser that is killed while it asks has sent nothing else.
      json(request).then(intended => {
        onIntended(intended as Intended[]);
        response.writeHead(204).end();
      }, () => request.socket.destroy());
      return;
    }
    const asked = new URL(request.url!, 'http://shop').pathname;
    if (asked === '/page.js') response.writeHead(200, {'content-type': 'text/javascript', 'cache-control': 'max-age=3600'}).end(script);
    else if (asked === '/') response.writeHead(200, {'content-type': 'text/html', 'cache-control': 'no-cache'}).end('<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>');
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
