import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';
import {gunzipSync} from 'node:zlib';
import type {Delivery, Peer} from './peer.js';

/** What came in, by the numbers of the events; what was answered with an error does not count. */
export interface Tally {
  /** Different events. */
  readonly delivered: number;
  /** Events that came with more than one id, so that the system itself would count them twice. */
  readonly twice: number;
  /** Copies on the wire, the first included. */
  readonly copies: number;
  /** Requests that carried events, and the bytes of their bodies as sent. */
  readonly requests: number;
  readonly bytes: number;
}

/** Stands in for an SDK's service, on a loopback port of its own that stays the same when it goes down and comes up. */
export interface Collector {
  readonly url: string;
  /** Answers 503 to everything. */
  refusing: boolean;
  up(): Promise<void>;
  /** Connections are refused from here on. */
  down(): Promise<void>;
  tally(): Tally;
  /**
   * Waits until all `events` are there and it was quiet for two seconds, at
   * most `patience` milliseconds.
   */
  settled(events: number, patience: number): Promise<void>;
}

export async function startCollector(peer: Peer): Promise<Collector> {
  const ids = new Map<number, Set<string>>();
  const total = {copies: 0, requests: 0, bytes: 0};
  let last = 0;
  let server: Server | undefined;
  let port = 0;
  const collector: Collector = {
    get url() { return `http://127.0.0.1:${port}`; },
    refusing: false,
    async up() {
      server = createServer((request, response) => {
        void take(request).then(({status, text}) => {
          response.writeHead(status, {
            'content-type': 'application/json',
            'access-control-allow-origin': request.headers.origin ?? '*',
            'access-control-allow-credentials': 'true',
            'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
            'access-control-max-age': '7200',
          });
          response.end(text);
        }, (error: unknown) => response.destroy(error as Error));
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      ({port} = server.address() as AddressInfo);
    },
    async down() {
      if (!server) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      server = undefined;
      await closed;
    },
    tally: () => ({delivered: ids.size, twice: [...ids.values()].filter(known => known.size > 1).length, ...total}),
    async settled(events, patience) {
      const start = performance.now();
      for (;;) {
        await wait(100);
        const now = performance.now();
        if ((ids.size >= events && now - Math.max(last, start) > 2000) || now - start > patience) return;
      }
    },
  };

  async function take(request: IncomingMessage): Promise<{status: number; text: string}> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    if (collector.refusing) return {status: 503, text: ''};
    if (request.method === 'OPTIONS') return {status: 204, text: ''};
    const gzipped = raw[0] === 0x1f && raw[1] === 0x8b;
    const delivery: Delivery = {path: request.url!, body: (gzipped ? gunzipSync(raw) : raw).toString()};
    const arrivals = peer.parse(delivery);
    for (const {n, id} of arrivals) ids.set(n, (ids.get(n) ?? new Set()).add(id));
    if (arrivals.length > 0) {
      total.copies += arrivals.length;
      total.requests++;
      total.bytes += raw.length;
      last = performance.now();
    }
    return {status: 200, text: peer.answer(delivery)};
  }

  await collector.up();
  return collector;
}
