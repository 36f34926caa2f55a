import {once} from 'node:events';
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';
import {setTimeout as pause} from 'node:timers/promises';

export interface TokenService {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands before a service and passes on everything but the runs: those it
 * answers with so many tokens a second, which no checked model does as evenly.
 *
 * @param seconds how long an answer is
 */
export async function openTokenService(service: string, tokens: number, seconds: number): Promise<TokenService> {
  let said = 0;
  const server = createServer((incoming, response) => {
    if (incoming.method !== 'POST' || !incoming.url!.includes('/run?')) {
      const outgoing = request(service + incoming.url!, {method: incoming.method!, headers: incoming.headers, agent: false}, found => {
        response.writeHead(found.statusCode!, found.headers);
        found.pipe(response);
      });
      outgoing.on('error', () => response.destroy());
      response.on('close', () => outgoing.destroy());
      incoming.pipe(outgoing);
      return;
    }
    void json(incoming).then(async input => {
      const {messages} = input as {messages: readonly {id: string}[]};
      response.writeHead(200, {'content-type': 'text/event-stream', 'access-control-allow-origin': '*'});
      const send = (event: object): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
      const messageId = `answer-${++said}`;
      send({type: 'RUN_STARTED', threadId: 'mochi', runId: messageId});
      send({type: 'TEXT_MESSAGE_START', messageId, role: 'assistant'});
      const began = performance.now();
      for (let i = 0; i < tokens * seconds; i++) {
        await pause(Math.max(0, began + i * 1000 / tokens - performance.now()));
        send({type: 'TEXT_MESSAGE_CONTENT', messageId, delta: tokenAt(i)});
      }
      send({type: 'TEXT_MESSAGE_END', messageId});
      send({type: 'CUSTOM', name: 'kindred.message', value: {id: messageId, seq: 1000 * said, from: 'persona', at: new Date().toISOString(), answers: messages.at(-1)!.id}});
      send({type: 'RUN_FINISHED', threadId: 'mochi', runId: messageId});
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Words with all that an answer may have: paragraphs, emphasis, lists, links. */
function tokenAt(i: number): string {
  if (i % 120 === 119) return '\n\n';
  if (i % 120 > 100) return i % 5 === 0 ? '\n- ' : 'leaf ';
  if (i % 17 === 0) return '**warm** ';
  if (i % 43 === 0) return '[the page](https://tea.example/steep) ';
  return ['water ', 'and ', 'the ', 'third ', 'steep, '][i % 5]!;
}
