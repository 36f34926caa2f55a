import {describe, expect, test, vi} from 'vitest';
import {segment} from '../../src/endpoints/segment.js';
import {anEvent} from '../events/an-event.js';
import {startCollector} from './collector/collector.js';
import {readSegment} from './collector/readers.js';
import {httpSinkContract} from './sink-contract.js';

describe('Segment', () => {
  httpSinkContract({
    open: url => segment('secret-write-key', url),
    secret: 'secret-write-key',
    yes: {body: '{\n  "success": true\n}'},
    ids: request => readSegment(request).map(({id}) => id),
  });

  test('keeps the events when something else answers in its place', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const collector = await startCollector();
    for (const body of ['<!doctype html>', '{"success": false}', '']) {
      collector.answer(() => ({body}));
      expect(await segment('k', collector.url).deliver([anEvent('poll.viewed', {poll: 'a'})], {})).toEqual([{status: 'retry', after: 30_000}]);
    }
    expect(said.mock.calls.join()).toContain('the write key');
    await collector.close();
  });

  test('counts all who have no id yet as one, since Segment bills by ids', async () => {
    const collector = await startCollector();
    const {kinvisitor: _, ...first} = anEvent('poll.viewed', {poll: 'a'});
    await segment('k', collector.url).deliver([first, {...first, source: 'https://shop.example/#kin-other'}], {});
    const visitors = readSegment(collector.requests[0]!).map(({visitor}) => visitor);
    expect(visitors).toEqual(['kindred-no-visitor', 'kindred-no-visitor']);
    await collector.close();
  });
});
