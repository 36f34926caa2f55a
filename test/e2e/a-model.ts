import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';

/** One question to a model, which the test answers. */
export interface ModelTurn {
  /** What it was sent. */
  readonly asked: {readonly model: string; readonly stream: boolean; readonly messages: readonly {readonly role: string; readonly content: string}[]};
  readonly authorization: string | undefined;
  /** Settles when whoever asked has gone before the end. */
  readonly left: Promise<void>;
  say(text: string): void;
  /** The answer is whole. */
  finish(): void;
  /** It ends in order, and says nothing of being whole. */
  cut(): void;
  refuse(status: number): void;
}

/** A model behind Chat Completions (https://platform.openai.com/docs/api-reference/chat/create), of which each word is the test's. */
export interface Model {
  readonly baseUrl: string;
  /** How often it was asked. */
  readonly count: number;
  /** The next question that nobody has taken yet. */
  next(): Promise<ModelTurn>;
  close(): Promise<void>;
}

export async function openModel(): Promise<Model> {
  const waiting: ModelTurn[] = [];
  const takers: ((turn: ModelTurn) => void)[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    void json(request).then(asked => {
      const turn = turnOf(asked as ModelTurn['asked'], request.headers.authorization, response);
      const taker = takers.shift();
      if (taker) taker(turn);
      else waiting.push(turn);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get count() { return count; },
    next: () => new Promise(found => {
      const turn = waiting.shift();
      if (turn) found(turn);
      else takers.push(found);
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function turnOf(asked: ModelTurn['asked'], authorization: string | undefined, response: ServerResponse): ModelTurn {
  let ended = false;
  const chunk = (choice: object): void => {
    if (!response.headersSent) response.writeHead(200, {'content-type': 'text/event-stream'});
    response.write(`data: ${JSON.stringify({id: 'c', object: 'chat.completion.chunk', created: 1, model: asked.model, choices: [{index: 0, ...choice}]})}\n\n`);
  };
  const end = (last?: string): void => {
    ended = true;
    response.end(last);
  };
  return {
    asked, authorization,
    left: new Promise(found => { response.on('close', () => { if (!ended) found(); }); }),
    say: text => chunk({delta: {content: text}}),
    finish() {
      chunk({delta: {}, finish_reason: 'stop'});
      end('data: [DONE]\n\n');
    },
    cut: () => end(),
    refuse(status) {
      response.writeHead(status, {'content-type': 'application/json'});
      end(JSON.stringify({error: {message: 'too many', type: 'rate_limit'}}));
    },
  };
}
