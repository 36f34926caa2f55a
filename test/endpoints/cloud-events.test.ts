import {type CloudEvent, HTTP} from 'cloudevents';
import {describe, expect, test} from 'vitest';
import {cloudEvents} from '../../src/endpoints/cloud-events.js';
import type {KindredEvent} from '../../src/events/index.js';
import {anEvent} from '../events/an-event.js';
import {type Collected, startCollector} from './collector/collector.js';
import {httpSinkContract} from './sink-contract.js';

/** Read by the SDK of the CloudEvents project, strictly. */
function read({headers, body}: Collected): CloudEvent[] {
  const events = HTTP.toEvent({headers, body}) as CloudEvent[];
  for (const event of events) expect(event.validate()).toBe(true);
  return events;
}

describe('a CloudEvents receiver', () => {
  httpSinkContract({
    open: url => cloudEvents(url),
    yes: {status: 202},
    ids: request => read(request).map(({id}) => id),
  });
});

test('the CloudEvents SDK reads the events as they were', async () => {
  const collector = await startCollector();
  const {kinvisitor: _, ...unknown} = anEvent('widget.viewed', {widget: 'poll'});
  const events: KindredEvent[] = [anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon', 'tide']}), unknown, anEvent('measurement.dropped', {count: 2})];
  await cloudEvents(`${collector.url}/in?token=secret`).deliver(events, {});
  expect(collector.requests[0]!.headers['content-type']).toBe('application/cloudevents-batch+json; charset=UTF-8');
  expect(read(collector.requests[0]!).map(event => JSON.parse(event.toString()) as unknown)).toEqual(events);
  await collector.close();
});
