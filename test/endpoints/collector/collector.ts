import {once} from 'node:events';
import {createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {gunzipSync} from 'node:zlib';

/** What arrived, its body decompressed. */
export interface Collected {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Cuts the connection instead. */
  readonly gone?: boolean;
}

/** Stands in for the systems that sinks report to, on this machine, for pages of any origin. */
export interface Collector {
  readonly url: string;
  readonly requests: readonly Collected[];
  /** How the next requests are answered; preflights always pass. */
  answer(how: (request: Collected) => Answer): void;
  /** Answers no request before this has settled, and forgets those that did not wait for it. */
  hold(until: Promise<unknown>): void;
  /** The first request that `find` likes, arrived or to come. */
  first(find: (request: Collected) => boolean): Promise<Collected>;
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const requests: Collected[] = [];
  const waiting = new Set<() => void>();
  let how: (request: Collected) => Answer = () => ({});
  let held: Promise<unknown> | undefined;

  async function collect(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(incoming);
    await held;
    if (incoming.socket.destroyed) return;
    const request = {method: incoming.method!, url: incoming.url!, headers: incoming.headers, body: (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()};
    requests.push(request);
    const {status = 200, headers = {}, body = '', gone = false} = request.method === 'OPTIONS' ? {} : how(request);
    if (gone) incoming.socket.destroy();
    else response.writeHead(status, {...crossOrigin(incoming.headers), ...headers}).end(body);
    for (const look of waiting) look();
  }

  const server = createServer((incoming, response) => {
    collect(incoming, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(next) { how = next; },
    hold(until) { held = until; },
    first: find => new Promise(resolve => {
      const look = (): void => {
        const found = requests.find(find);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function crossOrigin({origin, 'access-control-request-headers': asked}: IncomingHttpHeaders): Record<string, string> {
  return {
    'access-control-allow-origin': origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': asked ?? '',
    'access-control-expose-headers': 'retry-after',
  };
}
