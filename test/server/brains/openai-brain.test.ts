import {once} from 'node:events';
import {describe, expect, test} from 'vitest';
import type {Persona} from '../../../src/program/index.js';
import type {BrainApi} from '../../../server/brains/brain-options.js';
import {pip, turnOf} from './a-turn.js';
import {aBrain, aMock, aServer, doneIn, eventsOf, key, textOf} from './brains-fixture.js';

const apis: readonly BrainApi[] = ['chat-completions', 'responses'];
const question = 'How much is postage?';
const told = 'Postage is $5. It leaves soon.';

describe.each(apis)('over %s, a model', api => {
  test('answers as it writes, and says what that took', async () => {
    const mock = await aMock({auth: {apiKeys: [key]}, chunkSize: 4});
    mock.onMessage(/postage/, {content: told, usage: {prompt_tokens: 900, completion_tokens: 30, input_tokens: 900, output_tokens: 30}});
    const {brain} = aBrain(`${mock.url}/v1`, {api, price: {currency: 'USD', perMillionIn: 2, perMillionOut: 10}});
    const events = await eventsOf(brain, turnOf(question));
    expect(events).toEqual([{type: 'text', delta: 'Postage is $5. '}, {type: 'text', delta: 'It leaves soon.'}, {type: 'used', tokens: 930, micros: 2100}]);
  });

  test('is asked with the key, the rules, the data and the question, each in its place', async () => {
    const mock = await aMock({auth: {apiKeys: [key]}});
    mock.onMessage(/postage/, {content: told});
    await eventsOf(aBrain(`${mock.url}/v1`, {api, longestAnswer: 321}).brain, turnOf(question));
    const [entry, ...others] = mock.getRequests();
    expect(others).toEqual([]);
    const {messages} = entry!.body as {messages: {role: string; content: string}[]};
    expect(messages.map(({role}) => role)).toEqual(['system', 'user', 'user']);
    expect(messages[0]!.content).toContain('automated assistant');
    expect(messages[1]!.content).toContain('Postage is $5, and free from $60.');
    expect(messages[2]!.content).toBe(question);
    expect(JSON.stringify(entry!.body)).not.toContain(key);
  });

  test('whose service refuses the key has failed, and the key is in no log', async () => {
    const mock = await aMock({auth: {apiKeys: ['sk-another-0123456789']}});
    mock.onMessage(/postage/, {content: told});
    const {brain, lines} = aBrain(`${mock.url}/v1`, {api});
    const events = await eventsOf(brain, turnOf(question));
    expect(events).toEqual([{type: 'failed', reason: 'upstream', detail: 'it answers with status 401'}, {type: 'used', tokens: 0, micros: 0}]);
    expect(lines.join()).not.toContain(key);
  });

  test('fetches a person, and says nothing after', async () => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: 'I do not know.', toolCalls: [{name: 'fetch_person', arguments: '{"why":"complaint"}'}]});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api}).brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['I do not know.', ['person complaint']]);
  });

  test('shows a product, and is asked for words where it gave none', async () => {
    const mock = await aMock();
    mock.on({userMessage: /"shown":\["oolong"\]/}, {content: 'Here it is.'});
    mock.onMessage(/oolong/i, {toolCalls: [{name: 'show_product', arguments: '{"id":"oolong"}'}]});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api}).brain, turnOf('Show me the oolong'));
    expect([textOf(events), doneIn(events)]).toEqual(['Here it is.', ['product oolong']]);
    expect(mock.getRequests()).toHaveLength(2);
  });

  test.each<[string, readonly {name: string; arguments: string}[], readonly string[], Persona]>([
    ['a product that the persona lacks', [{name: 'show_product', arguments: '{"id":"secret rules"}'}], [], pip],
    ['a card, where the persona may show none', [{name: 'show_product', arguments: '{"id":"oolong"}'}], [], {...pip, may: []}],
    ['a tool that nobody offered', [{name: 'give_refund', arguments: '{"amount":"secret rules"}'}], [], pip],
    ['a reason that is not the model’s to give', [{name: 'fetch_person', arguments: '{"why":"misses"}'}], ['person unknown'], pip],
    ['no JSON', [{name: 'fetch_person', arguments: '"secret rules'}, {name: 'show_product', arguments: '[]'}], ['person unknown'], pip],
  ])('that calls for %s does nothing by it', async (_, toolCalls, done, persona) => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: 'Postage is $5.', toolCalls: [...toolCalls]});
    const {brain, lines} = aBrain(`${mock.url}/v1`, {api}, persona);
    expect(doneIn(await eventsOf(brain, turnOf(question, [], persona)))).toEqual(done);
    if (done.length === 0) expect(lines.join()).toContain('a call of the model was ignored');
    expect(lines.join()).not.toContain('secret rules');
  });

  test('that may not go on has not answered', async () => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: 'Postage is $5. And', finishReason: 'length'});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api}).brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['Postage is $5. ', ['failed truncated']]);
    expect(mock.getRequests()).toHaveLength(1);
  });

  test('whose stream breaks after its first sentence has not answered, and is not asked again', async () => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: told}, {chunkSize: 20, latency: 5, truncateAfterChunks: api === 'responses' ? 7 : 4});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api}).brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['Postage is $5. ', ['failed truncated']]);
    expect(mock.getRequests()).toHaveLength(1);
  });

  test('whose stream breaks before is asked once more', async () => {
    const mock = await aMock();
    mock.on({userMessage: /postage/, sequenceIndex: 0}, {content: told}, {chunkSize: 4, latency: 5, truncateAfterChunks: 3});
    mock.onMessage(/postage/, {content: told});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api}).brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual([told, []]);
    expect(mock.getRequests()).toHaveLength(2);
  });

  test.each([
    ['drops a request', {dropRate: 1}],
    ['sends no JSON', {malformedRate: 1}],
    ['breaks the connection', {disconnectRate: 1}],
    ['has had too many requests', {rateLimitRate: 1}],
  ])('that %s is asked once more, and then it has failed', async (_, chaos) => {
    const mock = await aMock();
    mock.on({userMessage: /postage/, sequenceIndex: 0}, {content: told}, {chaos});
    mock.onMessage(/postage/, {content: told});
    const {brain} = aBrain(`${mock.url}/v1`, {api});
    mock.setChaos(chaos);
    const events = await eventsOf(brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['', ['failed upstream']]);
    expect(mock.getRequests()).toHaveLength(2);
    mock.clearChaos();
    expect(textOf(await eventsOf(brain, turnOf(question)))).toBe(told);
  });

  test('that says nothing for too long has failed', async () => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: told}, {latency: 60_000});
    const events = await eventsOf(aBrain(`${mock.url}/v1`, {api, patience: 0.1}).brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['', ['failed upstream']]);
  });

  test('that says it is a person is not heard, and one is fetched', async () => {
    const mock = await aMock();
    mock.onMessage(/postage/, {content: 'I am a real person. Postage is $5.'});
    const {brain, lines} = aBrain(`${mock.url}/v1`, {api});
    const events = await eventsOf(brain, turnOf(question));
    expect([textOf(events), doneIn(events)]).toEqual(['', ['person upstream']]);
    expect(mock.getRequests()).toHaveLength(2);
    expect(lines.map(line => (JSON.parse(line) as {rule: string}).rule)).toEqual(['denial', 'denial']);
  });

  test('stops when nobody listens any more', async () => {
    const left = new AbortController();
    let hungUp: Promise<unknown> | undefined;
    const url = await aServer((request, response) => {
      hungUp = once(response, 'close');
      response.writeHead(200, {'Content-Type': 'text/event-stream'});
      const part = api === 'responses' ? {type: 'response.output_text.delta', delta: 'Postage is $5. '} : {choices: [{index: 0, delta: {content: 'Postage is $5. '}}]};
      response.write(`event: ${api === 'responses' ? part.type : 'message'}\ndata: ${JSON.stringify(part)}\n\n`);
      request.resume();
    });
    const events = [];
    for await (const event of aBrain(url, {api, price: {currency: 'USD', perMillionIn: 1, perMillionOut: 1}}).brain.answer(turnOf(question), {signal: left.signal})) {
      events.push(event);
      left.abort();
    }
    await hungUp;
    // As much as it can have taken, since nobody says how much it was.
    expect(events).toMatchObject([{type: 'text', delta: 'Postage is $5. '}, {type: 'used'}]);
    expect((events[1] as {tokens: number}).tokens).toBeGreaterThan(600);
  });
});

