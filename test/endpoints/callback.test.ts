import {expect, test, vi} from 'vitest';
import {callback} from '../../src/endpoints/callback.js';
import {anEvent} from '../events/an-event.js';

const events = ['a', 'b', 'c'].map(poll => anEvent('poll.viewed', {poll}));

test('gives each event to the function, in order, and waits for it', async () => {
  const given: string[] = [];
  const endpoint = callback(async event => {
    await Promise.resolve();
    given.push(event.id);
  });
  expect(await endpoint.deliver(events, {})).toEqual([{status: 'accepted'}, {status: 'accepted'}, {status: 'accepted'}]);
  expect(given).toEqual(events.map(event => event.id));
});

test('an event whose call fails is given again later, with those behind it; the developer hears why', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const endpoint = callback(event => {
    if (event === events[1]) throw new Error('no disk');
  });
  expect(await endpoint.deliver(events, {})).toEqual([{status: 'accepted'}, {status: 'retry'}]);
  expect(said.mock.calls[0]!.join()).toContain('no disk');
  said.mockRestore();
});
