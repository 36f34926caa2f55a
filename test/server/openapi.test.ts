import {type Schema, Validator} from '@cfworker/json-schema';
import {describe, expect, it} from 'vitest';
import {openApi} from '../../server/openapi.js';
import {ballotsOnAPage} from '../../server/polls/set-aside.js';
import {type EventType, type KindredEvent, catalogue, parseEvent, toDeltas} from '../../src/events/index.js';
import type {PollView} from '../../src/program/index.js';
import {createCrowdService, crowd, mia, times} from './polls/crowd-fixture.js';
import {createIdeasService, shop, submission, support} from './ideas/ideas-fixture.js';
import {ballot, brand, groups, pollOf} from './polls/kinds-fixture.js';
import {aShop} from './member-fixture.js';
import {anOrder, createReferralService, share} from './referrals/referral-fixture.js';
import {createService, event, hour, page, retraction, tea, visitor, vote} from './service-fixture.js';

interface Operation {
  readonly responses: Readonly<Record<string, {readonly content?: Readonly<Record<string, {readonly schema: Schema}>>}>>;
}

const document = openApi('1.2.3') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
};

function errors(schema: Schema, value: unknown): unknown[] {
  return new Validator({...schema, components: document.components}, '2020-12', false).validate(value).errors;
}
const named = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});

/** Checks that an answer is one that the document announces. */
async function announced(method: string, path: string, response: Response): Promise<void> {
  const answer = document.paths[path]![method]!.responses[response.status];
  expect(answer, `${method} ${path} ${response.status}`).toBeDefined();
  const type = response.headers.get('Content-Type')?.split(';')[0];
  if (!answer!.content) return;
  const {schema} = answer!.content[type!]!;
  expect(errors(schema, await response.json())).toEqual([]);
}

