import Database from 'libsql';
import {describe, expect, it} from 'vitest';
import type {KindredEvent} from '../../../src/events/index.js';
import {createIdeasService, type IdeasService, operator, shop, submission, support} from './ideas-fixture.js';
import {event, hour, noon, page, retraction, statuses, visitor, vote} from '../service-fixture.js';

const [mia, noa] = await Promise.all([shop.token('mia'), shop.token('noa')]);
const minute = 60_000;
const one = async (service: IdeasService, by?: number, poll = 'next'): Promise<unknown> => (await service.page(poll, '', by === undefined ? {} : {visitor: visitor(by)})).ideas[0];

describe('an idea that is submitted', () => {
  it('is shown to its author alone until it is published, and then to all, with its author’s support', async () => {
    const service = createIdeasService();
    const sent = submission(' A moon tin ', {words: 'Round.', picture: 'https://cdn.example/moon.png'});
    expect(statuses(await service.send([sent]))).toEqual(['accepted']);
    const shown = {idea: sent.id, title: 'A moon tin', words: 'Round.', picture: 'https://cdn.example/moon.png', submitted: '2026-03-01T12:00:00.000Z', supports: 1};
    expect(await service.page('next', '', {visitor: visitor(1)})).toEqual({ideas: [{...shown, state: 'held', mine: true, supported: true}], now: '2026-03-01T12:00:00.000Z'});
    expect(await service.page('next', '', {visitor: visitor(2)})).toEqual({ideas: [], now: '2026-03-01T12:00:00.000Z'});

    service.clock.time += minute;
    expect((await service.decide(sent.id, {to: 'published'})).status).toBe(200);
    const at = '2026-03-01T12:01:00.000Z';
    const milestone = {reached: 0, next: {supports: 3, remaining: 2, deadline: '2026-03-31T12:01:00.000Z', lapsed: false}};
    expect(await one(service, 2)).toEqual({...shown, state: 'published', published: at, decided: at, milestone, mine: false, supported: false});
    expect(await one(service, 1)).toMatchObject({mine: true, supported: true});
  });

  it('is published at once where nothing is moderated', async () => {
    const service = createIdeasService();
    await service.send([submission('A moon tin', {poll: 'free'})]);
    expect(await one(service, 2, 'free')).toMatchObject({state: 'published', supports: 1});
  });

  it('is kept once, however often it comes, and never under another’s id', async () => {
    const service = createIdeasService();
    const sent = submission('A moon tin');
    expect(statuses(await service.send([sent, sent, {...sent, source: `${page}/#kin-2`}, {...sent, data: {...sent.data, title: 'A sun tin'}}]))).toEqual(['accepted', 'duplicate', 'refused: id-reused', 'refused: id-reused']);
    expect((await service.page('next', '', {visitor: visitor(1)})).ideas).toHaveLength(1);
    expect(statuses(await service.send([sent]))).toEqual(['duplicate']);
  });

  it('is one of ten at most that are held or published, a voter and a poll', async () => {
    const service = createIdeasService();
    const ideas = Array.from({length: 11}, (_, i) => submission(`Idea ${i}`));
    expect(statuses(await service.send(ideas))).toEqual([...Array.from({length: 10}, () => 'accepted'), 'refused: too-many-ideas']);
    expect(statuses(await service.send([submission('Another', {by: 2}), submission('Elsewhere', {poll: 'free'})]))).toEqual(['accepted', 'accepted']);
    await service.decide(ideas[0]!.id, {to: 'published'});
    expect(statuses(await service.send([submission('Once more')]))).toEqual(['refused: too-many-ideas']);
    await service.decide(ideas[1]!.id, {to: 'declined', reason: 'We have this one.'});
    expect(statuses(await service.send([submission('Once more')]))).toEqual(['accepted']);
  });

  it('that is refused leaves no trace, and the detail says what and where', async () => {
    const service = createIdeasService();
    const cases: [KindredEvent, string, string][] = [
      [submission('x'.repeat(10_000)), 'malformed', '/data/title: found "xxx'],
      [submission('A tin', {words: 'x'.repeat(10_000)}), 'malformed', '/data/words: found "xxx'],
      [submission('A <b>tin</b>'), 'invalid-idea', '/data/title: found markup, "<b", at character 3'],
      [submission('A tin', {words: 'See\n<script>'}), 'invalid-idea', '/data/words: found markup, "<s", at character 5'],
      [submission('A\u0000tin'), 'invalid-idea', '/data/title: found the control character U+0000 at character 2'],
      [submission('A tin', {picture: 'https://evil.example/a.png'}), 'invalid-idea', '/data/picture: found a picture of https://evil.example'],
      [submission('A tin', {picture: 'http://cdn.example/a.png'}), 'malformed', '/data/picture'],
      [submission('A tin', {poll: 'lids'}), 'invalid-idea', '/data/poll: found "lids", whose kind is "single"'],
      [submission('A tin', {poll: 'none'}), 'unknown-poll', '/data/poll: found "none"'],
      [submission('A tin', {poll: 'closed'}), 'poll-closed', 'the poll closed at 2026-02-28'],
    ];
    const results = await service.send(cases.map(([sent]) => sent));
    results.forEach((result, i) => {
      expect(result).toMatchObject({status: 'refused', reason: cases[i]![1], detail: expect.stringContaining(cases[i]![2]) as string});
      expect(JSON.stringify(result).length).toBeLessThan(400);
    });
    const database = new Database(service.file);
    for (const table of ['events', 'ideas', 'idea_tokens', 'supports']) expect(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toMatchObject({n: 0});
    database.close();
  });
});

describe('an open poll', () => {
  it('takes no votes', async () => {
    const service = createIdeasService();
    expect(statuses(await service.send([vote('next', 'moon'), retraction('next')]))).toEqual(['refused: invalid-ballot', 'refused: invalid-ballot']);
  });

  it('is read as other polls are, without options and counts', async () => {
    const view = await createIdeasService().view('next');
    expect(view).toMatchObject({kind: 'open', options: [], state: 'open'});
    expect(view).not.toHaveProperty('tally');
  });
});

describe('a support', () => {
  it('counts once a voter, and is taken back once', async () => {
    const service = createIdeasService();
    const [idea] = await service.published('next', ['A moon tin']) as [string];
    const supports = async (): Promise<unknown> => (await one(service, 2) as {supports: number}).supports;
    const say = async (...said: [by: number, not: boolean, at: number][]): Promise<string[]> =>
      statuses(await service.send(said.map(([by, not, at]) => support(idea, {by, not, at: noon + at}))));
    service.clock.time += hour;
    expect(await say([2, false, 1], [2, false, 2], [3, false, 1])).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await supports()).toBe(3);
    expect(await one(service, 2)).toMatchObject({supported: true, mine: false, milestone: {reached: 1, next: {supports: 100, remaining: 97}}});
    expect(await say([2, true, 3], [2, true, 4], [4, true, 5])).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await supports()).toBe(2);
    expect(await one(service, 2)).toMatchObject({supported: false, milestone: {reached: 1, next: {remaining: 98}}});
    // One that was made earlier and comes late changes nothing.
    expect(await say([4, false, 4])).toEqual(['accepted']);
    expect(await supports()).toBe(2);
    expect(await say([1, true, 1])).toEqual(['accepted']);
    expect(await one(service, 1)).toMatchObject({supports: 1, mine: true, supported: false});
  });

  it('of an idea that there is not, or that is hidden, is refused in the same words', async () => {
    const service = createIdeasService();
    const [held, declined] = [submission('Held'), submission('Declined')];
    await service.send([held, declined]);
    await service.decide(declined.id, {to: 'declined', reason: 'No.'});
    const unknown = '01900000-0000-7000-8000-000000000001';
    const results = await service.send([unknown, held.id, declined.id].map(id => support(id, {by: 2})));
    expect(statuses(results)).toEqual(Array.from({length: 3}, () => 'refused: unknown-idea'));
    expect(new Set(results.map(result => (result as {detail: string}).detail.replace(/"[0-9a-f-]{36}"/, 'it'))).size).toBe(1);
    expect(statuses(await service.send([support(held.id, {by: 2, not: true}), support(held.id, {by: 1, not: true, at: noon + 1})]))).toEqual(['refused: unknown-idea', 'accepted']);
    expect(await one(service, 1)).toMatchObject({title: 'Declined', supports: 1});
  });

  it('is refused after close, and for an idea that has lapsed', async () => {
    const service = createIdeasService();
    const [idea] = await service.published('next', ['A moon tin']) as [string];
    service.clock.time += 30 * 24 * hour;
    expect(statuses(await service.send([support(idea, {by: 2}), support(idea, {by: 1, not: true, at: service.clock.time})]))).toEqual(['refused: idea-lapsed', 'accepted']);
    expect(await one(service)).toMatchObject({supports: 0, milestone: {next: {lapsed: true}}});
    service.clock.time = Date.parse('2026-12-01T00:00:00Z');
    expect(statuses(await service.send([support(idea, {by: 2}), support(idea, {by: 2, not: true}), submission('Late')]))).toEqual(['refused: poll-closed', 'refused: poll-closed', 'refused: poll-closed']);
  });
});

