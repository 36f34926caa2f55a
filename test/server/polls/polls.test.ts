import {describe, expect, it} from 'vitest';
import {createService, event, hour, program, visitor, vote} from '../service-fixture.js';

describe('GET /v1/polls/:id', () => {
  it('gives the poll as the program has it, with the service’s clock', async () => {
    const service = createService();
    const {told} = program.polls;
    expect(await service.view('told')).toEqual({poll: 'told', ...told, state: 'open', now: '2026-03-01T12:00:00.000Z', tally: {counts: {moon: 0, pine: 0}, leaders: [], voters: 0}});
  });

  it('says what the visitor holds, and tells nobody else', async () => {
    const service = createService();
    const cast = vote('always', 'moon', {by: 1});
    await service.send([cast]);
    expect((await service.view('always', {visitor: visitor(1)})).ballot).toEqual({id: cast.id, at: '2026-03-01T12:00:00.000Z', kind: 'single', choices: ['moon']});
    expect(await service.view('always', {visitor: visitor(2)})).not.toHaveProperty('ballot');
    expect(await service.view('always')).not.toHaveProperty('ballot');
  });

  it('is stored by no cache, and says what the answer depends on', async () => {
    const {headers} = await createService().read('always');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Vary')!.split(', ').sort()).toEqual(['Accept', 'Authorization', 'Kin-Visitor', 'Origin']);
    expect(headers.get('Content-Type')).toBe('application/json');
  });

  it('answers an unknown poll with 404 and the polls there are', async () => {
    const service = createService();
    for (const id of ['autumn', 'constructor', '__proto__', 'a%2Fb']) {
      const response = await service.read(id);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({type: 'urn:kindred:problem:unknown-poll', detail: expect.stringContaining('"always", "after-vote"') as string});
    }
    expect((await service.read('autumn', {headers: {Accept: 'text/event-stream'}})).headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('answers 401 without a key or with an unknown one, and 403 to pages that are not listed', async () => {
    const service = createService();
    expect(await (await service.app.request('/v1/polls/always')).json()).toMatchObject({status: 401, detail: expect.stringContaining('?key=') as string});
    expect((await service.read('always', {key: 'pk_other'})).status).toBe(401);
    expect((await service.read('always', {headers: {Origin: 'https://ink.example'}})).status).toBe(403);
  });

  it('answers 400 to a visitor id that is none', async () => {
    const service = createService();
    for (const id of ['me', visitor(1).toUpperCase().replace('0', 'A'), `${visitor(1)}0`]) {
      expect(await (await service.read('always', {visitor: id})).json()).toMatchObject({status: 400, type: 'urn:kindred:problem:wrong-visitor'});
    }
  });
});

describe('hidden results', () => {
  const closed = 24 * hour;
  /** Who may see the counts: while the poll is open, and when it has closed. */
  const rules = [
    {results: 'always', open: {voter: true, stranger: true}, closed: {voter: true, stranger: true}},
    {results: 'after-vote', open: {voter: true, stranger: false}, closed: {voter: true, stranger: true}},
    {results: 'after-close', open: {voter: false, stranger: false}, closed: {voter: true, stranger: true}},
    {results: 'never', open: {voter: false, stranger: false}, closed: {voter: false, stranger: false}},
  ] as const;

  async function voted(results: string, others: number): Promise<ReturnType<typeof createService>> {
    const service = createService();
    const votes = [vote(results, 'moon', {by: 1}), ...Array.from({length: others}, (_, i) => vote(results, 'pine', {by: i + 10}))];
    // The voter's ballot is the same in every service, so that any difference in the bytes comes from the others.
    await service.send([{...votes[0]!, id: '01900000-0000-7000-8000-000000000001'}, ...votes.slice(1)]);
    return service;
  }

  for (const rule of rules) {
    for (const state of ['open', 'closed'] as const) {
      for (const who of ['voter', 'stranger'] as const) {
        if (rule.results === 'always' && state === 'closed') continue;
        const visible = rule[state][who];
        it(`with "${rule.results}", a ${state} poll ${visible ? 'shows' : 'shows no trace of'} the counts to a ${who}`, async () => {
          const texts: string[] = [];
          for (const others of [0, 7]) {
            const service = await voted(rule.results, others);
            if (state === 'closed') service.clock.time += closed;
            const response = await service.read(rule.results, who === 'voter' ? {visitor: visitor(1)} : {visitor: visitor(2)});
            const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
            texts.push(JSON.stringify(headers) + await response.text());
          }
          if (visible) {
            expect(texts[1]).toContain('"pine":7');
            expect(texts[1]).toContain('"voters":8');
          } else {
            // The same bytes, whatever the others voted.
            expect(texts[1]).toBe(texts[0]);
            expect(texts[1]).not.toMatch(/tally|counts|voters/);
          }
        });
      }
    }
  }

  it('hides the counts again from a voter who withdrew', async () => {
    const service = await voted('after-vote', 7);
    service.clock.time += 1000;
    expect(await service.view('after-vote', {visitor: visitor(1)})).toHaveProperty('tally');
    await service.send([event('poll.retracted', {poll: 'after-vote'}, {by: 1, at: service.clock.time})]);
    const view = await service.view('after-vote', {visitor: visitor(1)});
    expect(view).not.toHaveProperty('tally');
    expect(view).not.toHaveProperty('ballot');
  });

  it('says nothing of the counts in the receipt of a vote', async () => {
    const service = await voted('never', 7);
    const response = await service.post(JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: [vote('never', 'moon', {by: 99})]}));
    expect(await response.text()).toMatch(/^\{"results":\[\{"id":"[0-9a-f-]{36}","status":"accepted"\}\]\}$/);
  });
});
