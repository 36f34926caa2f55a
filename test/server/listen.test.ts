import {describe, expect, it, vi} from 'vitest';
import {listen} from '../../server/listen.js';
import {createService, StreamReader, vote} from './service-fixture.js';

describe('the service on a port', () => {
  it('notices that a page has left its stream', async () => {
    const service = createService();
    const {url, stop} = await listen(service.app, '127.0.0.1', 0);
    const connection = new AbortController();
    const response = await fetch(`${url}/v1/polls/always?key=pk_tea`, {headers: {Accept: 'text/event-stream'}, signal: connection.signal});
    await response.body!.getReader().read();
    expect(service.live.size).toBe(1);
    connection.abort();
    await vi.waitFor(() => expect(service.live.size).toBe(0));
    await stop(1000);
  });

  it('tells another page of a vote within the blink of an eye', async () => {
    const service = createService();
    const {url, stop} = await listen(service.app, '127.0.0.1', 0);
    const reader = new StreamReader(await fetch(`${url}/v1/polls/always?key=pk_tea`, {headers: {Accept: 'text/event-stream'}}));
    await vi.waitFor(() => expect(reader.views).toHaveLength(1));
    const before = performance.now();
    await service.send([vote('always', 'pine')]);
    await vi.waitFor(() => expect(reader.views.map(({tally}) => tally!.voters)).toEqual([0, 1]), {interval: 5});
    expect(performance.now() - before).toBeLessThan(1000);
    service.live.close();
    await stop(1000);
    await vi.waitFor(() => expect(reader.ended).toBe(true));
  });

  it('takes no more than 256 KiB of a chunked body, and says so', async () => {
    const service = createService();
    const {url, stop} = await listen(service.app, '127.0.0.1', 0);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 5; i++) controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
        controller.close();
      },
    });
    const response = await fetch(`${url}/v1/events`, {method: 'POST', body, duplex: 'half'} as RequestInit);
    expect(response.status).toBe(413);
    await stop(1000);
  });
});
