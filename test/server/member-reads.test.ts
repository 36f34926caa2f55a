import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {aShop, noonSeconds} from './member-fixture.js';
import {createService, event, ink, noon, type ReadOptions, settle, StreamReader, tea, type TestService, visitor, vote} from './service-fixture.js';

const shop = await aShop();
const [mia, noa] = await Promise.all([shop.token('mia'), shop.token('noa')]);
const tenants = [{...tea, memberKeys: [shop.key]}, {...ink, memberKeys: [shop.key]}];
/** Joins the visitor to whom the token names. */
const join = (service: TestService, by: number, token: string): Promise<unknown> => service.send([event('widget.viewed', {widget: 'poll'}, {by})], {token});

describe('a poll that is read', () => {
  const held = async (service: TestService, poll: string, options: ReadOptions): Promise<string | undefined> => (await service.view(poll, options)).ballot?.choices[0];

  it('shows a member, with a token, the member’s ballot on every device', async () => {
    const service = createService({tenants});
    await service.send([vote('always', 'moon', {by: 1})], {token: mia});
    await join(service, 2, mia);
    expect(await held(service, 'always', {token: mia})).toBe('moon');
    for (const by of [1, 2, 9]) expect(await held(service, 'always', {token: mia, visitor: visitor(by)})).toBe('moon');
  });

  it('shows a visitor without a token what was cast by it, and nothing that the member did elsewhere', async () => {
    const service = createService({tenants});
    await service.send([vote('always', 'moon', {by: 1}), vote('after-vote', 'moon', {by: 1})], {token: mia});
    await join(service, 2, mia);
    expect(await held(service, 'always', {visitor: visitor(1)})).toBe('moon');
    const elsewhere = await service.view('after-vote', {visitor: visitor(2)});
    expect(elsewhere).not.toHaveProperty('ballot');
    expect(elsewhere).not.toHaveProperty('tally');
    // What replaces it is the member's too, and no longer this visitor's to see.
    service.clock.time += 1000;
    await service.send([vote('always', 'pine', {by: 2, at: service.clock.time})]);
    expect(await held(service, 'always', {visitor: visitor(1)})).toBeUndefined();
    expect(await held(service, 'always', {visitor: visitor(2)})).toBe('pine');
  });

  it('shows a member nothing of another, whose visitor it names', async () => {
    const service = createService({tenants});
    await service.send([vote('always', 'moon', {by: 1}), vote('after-vote', 'moon', {by: 1})], {token: mia});
    expect(await held(service, 'always', {token: noa, visitor: visitor(1)})).toBeUndefined();
    expect(await service.view('after-vote', {token: noa, visitor: visitor(1)})).not.toHaveProperty('tally');
    await service.send([vote('always', 'pine', {by: 2})], {token: noa});
    expect(await held(service, 'always', {token: noa, visitor: visitor(1)})).toBe('pine');
    expect(await held(service, 'always', {token: mia, visitor: visitor(2)})).toBe('moon');
  });

  it('shows a member at once what joining will leave of the member’s and the visitor’s ballots', async () => {
    const service = createService({tenants});
    service.clock.time += 5000;
    await service.send([vote('always', 'moon', {by: 1, at: noon}), vote('after-vote', 'pine', {by: 1, at: noon + 2000})], {token: mia});
    await service.send([vote('always', 'wave', {by: 2, at: noon + 1000}), vote('after-vote', 'moon', {by: 2, at: noon + 1000}), vote('never', 'moon', {by: 2})]);
    const asMia = async (): Promise<unknown> => Promise.all(['always', 'after-vote', 'never'].map(poll => held(service, poll, {token: mia, visitor: visitor(2)})));
    expect(await asMia()).toEqual(['wave', 'pine', 'moon']);
    await join(service, 2, mia);
    expect(await asMia()).toEqual(['wave', 'pine', 'moon']);
  });

  it('is not given to who sends a token that is not taken', async () => {
    const service = createService({tenants});
    for (const token of [await shop.token('mia', {exp: noonSeconds - 61}), await shop.token('mia', {aud: 'ink'}), 'a.b.c', ' ']) {
      for (const Accept of ['application/json', 'text/event-stream']) {
        const response = await service.read('always', {token, visitor: visitor(1), headers: {Accept}});
        expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
        expect(await response.json()).toMatchObject({type: 'urn:kindred:problem:invalid-token'});
      }
    }
    expect(service.live.size).toBe(0);
    expect((await createService().read('always', {token: mia})).status).toBe(401);
  });

  it('takes the token from the header alone, and other schemes for a proxy’s', async () => {
    const service = createService({tenants});
    await service.send([vote('always', 'moon')], {token: mia});
    for (const path of [`/v1/polls/always?key=pk_tea&token=${mia}`, `/v1/polls/always?key=pk_tea&access_token=${mia}`]) {
      expect(await (await service.app.request(path)).json()).not.toHaveProperty('ballot');
    }
    expect(await held(service, 'always', {headers: {Authorization: 'Basic dTpw'}})).toBeUndefined();
  });
});

describe('a poll as a stream for a member', () => {
  let service: TestService;

  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
    service = createService({tenants, now: () => Date.now()});
  });
  afterEach(() => {
    service.live.close();
    expect(service.live.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  async function open(options: ReadOptions): Promise<StreamReader> {
    const reader = new StreamReader(await service.read('always', {...options, headers: {Accept: 'text/event-stream'}}));
    await settle();
    return reader;
  }

  async function pass(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  }

  const shown = (reader: StreamReader): unknown[] => reader.views.map(({ballot}) => ballot?.choices[0]);

  it('tells of the member’s votes on other devices, and of those that a visitor brings along', async () => {
    const [member, other, device] = [await open({token: mia}), await open({token: noa}), await open({visitor: visitor(1)})];
    await pass(1000);
    await service.send([vote('always', 'moon', {by: 1, at: Date.now()})], {token: mia});
    await pass(1000);
    await service.send([vote('always', 'pine', {by: 2, at: Date.now()})]);
    await pass(1000);
    await join(service, 2, mia);
    await pass(1000);
    expect(shown(member)).toEqual([undefined, 'moon', 'moon', 'pine']);
    expect(shown(device)).toEqual([undefined, 'moon', 'moon', undefined]);
    expect(shown(other)).toEqual([undefined, undefined, undefined, undefined]);
    expect(other.views.map(({tally}) => tally!.voters)).toEqual([0, 1, 2, 1]);
  });

  it('ends when the token does, and the same token opens no other', async () => {
    const token = await shop.token('mia', {exp: noonSeconds + 120});
    const [reader, visitors] = [await open({token}), await open({visitor: visitor(1)})];
    await pass(180_000 - 1);
    expect(reader.ended).toBe(false);
    await pass(1);
    expect(reader.ended).toBe(true);
    expect(visitors.ended).toBe(false);
    expect(service.live.size).toBe(1);
    expect((await service.read('always', {token, headers: {Accept: 'text/event-stream'}})).status).toBe(401);
  });

  it('leaves nothing behind when the page leaves before', async () => {
    const reader = await open({token: mia});
    await reader.leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
