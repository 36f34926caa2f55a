import {createParser} from 'eventsource-parser';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readEvents} from '../../src/client/chat-stream.js';

/** Bytes in chunks, cut where the test says. */
function cut(text: string, at: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const edges = [0, ...at.map(place => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, i) => bytes.slice(edges[i], end)).filter(({length}) => length);
}

async function read(chunks: readonly Uint8Array[]): Promise<string[]> {
  const events: string[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach(chunk => controller.enqueue(chunk));
      controller.close();
    },
  });
  await readEvents(body, new AbortController(), data => events.push(data));
  return events;
}

function peer(text: string): string[] {
  const events: string[] = [];
  createParser({onEvent: ({data}) => events.push(data)}).feed(text);
  return events;
}

describe('an event stream', () => {
  test('tells the data of each event, whatever else is in it', async () => {
    const text = ': ping\r\n\r\nid: 4\r\nevent: said\r\ndata: {"a":1}\r\ndata: more\r\n\r\ndata:bare\n\nretry: 9\n\ndata: never ended';
    expect(await read(cut(text, [3, 9, 10, 11, 30]))).toEqual(['{"a":1}\nmore', 'bare']);
  });

  test('is read as a parser of others reads it, however it is cut', async () => {
    const line = fc.oneof(
      fc.string({unit: 'grapheme', maxLength: 12}).filter(words => !/[\r\n]/.test(words)).map(words => `data: ${words || 'x'}`),
      fc.constantFrom('data:x', ': ping', 'id: 7', 'event: e', 'retry: 5', 'data', 'nonsense', ''),
    );
    const end = fc.constantFrom('\n', '\r\n');
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(line, end), {maxLength: 30}), fc.array(fc.nat(), {maxLength: 12}), async (lines, at) => {
      const text = lines.map(([words, end]) => words + end).join('');
      expect(await read(cut(text, at))).toEqual(peer(text));
    }), {numRuns: 500});
  });

  test('is given up where it falls silent', async () => {
    const connection = new AbortController();
    const body = new ReadableStream<Uint8Array>();
    const reading = readEvents(body, connection, () => undefined, 5);
    await new Promise(resolve => connection.signal.addEventListener('abort', resolve));
    expect(connection.signal.aborted).toBe(true);
    void reading;
  });
});
