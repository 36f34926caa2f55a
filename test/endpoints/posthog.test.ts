import {describe, expect, test, vi} from 'vitest';
import {posthog} from '../../src/endpoints/posthog.js';
import {anEvent} from '../events/an-event.js';
import {startCollector} from './collector/collector.js';
import {readPosthog} from './collector/readers.js';
import {httpSinkContract} from './sink-contract.js';

describe('PostHog', () => {
  httpSinkContract({
    open: url => posthog('phc_secret', url),
    secret: 'phc_secret',
    yes: {body: '{"status":"Ok"}'},
    ids: request => readPosthog(request).map(({id}) => id),
  });

  test('knows both ways in which PostHog says yes, and that it may say yes and drop the events', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const collector = await startCollector();
    const sink = posthog('k', collector.url);
    const verdicts: unknown[] = [];
    for (const body of ['{"status":1}', '{"status":"Ok","quota_limited":["recordings"]}', '{"status":1,"quota_limited":["recordings","events"]}', '<!doctype html>']) {
      collector.answer(() => ({body}));
      verdicts.push(...await sink.deliver([anEvent('poll.viewed', {poll: 'a'})], {}));
    }
    expect(verdicts).toEqual([{status: 'accepted'}, {status: 'accepted'}, {status: 'retry', after: 30_000}, {status: 'retry', after: 30_000}]);
    expect(said.mock.calls.join()).toContain('quota');
    await collector.close();
  });

  test('tells page loads apart while there is no visitor', async () => {
    const collector = await startCollector();
    const {kinvisitor: _, ...viewed} = anEvent('poll.viewed', {poll: 'a'});
    await posthog('k', collector.url).deliver([viewed], {});
    expect(readPosthog(collector.requests[0]!)[0]!.visitor).toBe(viewed.source);
    await collector.close();
  });
});
