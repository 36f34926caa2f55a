import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {KindredEvent} from '../../src/events/index.js';
import type {Service} from './service.js';

/** What a delivery meets on its way. */
export interface Fault {
  readonly kind: 'none' | 'status' | 'hang' | 'reset' | 'half-close' | 'bad-json' | 'empty-body' | 'empty-receipt' | 'short-receipt' | 'kill';
  /** Whether the service commits it before; a kill comes right after the service's answer then. A short receipt is of what the service was given: the batch's first half. */
  readonly committed: boolean;
  readonly status: number;
  /** Seconds of `Retry-After`; 0: none. */
  readonly retryAfter: number;
  /** Milliseconds from the forwarding of the delivery to the kill of a service that has not answered. */
  readonly delay: number;
}

/** Stands between page and service, and gives each delivery its fault. */
export interface FaultProxy {
  readonly url: string;
  /** How often each event was sent, by id. */
  readonly copies: ReadonlyMap<string, number>;
  /** From now on deliveries meet the service alone. */
  calm(): void;
  close(): void;
}

interface Answer {readonly status: number; readonly body: string}
interface Delivery {readonly events: readonly KindredEvent[]}

/** @param faultOf the fault of a delivery of these events, in the order of arrival; `seen` those that came before */
export async function openFaultProxy(service: Service, faultOf: (ids: readonly string[], seen: ReadonlyMap<string, number>) => Fault | undefined): Promise<FaultProxy> {
  const copies = new Map<string, number>();
  let calm = false;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const delivery = JSON.parse(body) as Delivery;
    const ids = delivery.events.map(({id}) => id);
    const fault = calm ? undefined : faultOf(ids, copies);
    for (const id of ids) copies.set(id, (copies.get(id) ?? 0) + 1);

    if (!fault || fault.kind === 'none') return answer(response, await forward(body));
    if (fault.kind === 'kill') {
      const forwarded = forward(body);
      forwarded.catch(() => undefined); // It may die with the service.
      await (fault.committed ? forwarded : new Promise(resolve => setTimeout(resolve, fault.delay)));
      const restarted = service.restart();
      answer(response, await forwarded);
      return restarted;
    }
    if (fault.kind === 'short-receipt') {
      const half = JSON.stringify({...delivery, events: delivery.events.slice(0, Math.ceil(ids.length / 2))});
      return answer(response, await forward(half));
    }
    const honest = fault.committed ? await forward(body) : {status: 200, body: '{"results":[]}'};
    switch (fault.kind) {
      case 'status': return answer(response, {status: fault.status, body: '{}'}, fault.retryAfter);
      case 'empty-receipt': return answer(response, {status: 200, body: '{"results":[]}'});
      case 'empty-body': return answer(response, {status: 200, body: ''});
      case 'bad-json': return answer(response, {status: 200, body: '<!doctype html><title>Sign in to the network</title>'});
      case 'reset': return void request.socket.resetAndDestroy();
      case 'hang': return;
      case 'half-close':
        response.writeHead(200, {...headers, 'content-length': String(honest.body.length)});
        response.write(honest.body.slice(0, honest.body.length / 2), () => request.socket.destroySoon());
    }
  }

  async function forward(body: string): Promise<Answer> {
    const response = await fetch(`${service.url}/v1/events`, {method: 'POST', body, headers: {'content-type': 'text/plain', connection: 'close'}});
    return {status: response.status, body: await response.text()};
  }

  const server = createServer((request, response) => {
    // A page that goes away, or a service that does, ends the exchange: the page sees a lost connection.
    take(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    copies,
    calm: () => void (calm = true),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const headers = {'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after', 'content-type': 'application/json'};

function answer(response: ServerResponse, {status, body}: Answer, retryAfter = 0): void {
  response.writeHead(status, {...headers, ...(retryAfter > 0 && {'retry-after': String(retryAfter)})}).end(body);
}
