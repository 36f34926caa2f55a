import {afterEach, expect, test, vi} from 'vitest';
import {dataLayer} from '../../src/endpoints/data-layer.js';
import {anEvent} from '../events/an-event.js';

const page = globalThis as {dataLayer?: object[]; gtmLayer?: object[]};
afterEach(() => {
  delete page.dataLayer;
  delete page.gtmLayer;
});

test('pushes GA4’s recommended event, with its parameters, the event’s id and its type', async () => {
  const event = anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon', 'tide']});
  expect(await dataLayer().deliver([event], {})).toEqual([{status: 'accepted'}]);
  expect(page.dataLayer).toEqual([{event: 'select_content', content_type: 'poll', content_id: 'autumn-tin', choices: 'moon,tide', event_id: event.id, kindred_type: 'kindred.poll.voted'}]);
});

test('pushes behind what a tag manager’s snippet has put there, through its push', async () => {
  const pushed: object[] = [];
  page.gtmLayer = Object.assign([{'gtm.start': 1}], {push: (entry: object) => pushed.push(entry)});
  await dataLayer('gtmLayer').deliver([anEvent('poll.viewed', {poll: 'a'}), anEvent('widget.viewed', {widget: 'poll'})], {});
  expect(pushed).toMatchObject([{event: 'poll_viewed', content_id: 'a'}, {event: 'widget_viewed', content_type: 'widget', content_id: 'poll'}]);
  expect(page.dataLayer).toBeUndefined();
});

test('gives again what a push threw on, and tells the developer', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  page.dataLayer = Object.assign([], {push: () => { throw new Error('a tag broke'); }});
  expect(await dataLayer().deliver([anEvent('poll.viewed', {poll: 'a'})], {})).toEqual([{status: 'retry'}]);
  expect(said.mock.calls.join()).toContain('a tag broke');
});

test('has a name for each list', () => {
  expect(dataLayer().name).not.toBe(dataLayer('gtmLayer').name);
});
