import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fromDeltas, type KindredEvent, toDeltas} from '../../src/events/index.js';
import {anEvent} from './an-event.js';

const wired = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const event = fc.record({
  specversion: fc.constant('1.0'),
  id: fc.uuid(),
  source: fc.constantFrom('https://shop.example/#kin-a', 'https://shop.example/#kin-b'),
  type: fc.constantFrom('kindred.poll.voted', 'kindred.widget.viewed'),
  subject: fc.constantFrom('polls/autumn-tin', undefined),
  time: fc.constantFrom('2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.001Z'),
  datacontenttype: fc.constant('application/json'),
  dataschema: fc.constantFrom('urn:a', 'urn:b'),
  kinseq: fc.nat(),
  kinvisitor: fc.constantFrom('v', 'w', undefined),
  data: fc.dictionary(fc.string(), fc.jsonValue()),
}) as unknown as fc.Arbitrary<KindredEvent>;

test('events come back as they were', () => {
  fc.assert(fc.property(fc.uniqueArray(event, {selector: ({id}) => id}), events => {
    expect(fromDeltas(wired(toDeltas(events)) as unknown[])).toEqual(wired(events));
  }));
});

test('what the event before has said is left out, and what it alone had is null', () => {
  const data = {widget: 'kin-poll'};
  const first = {...anEvent('widget.viewed', data), subject: 'polls/autumn-tin'};
  const {subject, ...second} = {...first, id: 'another', kinseq: 2};
  expect(toDeltas([first, second])).toEqual([first, {id: 'another', kinseq: 2, subject: null, data}]);
  expect(subject).toBe('polls/autumn-tin');
});

test('a complete event takes nothing from the one before', () => {
  const {kinvisitor, ...second} = anEvent('widget.viewed', {widget: 'kin-poll'});
  const events = [anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon']}), second];
  expect(fromDeltas(wired(events) as unknown[])).toEqual(wired(events));
  expect(kinvisitor).toBeDefined();
});

test('an event takes short attributes from the one before, and neither its data nor what Kindred does not know', () => {
  const long = 'x'.repeat(1e5);
  const [, second] = fromDeltas([{specversion: '1.0', id: 'a', source: 's', kinseq: 1, data: {long}, long}, {kinseq: 2}]);
  expect(second).toEqual({specversion: '1.0', source: 's', kinseq: 2});
});

test('what is no event comes back as it is, and nothing is taken from it', () => {
  expect(fromDeltas([null, 7, 'x', [1], {specversion: '1.0', source: 's'}, null, {id: 'b'}])).toEqual([null, 7, 'x', [1], {specversion: '1.0', source: 's'}, null, {specversion: '1.0', source: 's', id: 'b'}]);
});

test('a page that gives every object an enumerable property sends what it sent before', () => {
  Object.defineProperty(Object.prototype, 'polluted', {configurable: true, enumerable: true, value: 'x'});
  const deltas = toDeltas([anEvent('widget.viewed', {widget: 'a'}), anEvent('widget.viewed', {widget: 'b'})]);
  delete (Object.prototype as {polluted?: unknown}).polluted;
  expect(deltas.map(delta => Object.hasOwn(delta, 'polluted'))).toEqual([false, false]);
});