describe('the ideas of a poll', () => {
  it('come by supports, or the latest first, twenty a page, each once', async () => {
    const service = createIdeasService();
    const ideas = Array.from({length: 45}, (_, i) => submission(`Idea ${i}`, {poll: 'free', by: 100 + i}));
    for (const idea of ideas) {
      service.clock.time += 1000;
      await service.send([{...idea, time: new Date(service.clock.time).toISOString()}]);
    }
    service.clock.time += 1000;
    await service.send([7, 7, 7, 30, 30, 41].map((i, by) => support(ideas[i]!.id, {poll: 'free', by: by + 1})));
    const all = async (sort: string): Promise<string[]> => {
      const found: string[] = [];
      let next: string | undefined;
      do {
        const answer = await service.page('free', `sort=${sort}${next === undefined ? '' : `&after=${encodeURIComponent(next)}`}`);
        expect(answer.ideas.length).toBe(answer.next === undefined ? 5 : 20);
        found.push(...answer.ideas.map(({title}) => title));
        next = answer.next;
      } while (next !== undefined);
      return found;
    };
    const byTime = ideas.map(({data}) => data.title).reverse();
    expect(await all('new')).toEqual(byTime);
    const top = await all('top');
    expect(top.slice(0, 3)).toEqual(['Idea 7', 'Idea 30', 'Idea 41']);
    expect([...top].sort()).toEqual([...byTime].sort());
    expect(await service.titles('free')).toEqual(top.slice(0, 20));
    expect(await service.titles('other')).toEqual([]);
  });

  it('are, as mine, those that one has submitted or supports, whatever their state', async () => {
    const service = createIdeasService();
    const [supported, left] = await service.published('next', ['Supported', 'Left'], {by: 2}) as [string, string];
    const [held, declined] = [submission('Held'), submission('Declined')];
    await service.send([held, declined, support(supported), support(left), support(left, {not: true, at: noon + 1})].map((event, i) => ({...event, time: new Date(noon - 100 + i).toISOString()})));
    await service.decide(declined.id, {to: 'declined', reason: 'Too big for our kiln.'});
    expect((await service.titles('next', 'sort=mine', {visitor: visitor(1)}))).toEqual(['Supported', 'Declined', 'Held']);
    expect((await service.page('next', 'sort=mine', {visitor: visitor(1)})).ideas[1]).toMatchObject({state: 'declined', reason: 'Too big for our kiln.', mine: true});
    expect(await service.titles('next', 'sort=mine')).toEqual([]);
  });

  it('that say the same are found, in any script', async () => {
    const service = createIdeasService();
    await service.published('next', ['Moon tin', 'Bigger cups', '月亮形的罐子', 'Théière à la lune']);
    await service.send([submission('Moon tin, held', {by: 2})]);
    expect(await service.titles('next', 'q=a+tin+with+a+MOON')).toEqual(['Moon tin']);
    expect(await service.titles('next', `q=${encodeURIComponent('月亮茶罐')}`)).toEqual(['月亮形的罐子']);
    expect(await service.titles('next', 'q=theiere')).toEqual(['Théière à la lune']);
    expect(await service.titles('next', 'q=bowl')).toEqual([]);
    expect(await service.titles('next', 'q=')).toEqual([]);
    expect(await service.titles('next', 'q=moon+tin', {visitor: visitor(2)})).toEqual(['Moon tin', 'Moon tin, held']);
    expect(await service.titles('free', 'q=moon+tin')).toEqual([]);
  });

  it('show nothing of what is hidden, and nobody’s id', async () => {
    const service = createIdeasService();
    await service.published('next', ['Shown'], {by: 77});
    const [held, declined] = [submission('Moonlight one', {by: 78}), submission('Moonlight two', {by: 78})];
    await service.send([held, declined]);
    await service.decide(declined.id, {to: 'declined', reason: 'Secret reason'});
    for (const query of ['', 'sort=new', 'sort=mine', 'q=moonlight', 'q=shown', 'after=9_ffffffff-ffff-ffff-ffff-ffffffffffff']) {
      for (const options of [{}, {visitor: visitor(2)}, {token: mia, visitor: visitor(2)}]) {
        const text = await (await service.list('next', query, options)).text();
        expect(text).not.toMatch(/Moonlight|Secret|visitor|author|most|0000-4000-8000-0000000000/);
        for (const id of [held.id, declined.id]) expect(text).not.toContain(id);
      }
    }
    for (const state of ['held', 'declined', 'published']) expect(await (await service.inState(`state=${state}`)).text()).not.toMatch(/visitor|author|0000-4000-8000-0000000000/);
  });

  it('are stored by no cache, and are kept from pages that are not listed', async () => {
    const service = createIdeasService();
    const {headers} = await service.list('next');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Vary')!.split(', ').sort()).toEqual(['Authorization', 'Kin-Visitor', 'Origin']);
    expect((await service.list('next', '', {headers: {Origin: 'https://evil.example'}})).status).toBe(403);
    expect((await service.list('next', '', {key: 'pk_no'})).status).toBe(401);
    expect((await service.list('next', '', {token: 'a.b.c'})).status).toBe(401);
  });

  it('are asked for in words that are understood', async () => {
    const service = createIdeasService();
    const problem = async (poll: string, query: string): Promise<unknown> => (await service.list(poll, query)).json();
    expect(await problem('next', 'sort=best')).toMatchObject({status: 400, type: 'urn:kindred:problem:wrong-query', detail: 'sort is none of "top", "new", "mine".'});
    expect(await problem('next', `q=${'x'.repeat(201)}`)).toMatchObject({status: 400, detail: 'q has 201 characters; 200 are the most.'});
    for (const query of ['after=7', 'after=2026-03-01T12:00:00.000Z_01900000-0000-7000-8000-000000000001', 'sort=new&after=7_01900000-0000-7000-8000-000000000001']) {
      expect(await problem('next', query)).toMatchObject({status: 400, type: 'urn:kindred:problem:wrong-query'});
    }
    expect(await problem('lids', '')).toMatchObject({status: 404, type: 'urn:kindred:problem:unknown-poll', detail: 'The poll "lids" takes no ideas: its kind is "single", and not "open".'});
    expect(await problem('none', '')).toMatchObject({status: 404, type: 'urn:kindred:problem:unknown-poll'});
  });
});

