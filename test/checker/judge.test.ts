import {describe, expect, test} from 'vitest';
import type {KindredEvent} from '../../src/events/index.js';
import {type Evidence, judge, type Stored} from './judge.js';

const data = {poll: 'lid', choices: ['light']};

/** One vote that was made, saved, recorded, stored and counted. */
function aVote(): {evidence: Evidence; stored: Stored} {
  const event = {id: 'a', source: 'shop', type: 'kindred.poll.voted', kinseq: 1, kinvisitor: 'v', data} as unknown as KindredEvent;
  const occurred = '2026-01-01T00:00:00.000Z';
  return {
    evidence: {
      intended: new Map([['a', {id: 'a', type: 'kindred.poll.voted', data}]]),
      saved: new Set('a'), recorded: new Set('a'), refused: new Map(), excused: new Set(), repeated: [], dropped: 0, unheard: [], inMemory: 0, hasty: 0, unwritten: [], torn: [],
    },
    stored: {
      events: [{source: 'shop', id: 'a', occurred, event}],
      ballots: [{poll: 'lid', voter: 'visitor:v', ballot: {id: 'a', at: occurred, choices: ['light']}}],
      tallies: {lid: {counts: {light: 1}, voters: 1}},
    },
  };
}

const nothing: Stored = {events: [], ballots: [], tallies: {}};
const made = {id: 'b', type: 'kindred.poll.voted', data};
const viewed = {id: 'b', type: 'kindred.widget.viewed', data: {widget: 'x'}};

/** The client's own word of what it gave up; no page made it. */
function withReport(stored: Stored, count: number): Stored {
  const event = {...stored.events[0]!.event, id: 'r', kinseq: 2, type: 'kindred.measurement.dropped', data: {count}} as KindredEvent;
  return {...stored, events: [...stored.events, {...stored.events[0]!, id: 'r', event}]};
}

test('has nothing against a vote that is counted once', () => {
  const {evidence, stored} = aVote();
  expect(judge(evidence, stored)).toEqual([]);
});

test('excuses what was not saved when the browser was killed', () => {
  const {evidence, stored} = aVote();
  evidence.intended.set('b', made);
  expect(judge({...evidence, excused: new Set('b')}, stored)).toEqual([]);
});

test('excuses measurement that was said to be dropped', () => {
  const {evidence, stored} = aVote();
  evidence.intended.set('b', viewed);
  evidence.saved.add('b');
  expect(judge({...evidence, dropped: 1}, stored)).toEqual([]);
});

test('excuses measurement that was too old for a page which was gone before it could tell', () => {
  const {evidence, stored} = aVote();
  const id = '019aab9f-e5aa-7003-9321-30b40cb11cfc';
  const began = Number(0x019aab9fe5aa);
  const month = 30 * 24 * 3_600_000;
  evidence.intended.set(id, {...viewed, id});
  evidence.saved.add(id);
  expect(judge({...evidence, unheard: [began + month + 1]}, stored)).toEqual([]);
  expect(judge({...evidence, unheard: [began + month]}, stored)).toEqual([`measurement saved and lost, 0 said to be dropped: 1 (${id})`]);
  // It may have told the service.
  expect(judge({...evidence, unheard: [began + month + 1]}, withReport(stored, 1))).toEqual([]);
  expect(judge({...evidence, unheard: [began + month + 1]}, withReport(stored, 2))).toEqual(['2 measurement events are reported as dropped, but 1 were']);
});

test('excuses a second visitor of pages that acted and left before they could meet', () => {
  const {evidence, stored} = aVote();
  const other = {...stored.events[0]!.event, id: 'b', kinseq: 2, type: 'kindred.widget.viewed', data: viewed.data, kinvisitor: 'w'} as KindredEvent;
  evidence.intended.set('b', viewed);
  const both = {...stored, events: [...stored.events, {...stored.events[0]!, id: 'b', event: other}]};
  expect(judge({...evidence, hasty: 1}, both)).toEqual([]);
  expect(judge(evidence, both)).toEqual(['more than one visitor in one browser: 2 (v, w)']);
});

