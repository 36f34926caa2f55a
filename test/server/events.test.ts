import {describe, expect, it} from 'vitest';
import type {Verdict} from '../../src/events/index.js';
import {createService, event, hour, noon, retraction, statuses, visitor, vote} from './service-fixture.js';

const counts = async (service: ReturnType<typeof createService>, poll = 'always', key = 'pk_tea'): Promise<unknown> =>
  (await service.view(poll, {key})).tally;

describe('POST /v1/events', () => {
  it('records a vote and counts it', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    expect(await service.send([cast])).toEqual([{id: cast.id, status: 'accepted'}]);
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 0, wave: 0}, voters: 1});
  });

  it('records what is not a vote without counting it', async () => {
    const service = createService();
    const viewed = event('widget.viewed', {widget: 'poll'});
    const {kinvisitor: _, ...anonymous} = event('poll.viewed', {poll: 'never-heard-of'});
    expect(statuses(await service.send([viewed, anonymous]))).toEqual(['accepted', 'accepted']);
    expect(statuses(await service.send([viewed]))).toEqual(['duplicate']);
  });

  it('counts the same request again as nothing, and says so', async () => {
    const service = createService();
    const votes = [vote('always', 'moon', {by: 1}), vote('always', 'pine', {by: 2})];
    await service.send(votes);
    for (let i = 0; i < 3; i++) expect(statuses(await service.send(votes))).toEqual(['duplicate', 'duplicate']);
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 1, wave: 0}, voters: 2});
  });

  it('counts an event that is twice in one delivery once', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    expect(statuses(await service.send([cast, cast]))).toEqual(['accepted', 'duplicate']);
    expect(await counts(service)).toMatchObject({voters: 1});
  });

  it('counts the same delivery, sent several times at once, once', async () => {
    const service = createService();
    const votes = Array.from({length: 20}, (_, by) => vote('always', 'moon', {by}));
    const answers = await Promise.all(Array.from({length: 5}, () => service.send(votes)));
    const accepted = answers.flatMap(statuses).filter(status => status === 'accepted');
    expect(accepted).toHaveLength(20);
    expect(await counts(service)).toMatchObject({counts: {moon: 20}, voters: 20});
  });

  it('takes the order of an event’s fields as no difference', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    await service.send([cast]);
    expect(statuses(await service.send([Object.fromEntries(Object.entries(cast).reverse())]))).toEqual(['duplicate']);
  });

  it('knows an event again whose numbers change when they are stored', async () => {
    const service = createService();
    const body = JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00Z', events: [{...vote('always', 'moon'), extension: 0}]}).replace('"extension":0', '"extension":[-0, 1e999]');
    const answers = [await service.post(body), await service.post(body)].map(async response => ((await response.json()) as {results: [Verdict]}).results[0].status);
    expect(await Promise.all(answers)).toEqual(['accepted', 'duplicate']);
  });

  it('refuses another event under the same id', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    await service.send([cast]);
    const [result] = await service.send([{...cast, data: {poll: 'always', choices: ['pine']}}]);
    expect(result).toMatchObject({id: cast.id, status: 'refused', reason: 'id-reused', detail: expect.stringContaining('/id') as string});
    expect(statuses(await service.send([{...cast, extension: 1}]))).toEqual(['refused: id-reused']);
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 0}, voters: 1});
  });

  it('lets a voter change the vote, and counts voters one by one', async () => {
    const service = createService();
    await service.send([vote('always', 'moon', {by: 1, at: noon}), vote('always', 'moon', {by: 2, at: noon})]);
    service.clock.time += 1000;
    await service.send([vote('always', 'pine', {by: 1, at: noon + 1000})]);
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 1, wave: 0}, voters: 2});
  });

  it('lets a voter withdraw the vote, and vote again', async () => {
    const service = createService();
    await service.send([vote('always', 'moon', {at: noon - 2000}), retraction('always', {at: noon - 1000})]);
    expect(await counts(service)).toMatchObject({counts: {moon: 0, pine: 0, wave: 0}, voters: 0});
    await service.send([vote('always', 'wave')]);
    expect(await counts(service)).toMatchObject({counts: {moon: 0, pine: 0, wave: 1}, voters: 1});
  });

  it('records an older vote that comes late, and counts the newer', async () => {
    const service = createService();
    await service.send([vote('always', 'pine', {at: noon})]);
    service.clock.time += hour;
    const late = vote('always', 'moon', {at: noon - 1000});
    expect(statuses(await service.send([late]))).toEqual(['accepted']);
    expect(await counts(service)).toMatchObject({counts: {moon: 0, pine: 1, wave: 0}, voters: 1});
    expect(statuses(await service.send([late]))).toEqual(['duplicate']);
  });

  it('reckons by the age of a gesture, not by a device’s wrong clock', async () => {
    const service = createService();
    const year = 365 * 24 * hour;
    // This device is a year ahead; its vote is an hour old. The next is made now, by a device that is right.
    await service.send([vote('always', 'moon', {at: noon + year - hour})], {sentAt: noon + year});
    await service.send([vote('always', 'pine', {at: noon})]);
    expect(await counts(service)).toMatchObject({counts: {moon: 0, pine: 1}});
  });

  it('calls a recorded vote a duplicate even after the poll has closed', async () => {
    const service = createService();
    const cast = vote('after-vote', 'moon');
    await service.send([cast]);
    service.clock.time += 24 * hour;
    expect(statuses(await service.send([cast, vote('after-vote', 'pine', {by: 2})]))).toEqual(['duplicate', 'refused: poll-closed']);
    expect(await counts(service, 'after-vote')).toMatchObject({counts: {moon: 1, pine: 0}, voters: 1});
  });

  it('refuses what cannot count, each with its reason, and records the rest of the delivery', async () => {
    const service = createService();
    const good = [vote('always', 'moon', {by: 1}), vote('always', 'pine', {by: 2})];
    const {kinvisitor: _, ...nobody} = vote('always', 'moon');
    const results = await service.send([
      good[0],
      {...vote('always', 'moon'), time: 'yesterday'},
      {...vote('always', 'moon'), type: 'kindred.poll.won'},
      vote('autumn', 'moon'),
      vote('always', 'sun'),
      vote('tomorrow', 'moon'),
      vote('yesterday', 'moon'),
      {...vote('always', 'moon'), data: {poll: 'always', choices: ['moon', 'pine']}},
      nobody,
      'not an event',
      null,
      good[1],
    ]);
    expect(statuses(results)).toEqual([
      'accepted',
      'refused: malformed',
      'refused: unknown-type',
      'refused: unknown-poll',
      'refused: unknown-option',
      'refused: poll-not-open',
      'refused: poll-closed',
      'refused: invalid-ballot',
      'refused: malformed',
      'refused: malformed',
      'refused: malformed',
      'accepted',
    ]);
    for (const result of results.slice(1, -1)) expect((result as Extract<Verdict, {status: 'refused'}>).detail).toBeTruthy();
    expect(results[1]).toMatchObject({detail: '/time: found "yesterday"; expected a time as 2026-01-31T12:00:00.000Z'});
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 1, wave: 0}, voters: 2});
  });

  it('remembers nothing of a refused event', async () => {
    const service = createService();
    const early = vote('tomorrow', 'moon');
    expect(statuses(await service.send([early]))).toEqual(['refused: poll-not-open']);
    service.clock.time += 48 * hour;
    expect(statuses(await service.send([early]))).toEqual(['accepted']);
  });

  it('keeps tenants apart: the same events, the same poll', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    expect(statuses(await service.send([cast]))).toEqual(['accepted']);
    expect(await counts(service, 'always', 'pk_ink')).toMatchObject({voters: 0});
    expect(statuses(await service.send([cast], {key: 'pk_ink'}))).toEqual(['accepted']);
    const other = vote('always', 'pine', {at: noon + 1});
    service.clock.time += 1;
    await service.send([other], {key: 'pk_ink'});
    expect(await counts(service)).toMatchObject({counts: {moon: 1, pine: 0, wave: 0}, voters: 1});
    expect(await counts(service, 'always', 'pk_ink')).toMatchObject({counts: {moon: 0, pine: 1, wave: 0}, voters: 1});
    expect((await service.view('always', {visitor: visitor(1)})).ballot?.id).toBe(cast.id);
    expect((await service.view('always', {visitor: visitor(1), key: 'pk_ink'})).ballot?.id).toBe(other.id);
  });

  it('takes any of a tenant’s keys for the same tenant', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    await service.send([cast], {key: 'pk_tea_2'});
    expect(statuses(await service.send([cast]))).toEqual(['duplicate']);
  });

  it('takes the body as application/json too, and fields that it does not know', async () => {
    const service = createService();
    const body = JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00Z', later: {}, events: [vote('always', 'moon')]});
    expect((await service.post(body, {'Content-Type': 'application/json'})).status).toBe(200);
  });

  it('survives texts that databases and parsers trip over', async () => {
    const service = createService();
    const odd = ['__proto__', 'constructor'].map((poll, i) => ({...vote('always', 'moon', {by: i}), data: JSON.parse(`{"poll":"always","choices":["moon"],"${poll}":1}`) as object}));
    expect(statuses(await service.send(odd))).toEqual(['refused: malformed', 'refused: malformed']);
    const subjects = ['\u0000', '\ud800', `'; DROP TABLE events; --`, '💥'].map((text, by) => ({...vote('always', 'moon', {by}), extension: {__proto__: null, text}}));
    expect(statuses(await service.send(subjects))).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(statuses(await service.send(subjects))).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(statuses(await service.send([{...vote('always', 'pine', {by: 9}), source: 'a\u0000b'}, {...vote('always', 'pine', {by: 9}), subject: '\ud800'}]))).toEqual(['refused: malformed', 'refused: malformed']);
    expect(await counts(service)).toMatchObject({voters: 4});
  });
});