describe('a member’s ideas and supports', () => {
  const join = (service: IdeasService, by: number, token: string): Promise<unknown> => service.send([event('widget.viewed', {widget: 'poll'}, {by})], {token});

  it('take over those of a visitor that is joined, one support each', async () => {
    const service = createIdeasService();
    service.clock.time += minute;
    const [first] = await service.published('next', ['First'], {by: 9}) as [string];
    const held = submission('Held', {by: 2});
    await service.send([support(first, {by: 1}), support(first, {by: 2}), held]);
    await join(service, 1, mia);
    expect(await one(service)).toMatchObject({supports: 3});
    await join(service, 2, mia);
    expect(await one(service)).toMatchObject({supports: 2});
    const asMia = (await service.page('next', 'sort=mine', {token: mia})).ideas;
    expect(asMia.map(({title, mine, supported}) => [title, mine, supported])).toEqual(expect.arrayContaining([['First', false, true], ['Held', true, true]]));
    // Either device withdraws it, for the person.
    await service.send([support(first, {by: 1, not: true, at: service.clock.time})]);
    expect(await one(service)).toMatchObject({supports: 1});
    expect((await service.page('next', '', {token: mia})).ideas.find(({idea}) => idea === first)).toMatchObject({supported: false});
    expect((await service.page('next', 'sort=mine', {token: noa, visitor: visitor(2)})).ideas).toEqual([]);
  });

  it('are shown to a member at once with those of a visitor who will be joined', async () => {
    const service = createIdeasService();
    const [first] = await service.published('next', ['First'], {by: 9}) as [string];
    service.clock.time += minute;
    await service.send([submission('Held', {by: 2, at: service.clock.time}), support(first, {by: 2})]);
    const asked = async (): Promise<unknown> => (await service.page('next', 'sort=mine', {token: mia, visitor: visitor(2)})).ideas;
    const before = await asked();
    expect(before).toMatchObject([{title: 'Held', mine: true, supported: true}, {title: 'First', mine: false, supported: true}]);
    await join(service, 2, mia);
    expect(await asked()).toEqual(before);
  });

  it('are at most ten a person', async () => {
    const service = createIdeasService();
    await service.send(Array.from({length: 6}, (_, i) => submission(`One ${i}`, {by: 1})), {token: mia});
    await service.send(Array.from({length: 4}, (_, i) => submission(`Two ${i}`, {by: 2})), {token: mia});
    expect(statuses(await service.send([submission('Three', {by: 3})], {token: mia}))).toEqual(['refused: too-many-ideas']);
  });

  it('are not what an operator’s token shows of others', async () => {
    const service = createIdeasService();
    await service.send([submission('Held')]);
    expect(await service.titles('next', '', {token: operator})).toEqual([]);
  });
});

