import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseEvent} from '../../src/events/index.js';
import {anEvent} from './an-event.js';

const vote = (): Record<string, unknown> => ({...anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon']})});

test('reads every type that the catalogue has', () => {
  const [poll, idea] = ['autumn-tin', '0198c0de-0000-7000-8000-00000000000a'];
  for (const event of [
    anEvent('poll.voted', {poll, choices: ['moon'], group: 'north'}), anEvent('poll.retracted', {poll}), anEvent('poll.viewed', {poll}),
    anEvent('idea.submitted', {poll, title: ` ${'🍵'.repeat(80)}\n`, words: '茶'.repeat(1000), picture: 'https://cdn.example/a.png'}),
    anEvent('idea.submitted', {poll, title: 'a', words: ''}), anEvent('idea.supported', {poll, idea}), anEvent('idea.unsupported', {poll, idea}),
    anEvent('referral.shared', {invitation: '1a2b3c4d', channel: 'wechat', note: '茶'.repeat(200)}), anEvent('referral.shared', {invitation: '1a2b3c4d', channel: 'copy'}),
    anEvent('referral.claimed', {code: 'kc4-t9x-wp3', invitation: '1a2b3c4d'}), anEvent('referral.claimed', {code: ' KC4T9XWP3'}),
    anEvent('referral.thanked', {}), anEvent('preference.set', {name: 'first-name', value: false}), anEvent('promotion.seen', {bond: 'kindred'}), anEvent('share.ended', {channel: 'native', outcome: 'dismissed'}),
    anEvent('chat.messaged', {persona: 'mochi', text: '茶'.repeat(2000)}), anEvent('chat.rated', {persona: 'mochi', message: idea, value: 'down'}), anEvent('handoff.requested', {persona: 'mochi'}),
    anEvent('handoff.withdrawn', {persona: 'mochi'}), anEvent('chat.closed', {persona: 'mochi'}), anEvent('contact.limited', {persona: 'mochi', perMonth: 0}), anEvent('chat.opened', {persona: 'mochi'}),
    anEvent('results.viewed', {poll}), anEvent('widget.viewed', {widget: 'poll'}),
    anEvent('measurement.dropped', {count: 3}), anEvent('measurement.dropped', {count: 1}),
  ]) expect(parseEvent(event)).toEqual({ok: true, event});
});

test('keeps CloudEvents attributes that it does not know', () => {
  const event = {...vote(), traceparent: '00-abc'};
  expect(parseEvent(event)).toEqual({ok: true, event});
});

test('takes a measurement event without a visitor, but no service event', () => {
  const {kinvisitor: _, ...viewed} = anEvent('widget.viewed', {widget: 'poll'});
  expect(parseEvent(viewed)).toMatchObject({ok: true});
  const {kinvisitor: __, ...voted} = vote();
  expect(parseEvent(voted)).toEqual({ok: false, reason: 'malformed', detail: '/kinvisitor: found nothing; expected a UUID in lower case'});
});

describe('says what is wrong, where, and what it expects, of', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['a wrong version', {specversion: '0.3'}, '/specversion: found "0.3"; expected "1.0"'],
    ['an id that is no UUID', {id: '7'}, '/id: found "7"; expected a UUID in lower case'],
    ['a source with spaces', {source: 'a b'}, '/source: found "a b"'],
    ['a time without a zone', {time: '2026-01-01T00:00:00'}, '/time: found "2026-01-01T00:00:00"; expected a time as 2026-01-31T12:00:00.000Z'],
    ['a time that does not exist', {time: '2026-13-01T00:00:00Z'}, '/time: found'],
    ['a sequence number of 0', {kinseq: 0}, '/kinseq: found 0; expected a whole number from 1'],
    ['missing data', {data: undefined}, '/data: found nothing; expected an object'],
    ['a missing field', {data: {poll: 'a'}}, '/data/choices: found nothing; expected a list of 1 to 200 option ids'],
    ['a group with spaces', {data: {poll: 'a', choices: ['b'], group: 'New York'}}, '/data/group: found "New York"; expected an id of a-z, 0-9 and "-"'],
    ['a group that is none', {data: {poll: 'a', choices: ['b'], group: null}}, '/data/group: found null'],
    ['an empty choice', {data: {poll: 'a', choices: []}}, '/data/choices: found []'],
    ['an option id with capitals', {data: {poll: 'a', choices: ['A']}}, '/data/choices: found ["A"]'],
    ['a message of spaces', {type: 'kindred.chat.messaged', data: {persona: 'mochi', text: ' \n'}}, '/data/text: found " \\n"; expected a text of 1 to 2,000 characters'],
    ['a message that is too long', {type: 'kindred.chat.messaged', data: {persona: 'mochi', text: '🍵'.repeat(2001)}}, '/data/text: found'],
    ['a rating of five', {type: 'kindred.chat.rated', data: {persona: 'mochi', message: '0198c0de-0000-7000-8000-00000000000a', value: 5}}, '/data/value: found 5; expected one of "up", "down"'],
    ['too many messages a month', {type: 'kindred.contact.limited', data: {persona: 'mochi', perMonth: 5}}, '/data/perMonth: found 5; expected a whole number from 0 to 4'],
    ['a count of nothing', {type: 'kindred.measurement.dropped', data: {count: 0}}, '/data/count: found 0; expected a whole number from 1'],
    ['a blank title', {type: 'kindred.idea.submitted', data: {poll: 'a', title: ' \n '}}, '/data/title: found " \\n "; expected a text of 1 to 80 characters'],
    ['a title of 81 characters', {type: 'kindred.idea.submitted', data: {poll: 'a', title: 'x'.repeat(81)}}, '/data/title: found "xxx'],
    ['words of 1,001 characters', {type: 'kindred.idea.submitted', data: {poll: 'a', title: 'x', words: ' '.repeat(1001)}}, 'expected a text of at most 1,000 characters'],
    ['a picture that is not fetched safely', {type: 'kindred.idea.submitted', data: {poll: 'a', title: 'x', picture: 'http://cdn.example/a.png'}}, '/data/picture: found "http://cdn.example/a.png"; expected an https URL'],
    ['an idea by its title', {type: 'kindred.idea.supported', data: {poll: 'a', idea: 'Moon tin'}}, '/data/idea: found "Moon tin"; expected a UUID'],
    ['an invitation by its link', {type: 'kindred.referral.shared', data: {invitation: 'https://shop.example', channel: 'copy'}}, '/data/invitation: found "https://shop.example"; expected 8 hexadecimal digits'],
    ['a channel that there is not', {type: 'kindred.referral.shared', data: {invitation: '1a2b3c4d', channel: 'pigeon'}}, '/data/channel: found "pigeon"; expected one of "copy", "native"'],
    ['a note of 201 characters', {type: 'kindred.referral.thanked', data: {note: 'x'.repeat(201)}}, 'expected a text of at most 200 characters'],
    ['a code of nothing', {type: 'kindred.referral.claimed', data: {code: ''}}, '/data/code: found ""; expected a text of 1 to 40 characters'],
    ['a preference that is none', {type: 'kindred.preference.set', data: {name: 'leaderboard', value: 1}}, '/data/value: found 1; expected true or false'],
    ['a field that nobody reads', {data: {poll: 'a', choices: ['b'], 'x/y~': 1}}, '/data/x~1y~0: found 1; expected only poll, choices'],
  ];
  test.each(cases)('%s', (_, change, detail) => {
    const parsed = parseEvent({...vote(), ...change});
    expect(parsed).toMatchObject({ok: false, reason: 'malformed'});
    expect(!parsed.ok && parsed.detail).toContain(detail);
  });
});

test.each(['kindred.poll.burnt', 'kindred.idea.decided', 'kindred.toString', 'poll.voted', 7, undefined])('names the types it knows when the type is %s', type => {
  const parsed = parseEvent({...vote(), type});
  expect(parsed).toMatchObject({ok: false, reason: 'unknown-type'});
  expect(!parsed.ok && parsed.detail).toContain('known are "kindred.poll.voted"');
});

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.anything(), value => {
    const parsed = parseEvent(value);
    expect(parsed.ok).toBe(false);
  }));
  fc.assert(fc.property(fc.record({type: fc.constantFrom('kindred.poll.voted', 'kindred.poll.viewed'), data: fc.anything()}), change => {
    expect(typeof parseEvent({...vote(), ...change}).ok).toBe('boolean');
  }));
});
