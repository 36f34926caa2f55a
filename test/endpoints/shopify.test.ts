import {afterEach, expect, test, vi} from 'vitest';
import {shopify} from '../../src/endpoints/shopify.js';
import {anEvent} from '../events/an-event.js';

const page = globalThis as {Shopify?: object};
afterEach(() => {
  delete page.Shopify;
  vi.restoreAllMocks();
});

const vote = anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon']});

test('publishes a name that is no standard event’s, and one plain object with the event’s id', async () => {
  const published: unknown[][] = [];
  page.Shopify = {analytics: {publish: (...given: unknown[]) => published.push(given)}};
  expect(await shopify().deliver([vote, anEvent('poll.viewed', {poll: 'a'})], {})).toEqual([{status: 'accepted'}, {status: 'accepted'}]);
  expect(published[0]).toEqual(['kindred:poll_voted', {poll: 'autumn-tin', choices: ['moon'], id: vote.id, time: vote.time}]);
  expect(published.map(([name]) => name)).toEqual(['kindred:poll_voted', 'kindred:poll_viewed']);
});

test('calls it as a method of Shopify’s object', async () => {
  const analytics = {queue: [] as string[], publish(name: string) { this.queue.push(name); }};
  page.Shopify = {analytics};
  await shopify().deliver([vote], {});
  expect(analytics.queue).toEqual(['kindred:poll_voted']);
});

test.each([[undefined], [{}], [{analytics: {}}]])('keeps the events on a page whose Shopify is %j, and tells the developer once', async found => {
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  if (found) page.Shopify = found;
  const sink = shopify();
  for (const _ of 'twice') expect(await sink.deliver([vote, vote], {})).toEqual([{status: 'retry', after: 30_000}, {status: 'retry', after: 30_000}]);
  expect(said).toHaveBeenCalledOnce();
  page.Shopify = {analytics: {publish: () => true}};
  expect(await sink.deliver([vote], {})).toEqual([{status: 'accepted'}]);
});