describe('the OpenAPI document', () => {
  it('is served', async () => {
    const response = await createService().app.request('/openapi.json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(document).toMatchObject({openapi: '3.1.0', info: {version: '1.2.3'}});
  });

  it('has every route of the service, and no other', () => {
    const {app} = createService();
    const routes = app.routes
      .filter(({method, path}) => method !== 'ALL' && !path.endsWith('*'))
      .map(({method, path}) => `${method.toLowerCase()} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map(method => `${method} ${path}`));
    expect([...new Set(routes)].sort()).toEqual(described.sort());
  });

  it('refers to nothing that it does not hold', () => {
    for (const [reference, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas, reference).toHaveProperty(name!);
    }
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('describes deliveries and their receipts', async () => {
    const service = createService();
    const cast = vote('always', 'moon');
    const post = async (body: object | string, headers: Record<string, string> = {}): Promise<Response> => service.post(typeof body === 'string' ? body : JSON.stringify(body), headers);
    const good = {key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: [cast, retraction('always', {by: 2}), event('widget.viewed', {widget: 'poll'})]};
    expect(errors(named('Delivery'), good)).toEqual([]);
    expect(errors(named('Delivery'), {...good, events: JSON.parse(JSON.stringify(toDeltas(good.events as KindredEvent[]))) as unknown})).toEqual([]);
    await announced('post', '/v1/events', await post(good));
    await announced('post', '/v1/events', await post({...good, events: [cast, 'no', {...cast, kinseq: 9}, vote('autumn', 'moon'), vote('yesterday', 'moon'), vote('tomorrow', 'moon'), vote('always', 'sun'), {...cast, type: 'x'}]}));
    const shop = await aShop();
    const members = createService({tenants: [{...tea, memberKeys: [shop.key]}]});
    const as = async (token: string, more: object = {}): Promise<Response> => members.post(JSON.stringify({...good, events: [cast], token, ...more}));
    await announced('post', '/v1/events', await as(await shop.token('mia')));
    const refused = await as(await shop.token('noa'), {events: [vote('always', 'pine')]});
    expect(await refused.clone().text()).toContain('visitor-of-another');
    await announced('post', '/v1/events', refused);
    await announced('post', '/v1/events', await as('a.b.c'));
    await announced('post', '/v1/events', await post('{'));
    await announced('post', '/v1/events', await post({}));
    await announced('post', '/v1/events', await post({...good, key: 'pk_no'}));
    await announced('post', '/v1/events', await post(good, {Origin: 'https://evil.example'}));
    await announced('post', '/v1/events', await post(' '.repeat(300_000), {'Content-Length': '300000'}));
  });

  it('describes polls', async () => {
    const service = createService();
    await service.send([vote('always', 'moon', {by: 1}), vote('never', 'moon', {by: 1}), vote('after-vote', 'moon', {by: 1})]);
    const path = '/v1/polls/{id}';
    const split = createService({tenants: [brand({split: pollOf('ranked', {groups})})]});
    await split.send(Array.from({length: 5}, (_, by) => ballot('split', {choices: ['moon'], group: 'north'}, {by})));
    const answer = await split.read('split', {visitor: visitor(1)});
    expect(((await answer.clone().json()) as PollView).splits).toHaveLength(1);
    await announced('get', path, answer);
    for (const poll of ['always', 'after-vote', 'after-close', 'never', 'tomorrow', 'yesterday', 'told', 'autumn']) {
      for (const options of [{}, {visitor: visitor(1)}]) await announced('get', path, await service.read(poll, options));
    }
    service.clock.time += 24 * hour;
    await announced('get', path, await service.read('after-close'));
    await announced('get', path, await service.read('always', {visitor: 'me'}));
    await announced('get', path, await service.read('always', {key: 'pk_no'}));
    await announced('get', path, await service.read('always', {token: 'a.b.c'}));
    const shop = await aShop();
    const members = createService({tenants: [{...tea, memberKeys: [shop.key]}]});
    await members.send([vote('always', 'moon')], {token: await shop.token('mia')});
    await announced('get', path, await members.read('always', {token: await shop.token('mia')}));
    await announced('get', path, await service.read('always', {headers: {Origin: 'https://evil.example'}}));
    const stream = await service.read('always', {headers: {Accept: 'text/event-stream'}});
    expect(document.paths[path]!.get!.responses['200']!.content).toHaveProperty([stream.headers.get('Content-Type')!]);
    const {value} = await stream.body!.getReader().read();
    expect(errors(named('PollView'), JSON.parse(new TextDecoder().decode(value).slice('data: '.length)))).toEqual([]);
  });

  it('describes ideas', async () => {
    const service = createIdeasService();
    const path = '/v1/polls/{id}/ideas';
    const [first, second] = await service.published('next', ['Moon tin', 'Moon lid']) as [string, string];
    const sent = [submission('Held', {words: 'Round.', picture: 'https://cdn.example/a.png'}), submission('Declined'), submission('Over', {poll: 'lids'})];
    await announced('post', '/v1/events', await service.post(JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: [...sent, ...['x', first].map(idea => support(idea))]})));
    await announced('post', '/v1/ideas/{idea}/decision', await service.decide(sent[1]!.id, {to: 'declined', reason: 'No.'}));
    for (const to of ['in-review', 'making']) await announced('post', '/v1/ideas/{idea}/decision', await service.decide(first, {to}));
    const made = {to: 'made', link: 'https://tea.example/moon-tin'};
    expect(errors(named('Decision'), made)).toEqual([]);
    await announced('post', '/v1/ideas/{idea}/decision', await service.decide(first, made));
    await announced('get', path, await service.list('next', '', {visitor: visitor(1)}));
    expect((await service.page('next', '', {visitor: visitor(1)})).ideas).toHaveLength(4);
    for (const query of ['sort=new', 'sort=mine', 'sort=best', 'q=moon', `q=${'x'.repeat(201)}`]) await announced('get', path, await service.list('next', query));
    for (const poll of ['lids', 'none']) await announced('get', path, await service.list(poll));
    await announced('get', path, await service.list('next', '', {key: 'pk_no'}));
    await announced('get', path, await service.list('next', '', {visitor: 'me'}));
    await announced('get', '/v1/polls/{id}', await service.read('next'));
    for (const query of ['state=held', 'state=made', 'state=lost']) await announced('get', '/v1/ideas', await service.inState(query));
    await announced('get', '/v1/ideas', await service.inState('', {token: await shop.token('mia')}));
    await announced('get', '/v1/ideas', await service.inState('', {token: 'a.b.c'}));
    for (const [idea, decision] of [[second, {to: 'made', link: 'https://tea.example/'}], [second, {to: 'lost'}], [second, '{'], [second, ' '.repeat(300_000)], ['none', {to: 'published'}]] as const) {
      await announced('post', '/v1/ideas/{idea}/decision', await service.decide(idea, decision));
    }
    await announced('post', '/v1/ideas/{idea}/decision', await service.decide(second, made, {token: await shop.token('mia')}));
  });

  it('describes what was set aside, and decisions about it', async () => {
    const service = createCrowdService();
    const [list, decision] = ['/v1/polls/{id}/set-aside', '/v1/polls/{id}/set-aside/decision'];
    const votes = crowd('strict', times(ballotsOnAPage + 4, 'moon'));
    await service.from('203.0.113.7', votes);
    const own = async (i: number): Promise<Response> => service.read('strict', {visitor: votes.at(i)!.kinvisitor!});
    expect(await (await own(-1)).clone().json()).toMatchObject({ballot: {aside: true}});
    await announced('get', '/v1/polls/{id}', await own(-1));
    expect(await service.setAside('strict')).toHaveProperty('next');
    for (const [poll, query, token] of [['strict', ''], ['strict', 'after=7'], ['none', ''], ['strict', '', mia], ['strict', '', 'a.b.c']] as const) await announced('get', list, await service.list(poll, query, token));
    const some = {to: 'left-out', ballots: [votes.at(-1)!.id]};
    expect(errors(named('Review'), some)).toEqual([]);
    for (const said of [some, some, {to: 'counted'}, {to: 'held'}, '{', ' '.repeat(300_000)]) await announced('post', decision, await service.decide('strict', said));
    await announced('post', decision, await service.decide('none', {to: 'counted'}));
    await announced('post', decision, await service.decide('strict', {to: 'counted'}, {token: mia}));
    expect(await (await own(-1)).clone().json()).toMatchObject({ballot: {aside: true, leftOut: true}});
    for (const i of [0, -1, -2]) await announced('get', '/v1/polls/{id}', await own(i));
  });

  it('describes referrals, as members, friends and the brand see them', async () => {
    const service = createReferralService({closes: '2026-12-01T00:00:00Z'});
    const headers = {Authorization: `Bearer ${await service.token('olga', {kin_role: 'operator'})}`};
    const brand = (method: string, path: string, body?: string, token = headers): Promise<Response> => Promise.resolve(service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=pk_tea`, {method, headers: token, ...(body !== undefined && {body})}));
    const me = async (who: Parameters<typeof service.get>[1]): Promise<void> => announced('get', '/v1/me/referral', await service.get('me/referral', who));
    const code = await service.code('ana');
    const coupons = '/v1/pools/{pool}/coupons';
    await announced('post', coupons, await brand('POST', 'pools/cups/coupons', '{"codes":["A","B","A"]}'));
    for (const name of ['first-name', 'leaderboard'] as const) await service.send([event('preference.set', {name, value: true}, {by: 1000})], {token: await service.token('ana', {given_name: 'Ana'})});
    await service.as('ana', share('1a2b3c4d', {channel: 'line', note: 'For you.'}), share('00000000'));
    const sent = [event('referral.claimed', {code, invitation: '1a2b3c4d'}), event('referral.claimed', {code: 'tea'}), event('referral.thanked', {note: 'Oh!'}), event('preference.set', {name: 'leaderboard', value: true}), share('1a2b3c4d', {by: 1})];
    await announced('post', '/v1/events', await service.post(JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: sent})));
    for (const by of [1, 2, 3]) {
      await service.claim(by, code);
      await service.said('order.paid', anOrder(`o${by}`, {visitor: by}, {payment: by === 3 ? 'card' : `card-${by}`}));
    }
    await service.said('order.paid', anOrder('o4', {member: 'ana'}, {payment: 'card', coupons: []}));
    await service.said('order.refunded', {order: 'o4', refund: 'r'});
    for (const who of [{}, {visitor: 1}, {visitor: 3}, {member: 'ana', visitor: 1000}]) await me(who);
    await service.pass(14);
    for (const who of [{visitor: 1}, {member: 'ana', claims: {given_name: 'Ana'}}]) await me(who);
    expect((await service.me({member: 'ana', claims: {given_name: 'Ana'}})).member).toMatchObject({firstName: 'Ana', leaderboard: [{own: true}], rewarded: 2, invitations: [{}, {}, {}, {}]});
    for (const state of ['waits=true', 'state=rewarded', 'state=invited', 'state=lost']) await announced('get', '/v1/referrals', await brand('GET', `referrals?${state}`));
    await announced('get', '/v1/referrals', await brand('GET', 'referrals', undefined, {Authorization: 'Bearer a.b.c'}));
    const {referrals: [waiting]} = await service.operator('GET', 'referrals');
    const decision = '/v1/referrals/{id}/decision';
    for (const body of ['{"to":"rejected"}', '{"to":"granted"}', '{', ' '.repeat(300_000)]) await announced('post', decision, await brand('POST', `referrals/${waiting.referral}/decision`, body));
    await announced('post', decision, await brand('POST', 'referrals/none/decision', '{"to":"accepted"}'));
    await service.said('order.refunded', {order: 'o1', refund: 'r'});
    for (const who of [{visitor: 1}, {member: 'ana'}, {visitor: 3}, {visitor: 1, key: 'pk_no'}, {headers: {'Kin-Visitor': 'me'}}]) await me(who);
    for (const query of ['', '&after=2', '&after=x']) await announced('get', '/v1/ledger', await brand('GET', `ledger?_=${query}`));
    for (const pool of ['cups', 'mugs']) await announced('get', '/v1/pools/{pool}', await brand('GET', `pools/${pool}`));
    for (const [pool, body] of [['mugs', '{"codes":["A"]}'], ['cups', '{}'], ['cups', '{']] as const) await announced('post', coupons, await brand('POST', `pools/${pool}/coupons`, body));
    for (const path of [code, `${code}.1a2b3c4d`, `${code}.x`, 'tea']) for (const member of ['ana', 'ben']) await announced('get', '/v1/referrals/{code}', await service.get(`referrals/${path}`, {member}));
    const none = createService();
    for (const path of ['me/referral', 'referrals/KC4T9XWP3']) await announced('get', path === 'me/referral' ? '/v1/me/referral' : '/v1/referrals/{code}', await none.app.request(`/v1/${path}?key=pk_tea`));
  });

  it('describes the refusal of who has not bought', async () => {
    const service = createService({tenants: [brand({tin: pollOf('single', {assurance: 'order', products: ['tin']})}, {memberKeys: [shop.key]})]});
    const refused = await service.post(JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', token: await shop.token('mia'), events: [vote('tin', 'moon')]}));
    expect(await refused.clone().text()).toContain('buyers-only');
    await announced('post', '/v1/events', refused);
    await announced('get', '/v1/polls/{id}', await service.read('tin'));
  });

  it('describes the rest', async () => {
    const {app} = createService({wrap: store => ({...store, ready: async () => { throw new Error('disk'); }})});
    await announced('get', '/v1/status', await app.request('/v1/status?key=pk_tea'));
    await announced('get', '/v1/status', await app.request('/v1/status'));
    await announced('get', '/healthz', await app.request('/healthz'));
    await announced('get', '/readyz', await app.request('/readyz'));
    await announced('get', '/readyz', await createService().app.request('/readyz'));
    await announced('get', '/openapi.json', await app.request('/openapi.json'));
    await announced('get', '/program.schema.json', await app.request('/program.schema.json'));
    await announced('get', '/kindred/{version}/{file}', await app.request('/kindred/1.2.3/missing.js'));
    const failing = createService({wrap: store => ({...store, counted: async () => { throw new Error('disk'); }})});
    await announced('get', '/v1/polls/{id}', await failing.read('always', {headers: {Origin: page}}));
  });

  it('agrees with what the service takes for an event', () => {
    const cast = vote('always', 'moon');
    const samples: object[] = [
      cast,
      retraction('always'),
      event('idea.submitted', {poll: 'ideas', title: ' A moon tin', words: 'Round.', picture: 'https://cdn.example/moon.png'}),
      event('idea.submitted', {poll: 'ideas', title: '🍵'.repeat(80)}),
      event('idea.supported', {poll: 'ideas', idea: cast.id}),
      event('idea.unsupported', {poll: 'ideas', idea: cast.id}),
      event('referral.shared', {invitation: '1a2b3c4d', channel: 'wechat', note: '茶'.repeat(200)}),
      event('referral.claimed', {code: 'KC4-T9X-WP3', invitation: '1a2b3c4d'}),
      event('referral.claimed', {code: 'KC4T9XWP3'}),
      event('referral.thanked', {}),
      event('preference.set', {name: 'leaderboard', value: true}),
      event('promotion.seen', {bond: 'partner'}),
      event('chat.messaged', {persona: 'mochi', text: '茶'.repeat(2000)}),
      event('chat.rated', {persona: 'mochi', message: cast.id, value: 'up'}),
      event('handoff.requested', {persona: 'mochi'}),
      event('handoff.withdrawn', {persona: 'mochi'}),
      event('chat.closed', {persona: 'mochi'}),
      event('contact.limited', {persona: 'mochi', perMonth: 4}),
      event('chat.opened', {persona: 'mochi'}),
      event('share.ended', {channel: 'copy', outcome: 'failed'}),
      event('poll.viewed', {poll: 'always'}),
      event('results.viewed', {poll: 'always'}),
      event('widget.viewed', {widget: 'poll'}),
      event('measurement.dropped', {count: 2}),
      {...vote('always', 'moon'), extension: {any: 1}},
      event('poll.voted', {poll: 'always', choices: ['moon'], group: 'north'}),
      event('referral.shared', {invitation: '1a2b3c4d', channel: 'wechat', note: 'For you.'}),
      event('referral.claimed', {code: 'KC4-T9X-WP3', invitation: '1a2b3c4d'}),
      event('referral.thanked', {}),
      event('preference.set', {name: 'first-name', value: true}),
      event('share.ended', {channel: 'copy', outcome: 'copied'}),
    ];
    expect(new Set(samples.map(sample => (sample as {type: string}).type.slice(8))).size).toBe(Object.keys(catalogue).length satisfies number);
    for (const sample of samples) expect([parseEvent(sample).ok, errors(named('Event'), sample)]).toEqual([true, []]);

    const wrong: object[] = [
      ...Object.keys(cast).filter(name => name !== 'subject' && name !== 'dataschema').map(name => ({...cast, [name]: undefined})).map(sample => JSON.parse(JSON.stringify(sample)) as object),
      ...Object.keys(cast).map(name => ({...cast, [name]: 7})).filter(sample => sample.kinseq !== (7 as number)),
      {...cast, kinseq: 0},
      {...cast, kinseq: 1.5},
      {...cast, time: '2026-03-01T12:00:00+01:00'},
      {...cast, type: 'kindred.poll.won' as EventType},
      {...cast, data: {poll: 'Always', choices: ['moon']}},
      {...cast, data: {poll: 'always', choices: []}},
      {...cast, data: {poll: 'always', choices: ['moon'], more: 1}},
      {...cast, data: {poll: 'always', choices: ['moon'], group: 'New York'}},
      ...[{title: ''}, {title: ' \n'}, {title: 'x'.repeat(81)}, {title: 'x', words: 'x'.repeat(1001)}, {title: 'x', picture: 'http://cdn.example/'}, {title: 'x', idea: cast.id}]
        .map(data => event('idea.submitted', {poll: 'ideas', ...data})),
      event('idea.supported', {poll: 'ideas', idea: 'moon'}),
      event('referral.shared', {invitation: '1A2B3C4D', channel: 'copy'}),
      event('referral.shared', {invitation: '1a2b3c4d', channel: 'pigeon' as 'copy'}),
      event('referral.claimed', {code: ''}),
      event('referral.thanked', {note: 'x'.repeat(201)}),
      event('preference.set', {name: 'first-name', value: 'yes' as never}),
      {...event('idea.supported', {poll: 'ideas', idea: cast.id}), type: 'kindred.idea.decided' as EventType},
    ];
    for (const sample of wrong) expect([JSON.stringify(sample), parseEvent(sample).ok, errors(named('Event'), sample).length > 0]).toEqual([JSON.stringify(sample), false, true]);
  });
});