describe('tenants', () => {
  it('have their own ideas, also under the same id', async () => {
    const service = createIdeasService();
    const idea = submission('A moon tin', {poll: 'free'});
    await service.send([idea]);
    expect(await service.titles('free', '', {key: 'pk_ink'})).toEqual([]);
    expect(await service.titles('free', 'q=moon', {key: 'pk_ink'})).toEqual([]);
    expect(statuses(await service.send([support(idea.id, {poll: 'free', by: 2})], {key: 'pk_ink'}))).toEqual(['refused: unknown-idea']);
    expect(statuses(await service.send([{...idea, data: {...idea.data, title: 'Ink'}}, support(idea.id, {poll: 'free', by: 2})], {key: 'pk_ink'}))).toEqual(['accepted', 'accepted']);
    expect((await service.page('free')).ideas).toMatchObject([{title: 'A moon tin', supports: 1}]);
    expect((await service.page('free', '', {key: 'pk_ink'})).ideas).toMatchObject([{title: 'Ink', supports: 2}]);
    expect((await service.decide(idea.id, {to: 'in-review'}, {key: 'pk_ink'})).status).toBe(401);
    const inks = await shop.token('olga', {kin_role: 'operator', aud: 'ink'});
    await service.decide(idea.id, {to: 'in-review'}, {key: 'pk_ink', token: inks});
    expect((await service.page('free')).ideas).toMatchObject([{state: 'published'}]);
    expect((await (await service.inState('state=in-review')).json() as {ideas: unknown[]}).ideas).toEqual([]);
  });
});
