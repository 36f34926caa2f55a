import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import type {Endpoint} from '../../src/endpoints/endpoint.js';
import type {KindredEvent} from '../../src/events/index.js';
import {anEvent} from '../events/an-event.js';
import {type Answer, type Collected, type Collector, startCollector} from './collector/collector.js';

/** One way of reporting over HTTP, and how to read what it sent. */
export interface HttpSink {
  open(url: string): Endpoint;
  /** What the console must never show. */
  readonly secret?: string;
  /** How the system says yes. */
  readonly yes: Answer;
  /** Ids of the events in a request. Throws when the system would not take it. */
  ids(request: Collected): string[];
}

const vote = (choices = ['moon']): KindredEvent => anEvent('poll.voted', {poll: 'autumn-tin', choices});
const accepted = {status: 'accepted'};

/** What every sink that reports over HTTP must do. */
export function httpSinkContract({open, secret, yes, ids}: HttpSink): void {
  let collector: Collector;
  let sink: Endpoint;
  let seen: number;
  const said = vi.spyOn(console, 'error');
  const requests = (): readonly Collected[] => collector.requests.slice(seen);
  const delivered = (): string[][] => requests().map(ids);

  beforeAll(async () => { collector = await startCollector(); });
  afterAll(() => collector.close());
  beforeEach(() => {
    said.mockReset().mockReturnValue(undefined);
    collector.answer(() => yes);
    collector.hold(Promise.resolve());
    seen = collector.requests.length;
    sink = open(collector.url);
  });
  afterEach(() => {
    if (secret) expect(said.mock.calls.join()).not.toContain(secret);
    delete (Array.prototype as {toJSON?: unknown}).toJSON;
    delete (Object.prototype as {toJSON?: unknown}).toJSON;
  });

  test('sends a batch in one request without cookies, and each event with its id, in order', async () => {
    const events = [vote(), vote(['moon', 'tide']), anEvent('poll.viewed', {poll: 'autumn-tin'})];
    expect(await sink.deliver(events, {})).toEqual([accepted, accepted, accepted]);
    expect(delivered()).toEqual([events.map(({id}) => id)]);
    expect(requests()[0]!.headers).not.toHaveProperty('cookie');
    expect(said).not.toHaveBeenCalled();
  });

  test('has no secret in its address', async () => {
    await sink.deliver([vote()], {});
    expect(requests()[0]!.url).not.toMatch(/[?&]|secret/);
  });

  test('has a name that tells places apart, and not spellings of one', () => {
    expect(open('https://a.example').name).not.toBe(open('https://b.example').name);
    expect(open('https://a.example/').name.replace(/\/$/, '')).toBe(open('https://a.example').name);
  });

  test('says at once that an address is none', () => {
    expect(() => open('collector')).toThrow(TypeError);
  });

  test('is not misled by a page that gives arrays and objects a toJSON', async () => {
    const event = vote(['moon', 'tide']);
    await sink.deliver([event], {});
    for (const prototype of [Array.prototype, Object.prototype]) Object.defineProperty(prototype, 'toJSON', {configurable: true, value: () => 'broken'});
    await sink.deliver([event], {});
    const [before, after] = requests().map(({body}) => body.replaceAll(/"sent_?[aA]t":"[^"]+"|"stm":"\d+"/g, ''));
    expect(after).toBe(before);
  });

  test('delivers a leading part of a batch that is too large for a request that outlives its page', async () => {
    const long = Array.from({length: 10}, () => vote(Array.from({length: 150}, () => '中'.repeat(20))));
    const receipt = await sink.deliver(long, {closing: true});
    expect(receipt.length).toBeGreaterThan(1);
    expect(receipt.length).toBeLessThan(10);
    expect(delivered()).toEqual([long.slice(0, receipt.length).map(({id}) => id)]);
    expect(Buffer.byteLength(requests()[0]!.body)).toBeLessThanOrEqual(60_000);
  });

  test('delivers an event larger than that, alone', async () => {
    expect(await sink.deliver([vote(['x'.repeat(70_000)]), vote()], {})).toEqual([accepted]);
  });

  describe('asks for another try', () => {
    test.each([
      [503, {}, 0],
      [500, {'retry-after': '7'}, 7_000],
      [429, {'retry-after': '120'}, 120_000],
      [408, {}, 0],
      [425, {}, 0],
    ])('after %i %j', async (status, headers, after) => {
      collector.answer(() => ({status, headers}));
      expect(await sink.deliver([vote(), vote()], {})).toEqual([{status: 'retry', after}, {status: 'retry', after}]);
      expect(said).not.toHaveBeenCalled();
    });

    test('at the date that Retry-After names', async () => {
      collector.answer(() => ({status: 503, headers: {'retry-after': new Date(Date.now() + 60_000).toUTCString()}}));
      const [verdict] = await sink.deliver([vote()], {});
      expect((verdict as {after: number}).after).toBeGreaterThan(50_000);
    });

    test.each([401, 403, 404, 302])('later, and tells the developer once, after %i', async status => {
      collector.answer(() => ({status, headers: {location: '/elsewhere'}}));
      for (const _ of 'twice') expect(await sink.deliver([vote()], {})).toEqual([{status: 'retry', after: 30_000}]);
      expect(said).toHaveBeenCalledOnce();
      const [[text]] = said.mock.calls as [[string]];
      for (const word of [`answers ${status}`, collector.url, 'Check ']) expect(text).toContain(word);
      expect(new Set(requests().map(({method}) => method))).toEqual(new Set(['POST']));
    });

    test('by rejecting, when there is no answer', async () => {
      collector.answer(() => ({gone: true}));
      await expect(sink.deliver([vote()], {})).rejects.toThrow();
    });

    test('by rejecting, when the answer does not come in 15 seconds', async () => {
      const given = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.timeout(30));
      onTestFinished(() => given.mockRestore());
      collector.hold(new Promise(() => undefined));
      await expect(sink.deliver([vote()], {})).rejects.toThrow('timeout');
      expect(given).toHaveBeenCalledWith(15_000);
    });
  });

  describe.each([400, 413, 422])('after %i', status => {
    /** As the outbox does: offers again what has no verdict. */
    async function drain(events: readonly KindredEvent[]): Promise<string[]> {
      const verdicts: string[] = [];
      while (verdicts.length < events.length) verdicts.push(...(await sink.deliver(events.slice(verdicts.length), {})).map(verdict => verdict.status));
      return verdicts;
    }

    test('refuses the one event that spoils a batch, and delivers the others', async () => {
      const events = Array.from({length: 40}, () => vote());
      const bad = events[17]!.id;
      collector.answer(request => (ids(request).includes(bad) ? {status} : yes));
      const verdicts = await drain(events);
      expect(verdicts.map((verdict, i) => (verdict === 'accepted' ? [] : [i, verdict])).flat()).toEqual([17, 'refused']);
      expect(requests().length).toBeLessThan(20);
      expect(said).toHaveBeenCalledOnce();
    });

    test('does not send each event again and again, when all are refused', async () => {
      const events = Array.from({length: 40}, () => vote());
      collector.answer(() => ({status}));
      expect(new Set(await drain(events))).toEqual(new Set(['refused']));
      expect(requests().length).toBeLessThan(50);
    });

    test('says why, for the developer', async () => {
      collector.answer(() => ({status}));
      expect(await sink.deliver([vote()], {})).toEqual([{status: 'refused', reason: 'malformed', detail: expect.stringContaining(`${collector.url}) answers ${status}`)}]);
    });
  });
}
