import {once} from 'node:events';
import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import type {Collected} from '../endpoints/collector/collector.js';

export interface RelayOptions {
  /** Makes another page of each that passes. Its policy stays behind. */
  readonly change?: (html: string) => string;
  /** Answers instead; `undefined` lets the request pass. */
  readonly answer?: (request: Collected) => Promise<string> | string | undefined;
}

/** Stands before a shop or a service, on an origin of its own, and sees all that passes. */
export interface Relay {
  readonly url: string;
  readonly requests: readonly Collected[];
  /** Passes on no request before this has settled, and forgets those that did not wait for it. */
  hold(until: Promise<unknown>): void;
  close(): Promise<void>;
}

export async function openRelay(target: string, {change, answer = () => undefined}: RelayOptions = {}): Promise<Relay> {
  const requests: Collected[] = [];
  let held: Promise<unknown> | undefined;

  async function take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const seen = {method: incoming.method!, url: incoming.url!, headers: incoming.headers, body: body.toString()};
    requests.push(seen);
    await held;
    const instead = await answer(seen);
    if (instead !== undefined) return void response.writeHead(200, {'cache-control': 'no-store'}).end(instead);
    if (incoming.socket.destroyed) return;
    const {'accept-encoding': _, 'if-none-match': __, ...headers} = incoming.headers;
    const outgoing = request(target + seen.url, {method: seen.method, headers, agent: false}, found => {
      if (change && found.headers['content-type']?.includes('html')) {
        void buffer(found).then(html => response.writeHead(found.statusCode!, {'content-type': 'text/html'}).end(change(html.toString())));
      } else {
        response.writeHead(found.statusCode!, found.headers);
        found.pipe(response);
        found.on('error', () => incoming.socket.destroy());
      }
    });
    outgoing.on('error', () => incoming.socket.destroy());
    response.on('close', () => outgoing.destroy());
    outgoing.end(body);
  }

  const server = createServer((incoming, response) => {
    take(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    hold(until) { held = until; },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A change of a page: its script tag says this besides, or otherwise. */
export function tagSaying(attributes: {readonly [name: string]: string}): (html: string) => string {
  return html => html.replace(/<script type="module"[^>]*>/, tag => Object.entries(attributes).reduce(
    (changed, [name, value]) => changed.replace(new RegExp(` ${name}="[^"]*"|>$`), found => ` ${name}="${value}"${found === '>' ? '>' : ''}`),
    tag,
  ));
}
