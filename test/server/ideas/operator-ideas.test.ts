import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import {createIdeasService, type IdeasService, operator, shop, submission, tenants} from './ideas-fixture.js';
import {event, statuses, visitor} from '../service-fixture.js';

const mia = await shop.token('mia');
const states = async (service: IdeasService, query?: string): Promise<readonly {readonly idea: string}[]> => ((await (await service.inState(query)).json()) as {ideas: {idea: string}[]}).ideas;

function decided(service: IdeasService): unknown[] {
  const database = new Database(service.file);
  const rows = database.prepare(`SELECT body FROM events WHERE type = 'kindred.idea.decided' ORDER BY rowid`).all() as {body: string}[];
  database.close();
  return rows.map(({body}) => JSON.parse(body) as unknown);
}

describe('the brand', () => {
  it('sees what is held in all polls, the oldest first, twenty a page, and not whose it is', async () => {
    const service = createIdeasService();
    const ideas = Array.from({length: 21}, (_, i) => submission(`Idea ${i}`, {by: i + 1, words: 'Round.'}));
    for (const idea of ideas) {
      service.clock.time += 1;
      await service.send([{...idea, time: new Date(service.clock.time).toISOString()}]);
    }
    const response = await service.inState();
    const {ideas: first, next} = (await response.json()) as {ideas: object[]; next: string};
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(first).toHaveLength(20);
    expect(first[0]).toEqual({idea: ideas[0]!.id, poll: 'next', title: 'Idea 0', words: 'Round.', state: 'held', submitted: '2026-03-01T12:00:00.001Z', supports: 1});
    expect(await states(service, `state=held&after=${encodeURIComponent(next)}`)).toMatchObject([{idea: ideas[20]!.id}]);
    expect(await states(service, 'state=made')).toEqual([]);
  });

  it('takes an idea all the way, and everyone sees where it is', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin');
    await service.send([idea]);
    const path = [{to: 'published'}, {to: 'in-review'}, {to: 'making'}, {to: 'made', link: 'https://tea.example/moon-tin'}];
    for (const decision of path) {
      service.clock.time += 1000;
      const response = await service.decide(idea.id, decision);
      expect(await response.json()).toMatchObject({idea: idea.id, state: decision.to});
      expect((await service.page('next')).ideas).toMatchObject([{state: decision.to, supports: 1, decided: new Date(service.clock.time).toISOString()}]);
    }
    expect((await service.page('next')).ideas[0]).toMatchObject({link: 'https://tea.example/moon-tin', milestone: {reached: 0}});
    expect((await service.page('next')).ideas[0]!.milestone).not.toHaveProperty('next');
    expect(decided(service)).toMatchObject(path.map(decision => ({type: 'kindred.idea.decided', source: 'urn:kindred:service', subject: 'polls/next', data: {poll: 'next', idea: idea.id, ...decision, by: 'olga'}})));
  });

  it('says why an idea is not made, to all', async () => {
    const service = createIdeasService();
    const [idea] = await service.published('next', ['A moon tin']) as [string];
    await service.decide(idea, {to: 'in-review'});
    await service.decide(idea, {to: 'not-this-time', reason: 'Our kiln is too small.'});
    expect((await service.page('next')).ideas).toMatchObject([{state: 'not-this-time', reason: 'Our kiln is too small.'}]);
  });

  it('decides one of two things that are decided at once', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin');
    await service.send([idea]);
    const answers = await Promise.all([service.decide(idea.id, {to: 'published'}), service.decide(idea.id, {to: 'declined', reason: 'No.'}), service.decide(idea.id, {to: 'published'})]);
    expect(answers.map(({status}) => status).sort()).toEqual([200, 409, 409]);
    expect(decided(service)).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('that cannot be made is refused with what is allowed, and changes nothing', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin');
    await service.send([idea]);
    const cases: [string, unknown, number, string, string][] = [
      [idea.id, '{', 400, 'not-json', 'cannot be parsed'],
      [idea.id, [], 400, 'wrong-decision', 'an object with the field to'],
      [idea.id, {to: 'held'}, 400, 'wrong-decision', '/to: found "held"'],
      [idea.id, {to: 'declined'}, 400, 'wrong-decision', '/reason: found nothing'],
      [idea.id, {to: 'declined', reason: '<b>No'}, 400, 'wrong-decision', '/reason: found markup'],
      [idea.id, {to: 'declined', reason: 7}, 400, 'wrong-decision', '/reason: found 7'],
      [idea.id, {to: 'published', by: 'mia'}, 400, 'wrong-decision', '/by: found an unknown field'],
      [idea.id, {to: 'made', link: 'https://tea.example/x'}, 409, 'wrong-step', 'after which comes "published" or "declined"'],
      ['01900000-0000-7000-8000-000000000001', {to: 'published'}, 404, 'unknown-idea', '/v1/ideas'],
      ['moon', {to: 'published'}, 404, 'unknown-idea', '/v1/ideas'],
      [idea.id, ' '.repeat(300_000), 413, 'too-large', 'bytes'],
    ];
    for (const [id, decision, status, kind, detail] of cases) {
      const response = await service.decide(id, decision);
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({type: `urn:kindred:problem:${kind}`, detail: expect.stringContaining(detail) as string})]);
    }
    expect(decided(service)).toEqual([]);
    expect(await states(service)).toMatchObject([{idea: idea.id, state: 'held'}]);
  });

  it('is an operator’s alone', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin');
    await service.send([idea]);
    const cases: [string | undefined, number, string][] = [
      [undefined, 401, 'invalid-token'],
      ['a.b.c', 401, 'invalid-token'],
      [mia, 403, 'not-operator'],
      [await shop.token('mia', {kin_role: 'Operator'}), 403, 'not-operator'],
      [await shop.token('mia', {kin_role: ['operator']}), 403, 'not-operator'],
      [await shop.token('olga', {kin_role: 'operator', aud: 'ink'}), 401, 'invalid-token'],
    ];
    for (const [token, status, kind] of cases) {
      const headers: Record<string, string> = token === undefined ? {} : {Authorization: `Bearer ${token}`};
      for (const response of [
        await service.app.request(`/v1/ideas/${idea.id}/decision?key=pk_tea`, {method: 'POST', body: '{"to":"published"}', headers}),
        await service.app.request('/v1/ideas?key=pk_tea', {headers}),
      ]) {
        const text = await response.text();
        expect([response.status, JSON.parse(text)]).toEqual([status, expect.objectContaining({type: `urn:kindred:problem:${kind}`})]);
        expect(text).not.toContain('moon');
      }
    }
    expect((await service.app.request('/v1/ideas', {headers: {Authorization: `Bearer ${operator}`}})).status).toBe(401);
    expect((await createIdeasService({tenants: [{...tenants[0]!, memberKeys: []}]}).inState()).status).toBe(401);
    expect(await states(service)).toMatchObject([{state: 'held'}]);
  });

  it('cannot be sent by a page, whoever it says that it is', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin');
    await service.send([idea]);
    const forged = {...event('idea.supported', {poll: 'next', idea: idea.id}), type: 'kindred.idea.decided', source: 'urn:kindred:service', data: {poll: 'next', idea: idea.id, to: 'published', by: 'olga'}};
    expect(statuses(await service.send([forged]))).toEqual(['refused: unknown-type']);
    expect(statuses(await service.send([forged], {token: operator}))).toEqual(['refused: unknown-type']);
    expect(await service.titles('next', '', {visitor: visitor(2)})).toEqual([]);
  });

  it('is about a state that is known', async () => {
    const service = createIdeasService();
    for (const query of ['state=lost', 'state=held&after=7']) expect(await (await service.inState(query)).json()).toMatchObject({status: 400, type: 'urn:kindred:problem:wrong-query'});
  });
});

