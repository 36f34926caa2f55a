import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {viewStream} from '../../../server/view-stream.js';
import {nextChange, pollView} from '../../../src/program/index.js';
import {createService, hour, noon, program, retraction, settle, StreamReader, type ReadOptions, type TestService, visitor, vote} from '../service-fixture.js';

async function open(service: TestService, poll: string, options: ReadOptions = {}): Promise<StreamReader> {
  const reader = new StreamReader(await service.read(poll, {...options, headers: {Accept: 'text/event-stream', ...options.headers}}));
  await settle();
  return reader;
}

/** Lets time pass for timers and the service's clock alike. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

const pines = (reader: StreamReader): (number | undefined)[] => reader.views.map(({tally}) => tally?.counts.pine);

describe('a poll as a stream', () => {
  let service: TestService;

  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
    service = createService({now: () => Date.now()});
  });
  afterEach(() => {
    // Whatever a test opened has been cleaned up when its service ends.
    service.live.close();
    expect(service.live.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const pine = (by: number): Promise<unknown> => service.send([vote('always', 'pine', {by, at: Date.now()})]);

  it('begins at once with what a plain request answers', async () => {
    const response = await service.read('always', {visitor: visitor(1), headers: {Accept: 'text/event-stream'}});
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(response.headers.get('Vary')!.split(', ').sort()).toEqual(['Accept', 'Authorization', 'Kin-Visitor', 'Origin']);
    const reader = new StreamReader(response);
    await settle();
    expect(reader.text).toBe(`data: ${JSON.stringify(await service.view('always', {visitor: visitor(1)}))}\n\n`);
  });

  it('tells every open page of a vote, each as it may see it', async () => {
    const voter = await open(service, 'always', {visitor: visitor(1)});
    const stranger = await open(service, 'always');
    await pass(1000);
    await service.send([vote('always', 'pine', {by: 1, at: Date.now()})]);
    await settle();
    for (const {views} of [voter, stranger]) expect(views.at(-1)!.tally).toMatchObject({counts: {moon: 0, pine: 1, wave: 0}, voters: 1});
    expect(voter.views.at(-1)!.ballot!.choices).toEqual(['pine']);
    expect(stranger.text).not.toContain('ballot');
  });

  it('sends at most one message in 200 ms, and the latest always', async () => {
    const reader = await open(service, 'always');
    await pass(200);
    await pine(1);
    await settle();
    expect(pines(reader)).toEqual([0, 1]);
    for (let by = 2; by <= 10; by++) await pine(by);
    await pass(199);
    expect(pines(reader)).toEqual([0, 1]);
    await pass(1);
    expect(pines(reader)).toEqual([0, 1, 10]);
    await pass(1000);
    expect(pines(reader)).toEqual([0, 1, 10]);
    await pine(11);
    await settle();
    expect(pines(reader)).toEqual([0, 1, 10, 11]);
  });

  it('says nothing when a delivery changes no ballot', async () => {
    const cast = vote('always', 'pine', {at: Date.now()});
    await service.send([cast]);
    const reader = await open(service, 'always');
    await pass(1000);
    await service.send([cast, vote('always', 'moon', {at: noon - hour}), vote('always', 'sun', {by: 3}), vote('told', 'pine')]);
    await pass(1000);
    expect(reader.views).toHaveLength(1);
  });

  it('says nothing to one tenant of what happens at another', async () => {
    const reader = await open(service, 'always', {key: 'pk_ink'});
    await pass(1000);
    await pine(1);
    await pass(1000);
    expect(reader.views).toHaveLength(1);
  });

  it('tells when the poll opens and closes, by the clock', async () => {
    const reader = await open(service, 'tomorrow');
    const hidden = await open(service, 'after-close');
    await service.send([vote('after-close', 'pine', {at: Date.now()})]);
    await pass(6 * hour - 1);
    expect(hidden.text).not.toContain('tally');
    await pass(1);
    expect(hidden.views.map(({state}) => state)).toEqual(['open', 'closed']);
    expect(pines(hidden)).toEqual([undefined, 1]);
    await pass(24 * hour);
    expect(reader.views.map(({state, now}) => [state, now])).toEqual([
      ['scheduled', '2026-03-01T12:00:00.000Z'],
      ['open', '2026-03-02T12:00:00.000Z'],
    ]);
  });

  it('tells that the poll closed while the first view was being read', async () => {
    const poll = program.polls['after-close']!;
    vi.setSystemTime(Date.parse(poll.closes!) - 1);
    const stream = await viewStream({
      nextChange: now => nextChange(poll, now),
      async read() {
        const view = pollView('after-close', poll, {}, Date.now());
        vi.setSystemTime(Date.parse(poll.closes!) + 1);
        return view;
      },
      subscribe: () => () => {},
      now: () => Date.now(),
      onError: error => { throw error; },
    });
    const reader = new StreamReader(new Response(stream));
    await pass(200);
    expect(reader.views.map(({state}) => state)).toEqual(['open', 'closed']);
    await reader.leave();
  });

  it('waits for a time that is farther off than a timer can wait', async () => {
    let reads = 0;
    service = createService({
      now: () => Date.now(),
      wrap: store => ({...store, counted: (...args) => { reads++; return store.counted(...args); }}),
    });
    // The pings of so many years are not what this is about.
    vi.spyOn(globalThis, 'setInterval').mockReturnValue(undefined as unknown as NodeJS.Timeout);
    const reader = await open(service, 'far-off');
    await pass(hour);
    expect(reads).toBe(1);
    vi.mocked(globalThis.setInterval).mockRestore();
    await pass(Date.parse('2099-01-01T00:00:00Z') - Date.now() - 1);
    expect(reader.views).toHaveLength(1);
    await pass(1);
    expect(reader.views.map(({state}) => state)).toEqual(['open', 'closed']);
  });

  it('sends a comment every 15 s, however much or little happens', async () => {
    const reader = await open(service, 'always');
    await pass(14_000);
    await pine(1);
    await pass(999);
    expect(reader.text).not.toContain(':\n\n');
    await pass(1);
    expect(reader.text.endsWith('\n\n:\n\n')).toBe(true);
    await pass(30_000);
    expect(reader.text.match(/^:\n\n/gm)).toHaveLength(3);
  });

  it('ends at once when the service stops, and does not begin afterwards', async () => {
    const reader = await open(service, 'always');
    service.live.close();
    await settle();
    expect(reader.ended).toBe(true);
    const late = await service.read('always', {headers: {Accept: 'text/event-stream'}});
    expect([late.status, late.headers.get('Content-Type'), await late.text()]).toEqual([200, 'text/event-stream', '']);
  });

  it('leaves nothing behind when the page leaves', async () => {
    const readers = await Promise.all(Array.from({length: 20}, () => open(service, 'after-vote')));
    expect(service.live.size).toBe(20);
    await Promise.all(readers.map(reader => reader.leave()));
    expect(service.live.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    await service.send([vote('after-vote', 'pine', {at: Date.now()})]);
  });

  it('leaves nothing behind when the first view cannot be read', async () => {
    const failing = createService({now: () => Date.now(), wrap: store => ({...store, counted: async () => { throw new Error('disk'); }})});
    expect((await failing.read('always', {headers: {Accept: 'text/event-stream'}})).status).toBe(500);
    expect(failing.live.size).toBe(0);
  });

  it('ends, and says why in the log, when a later view cannot be read', async () => {
    let broken = false;
    service = createService({
      now: () => Date.now(),
      wrap: store => ({...store, counted: async (...args) => { if (broken) throw new Error('disk'); return store.counted(...args); }}),
    });
    const reader = await open(service, 'always');
    broken = true;
    await pine(1);
    await pass(200);
    expect(reader.ended).toBe(true);
    expect(service.live.size).toBe(0);
    expect(service.logged).toContainEqual(expect.objectContaining({msg: 'a stream could not be continued', err: expect.objectContaining({message: 'disk'}) as unknown}));
  });

  it('opens no stream for a HEAD request, which would never end', async () => {
    const response = await service.app.request('/v1/polls/always?key=pk_tea', {method: 'HEAD', headers: {Accept: 'text/event-stream'}});
    expect(response.status).toBe(200);
    expect(service.live.size).toBe(0);
  });

  it('keeps the latest view for a page that reads slowly, not all that it missed', async () => {
    const response = await service.read('always', {headers: {Accept: 'text/event-stream'}});
    for (let by = 1; by <= 10; by++) {
      await pine(by);
      await pass(1000);
    }
    await pass(60_000);
    const reader = new StreamReader(response);
    await pass(1000);
    expect(pines(reader)).toEqual([0, 10]);
  });

  it('stays silent, byte for byte, about votes that the visitor may not see', async () => {
    const watch = async (votes: boolean): Promise<Record<string, string>> => {
      const readers = {
        'a stranger, after-vote': await open(service, 'after-vote'),
        'a voter, after-close': await open(service, 'after-close', {visitor: visitor(1)}),
        'a stranger, after-close': await open(service, 'after-close'),
        'a voter, never': await open(service, 'never', {visitor: visitor(1)}),
        'a stranger, never': await open(service, 'never', {visitor: visitor(2)}),
      };
      for (let i = 0; i < 30; i++) {
        if (votes) for (const poll of ['after-vote', 'after-close', 'never']) await service.send([vote(poll, 'pine', {by: 100 + i, at: Date.now()})]);
        await pass(1000);
      }
      const texts = Object.fromEntries(Object.entries(readers).map(([who, {text}]) => [who, text]));
      await Promise.all(Object.values(readers).map(reader => reader.leave()));
      return texts;
    };
    const ballots = [vote('after-close', 'moon', {at: noon}), vote('never', 'moon', {at: noon})];
    await service.send(ballots);
    const quiet = await watch(false);
    vi.setSystemTime(noon);
    const busy = await watch(true);
    expect(busy).toEqual(quiet);
    for (const text of Object.values(busy)) {
      expect(text).not.toMatch(/tally|counts|voters/);
      expect(text.match(/^data: /gm)).toHaveLength(1);
    }
  });

  it('shows the counts to a voter from the vote on, and no longer once it is withdrawn', async () => {
    await service.send([vote('after-vote', 'pine', {by: 5, at: Date.now()})]);
    const reader = await open(service, 'after-vote', {visitor: visitor(1)});
    await pass(1000);
    await service.send([vote('after-vote', 'moon', {by: 1, at: Date.now()})]);
    await pass(1000);
    await service.send([vote('after-vote', 'pine', {by: 6, at: Date.now()})]);
    await pass(1000);
    await service.send([retraction('after-vote', {by: 1, at: Date.now()})]);
    await pass(1000);
    await service.send([vote('after-vote', 'pine', {by: 7, at: Date.now()})]);
    await pass(1000);
    expect(pines(reader)).toEqual([undefined, 1, 2, undefined]);
  });
});