test('whoever asks whether a machine answers is told by the brand’s own words, and no model is asked', async () => {
  const mock = await aMock();
  const events = await eventsOf(aBrain(`${mock.url}/v1`).brain, turnOf('Are you a bot?'));
  expect(events).toEqual([{type: 'text', delta: 'Pip is an automated assistant.'}, {type: 'used', tokens: 0, micros: 0}]);
  expect(mock.getRequests()).toEqual([]);
});

describe('an upstream that goes its own ways', () => {
  const streaming = (...parts: readonly string[]): Promise<string> => aServer((request, response) => {
    request.resume();
    response.writeHead(200, {'Content-Type': 'text/event-stream'});
    response.end(parts.map(part => `data: ${part}\n\n`).join(''));
  });
  const delta = (content: string, finish: string | null = null): string => JSON.stringify({choices: [{index: 0, delta: {content}, finish_reason: finish}]});
  const said = async (url: string): Promise<readonly [string, readonly string[]]> => {
    const events = await eventsOf(aBrain(url).brain, turnOf(question));
    return [textOf(events), doneIn(events)];
  };

  test('has broken off when it ends in order and gives no reason', async () => {
    expect(await said(await streaming(delta('Postage is $5. So'), '[DONE]'))).toEqual(['Postage is $5. ', ['failed truncated']]);
    expect(await said(await streaming(delta('Postage is $5. So', 'stop')))).toEqual(['Postage is $5. So', []]);
  });

  test('has failed when it breaks in the middle of its JSON', async () => {
    expect(await said(await streaming('{"choices":[{"ind'))).toEqual(['', ['failed upstream']]);
    expect(await said(await streaming(delta('Postage is $5. '), '{"error":{"message":"sorry"}}'))).toEqual(['Postage is $5. ', ['failed truncated']]);
  });

  test('says nothing when its own filter took the answer, or there was none', async () => {
    expect(await said(await streaming(delta('', 'content_filter'), '[DONE]'))).toEqual(['', ['failed upstream']]);
    expect(await said(await streaming(delta('', 'stop'), '[DONE]'))).toEqual(['', ['failed upstream']]);
  });

  test('is not listened to without end', async () => {
    const more = `data: ${JSON.stringify({choices: [{index: 0, delta: {tool_calls: [{index: 0, function: {arguments: 'a'.repeat(200)}}]}}]})}\n\n`;
    let hungUp: Promise<unknown> | undefined;
    const url = await aServer((request, response) => {
      request.resume();
      response.writeHead(200, {'Content-Type': 'text/event-stream'});
      hungUp = once(response, 'close');
      const write = (): void => { while (!response.destroyed && response.write(more)); };
      response.on('drain', write);
      write();
    });
    expect(await said(url)).toEqual(['', ['failed truncated']]);
    await hungUp;
  });

  test('does not get the key by sending it elsewhere', async () => {
    const asked: string[] = [];
    const elsewhere = await aServer((request, response) => {
      asked.push(request.headers.authorization ?? 'nothing');
      response.end();
    });
    const url = await aServer((request, response) => {
      request.resume();
      response.writeHead(307, {Location: `${elsewhere}/chat/completions`}).end();
    });
    expect(await said(url)).toEqual(['', ['failed upstream']]);
    expect(asked).toEqual([]);
  });

  test('puts neither the key nor the rules into what is said or logged, whatever it repeats', async () => {
    const printed: string[] = [];
    const url = await aServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => {
        const rules = (JSON.parse(body) as {messages: {content: string}[]}).messages[0]!.content;
        const what = printed.push('asked') % 3;
        if (what === 1) response.writeHead(401, {'Content-Type': 'application/json'}).end(JSON.stringify({error: {message: `Incorrect API key provided: ${key}. ${rules}`, code: rules, type: rules}}));
        else {
          response.writeHead(200, {'Content-Type': 'text/event-stream'});
          response.end(`data: ${delta(what === 2 ? `Well. ${rules}` : `Well. My key is ${key}.`, 'stop')}\n\ndata: {"error":{"message":${JSON.stringify(rules + key)}}}\n\n`);
        }
      });
    });
    const {brain, lines} = aBrain(url);
    const events = [];
    for (let i = 0; i < 3; i++) events.push(...await eventsOf(brain, turnOf(question)));
    const shown = JSON.stringify(events) + lines.join();
    expect(shown).toContain('withheld');
    expect(shown).not.toContain(key);
    for (const rule of ['You are an automated', 'Say only what', 'do not repeat', 'speak in a shop', 'Never use']) expect(shown).not.toContain(rule);
  });
});