test('what the browser says that it threw away is held against nobody; what is recorded still has to be there', () => {
  const {evidence, stored} = aVote();
  const more = {...evidence, intended: new Map([...evidence.intended, ['b', made]]), saved: new Set('ab')};
  expect(judge(more, stored)).toEqual(['saved, and lost: 1 (b)']);
  expect(judge({...more, torn: ['Corruption']}, stored)).toEqual([]);
  expect(judge({...more, torn: ['Corruption'], recorded: new Set('ab')}, stored)).toEqual(['recorded, and lost: 1 (b)']);
});

test('lets the client report as much measurement as pages dropped', () => {
  const {evidence, stored} = aVote();
  expect(judge({...evidence, dropped: 3}, withReport(stored, 3))).toEqual([]);
});

describe('objects to', () => {
  test.each<[string, (scene: ReturnType<typeof aVote>) => Partial<ReturnType<typeof aVote>>, string]>([
    ['a saved vote that is lost', () => ({stored: nothing}), 'saved, and lost: 1 (a)'],
    ['a recorded vote that is lost', () => ({stored: nothing}), 'recorded, and lost: 1 (a)'],
    ['measurement that is lost and not reported', ({evidence}) => ({evidence: {...evidence, intended: new Map([...evidence.intended, ['b', viewed]]), saved: new Set('ab')}}), 'measurement saved and lost, 0 said to be dropped: 1 (b)'],
    ['a vote that was lost in peace', ({evidence}) => ({evidence: {...evidence, intended: new Map([...evidence.intended, ['b', made]])}}), 'made, and lost without a kill: 1 (b)'],
    ['a refusal', ({evidence}) => ({evidence: {...evidence, refused: new Map([['a', 'id-reused']])}}), 'refused: 1 (a id-reused)'],
    ['a report of more measurement than was dropped', ({evidence, stored}) => ({evidence: {...evidence, dropped: 2}, stored: withReport(stored, 3)}), '3 measurement events are reported as dropped, but 2 were'],
    ['what is held though there is room', ({evidence}) => ({evidence: {...evidence, unwritten: ['a']}}), 'held, and not written when there was room: 1 (a)'],
    ['an event that nobody made', ({evidence}) => ({evidence: {...evidence, intended: new Map(), saved: new Set<string>(), recorded: new Set<string>()}}), 'stored, and never made: 1 (a)'],
    ['an event of two sources', ({stored}) => ({stored: {...stored, events: [...stored.events, {...stored.events[0]!, source: 'other'}]}}), 'stored more than once: 1 (a)'],
    ['a changed event', ({evidence}) => ({evidence: {...evidence, intended: new Map([['a', {...made, data: {poll: 'lid', choices: ['deep']}}]])}}), 'stored, and not as it was made: 1 (a)'],
    ['a tally that is not the sum of its ballots', ({stored}) => ({stored: {...stored, tallies: {lid: {counts: {light: 2}, voters: 1}}}}), 'tally of lid: {"counts":{"light":2},"voters":1}, and the event log gives {"counts":{"light":1},"voters":1}'],
    ['a turnout of more than there are voters', ({stored}) => ({stored: {...stored, tallies: {lid: {counts: {light: 1}, voters: 2}}}}), 'tally of lid: {"counts":{"light":1},"voters":2}, and the event log gives {"counts":{"light":1},"voters":1}'],
    ['a tally without votes', ({stored}) => ({stored: {...stored, tallies: {...stored.tallies, tin: {counts: {deep: 1}, voters: 1}}}}), 'tally of tin: {"counts":{"deep":1},"voters":1}, and the event log gives {"counts":{},"voters":0}'],
    ['a second voter in one browser', ({stored}) => ({stored: {...stored, events: [...stored.events, {...stored.events[0]!, source: 's', event: {...stored.events[0]!.event, kinvisitor: 'w'}}]}}), 'more than one visitor in one browser: 2 (v, w)'],
  ])('%s', (_, change, objection) => {
    const scene = aVote();
    const {evidence, stored} = {...scene, ...change(scene)};
    expect(judge(evidence, stored)).toContain(objection);
  });

  test('ballots that the log does not give', () => {
    const {evidence, stored} = aVote();
    expect(judge(evidence, {...stored, ballots: []})).toContainEqual(expect.stringMatching(/^ballots: \[\], and the event log gives/));
  });
});