describe('an author’s name', () => {
  it('is the author’s and the brand’s until the idea is being made, and then everyone’s', async () => {
    const service = createIdeasService();
    const idea = event('idea.submitted', {poll: 'next', title: 'A moon tin', credit: ' Mia from Fuzhou '}, {by: 1});
    await service.send([idea]);
    const names = async (): Promise<unknown[]> => Promise.all([visitor(1), visitor(2)].map(async asked => (await service.page('next', '', {visitor: asked})).ideas[0]?.credit));
    expect(await states(service)).toMatchObject([{credit: 'Mia from Fuzhou'}]);
    expect(await names()).toEqual(['Mia from Fuzhou', undefined]);
    for (const to of ['published', 'in-review'] as const) {
      await service.decide(idea.id, {to});
      expect(await names()).toEqual(['Mia from Fuzhou', undefined]);
    }
    await service.decide(idea.id, {to: 'making'});
    expect(await names()).toEqual(['Mia from Fuzhou', 'Mia from Fuzhou']);
  });

  it('with markup, or longer than 40 characters, is refused', async () => {
    const service = createIdeasService();
    const submit = (credit: string): Promise<unknown> => service.send([event('idea.submitted', {poll: 'next', title: 'A moon tin', credit}, {by: 1})]).then(statuses);
    expect(await submit('<b>Mia</b>')).toEqual(['refused: invalid-idea']);
    expect(await submit('M'.repeat(41))).toEqual(['refused: malformed']);
  });
});

it('a decision is told to those who follow the poll', async () => {
  const service = createIdeasService();
  const idea = submission('A moon tin');
  await service.send([idea]);
  let told = 0;
  service.live.subscribe('tea', 'next', {changed: () => void told++, ended: () => undefined});
  await service.decide(idea.id, {to: 'published'});
  await service.decide(idea.id, {to: 'published'}); // no such step
  expect(told).toBe(1);
});
