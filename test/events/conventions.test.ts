import {describe, expect, test} from 'vitest';
import {conventionOf, conventions, toldToOthers} from '../../src/events/conventions.js';
import type {KindredEvent} from '../../src/events/index.js';
import {anEvent} from './an-event.js';

const all = Object.values(conventions);
const poll = 'autumn-tin';
const idea = '0198c0de-0000-7000-8000-00000000000a';
const events = [
  anEvent('poll.voted', {poll, choices: ['moon', 'tide']}), anEvent('poll.retracted', {poll}), anEvent('poll.viewed', {poll}),
  anEvent('idea.submitted', {poll, title: 'A moon tin'}), anEvent('idea.supported', {poll, idea}), anEvent('idea.unsupported', {poll, idea}),
  anEvent('referral.shared', {invitation: '1a2b3c4d', channel: 'whatsapp', note: 'Come'}), anEvent('referral.claimed', {code: 'KC4T9XWP3'}), anEvent('referral.thanked', {}),
  anEvent('preference.set', {name: 'leaderboard', value: true}), anEvent('promotion.seen', {bond: 'friend'}), anEvent('share.ended', {channel: 'copy', outcome: 'copied'}),
  anEvent('chat.messaged', {persona: 'mochi', text: 'Hello'}), anEvent('chat.rated', {persona: 'mochi', message: idea, value: 'up'}), anEvent('handoff.requested', {persona: 'mochi'}), anEvent('handoff.withdrawn', {persona: 'mochi'}),
  anEvent('chat.closed', {persona: 'mochi'}), anEvent('contact.limited', {persona: 'mochi', perMonth: 1}), anEvent('chat.opened', {persona: 'mochi'}),
  anEvent('results.viewed', {poll}), anEvent('widget.viewed', {widget: 'poll'}), anEvent('measurement.dropped', {count: 3}),
];

/** Those of https://developers.google.com/analytics/devguides/collection/ga4/reference/events that have no money in them, with their parameters. */
const recommended: {readonly [event: string]: readonly string[]} = {
  join_group: ['group_id'],
  level_up: ['level', 'character'],
  select_content: ['content_type', 'content_id'],
  share: ['method', 'content_type', 'item_id'],
  sign_up: ['method'],
};

test.each([
  ['objectAction', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
  ['ga4', /^(?!ga_|google_|firebase_)[a-z][a-z0-9_]{0,39}$/],
  ['shopify', /^kindred:[a-z]+_[a-z]+$/],
  ['snowplow', /^[a-z]+_[a-z]+$/],
] as const)('%s names look as that system’s do, and each is one event’s', (system, pattern) => {
  const names = all.map(convention => convention[system]);
  for (const name of names) expect(name).toMatch(pattern);
  expect(new Set(names).size).toBe(names.length);
});

test('a type’s own two words are in its names', () => {
  for (const [type, {objectAction, shopify, snowplow}] of Object.entries(conventions)) {
    const [noun, verb] = type.split('.');
    expect(objectAction.toLowerCase()).toBe(`${noun} ${verb}`);
    expect(shopify).toBe(`kindred:${noun}_${verb}`);
    expect(snowplow).toBe(`${noun}_${verb}`);
  }
});

describe('GA4’s parameters', () => {
  test.each(events.map(event => [event.type, event] as const))('of %s keep to its limits, and to a recommended event’s own names', (_, event) => {
    const {ga4, parameters} = conventionOf(event);
    const found = Object.entries(parameters(event.data));
    expect(found.length).toBeGreaterThan(0);
    for (const [name, value] of found) {
      expect(name).toMatch(/^[a-z][a-z_]{0,39}$/);
      expect(['string', 'number']).toContain(typeof value);
    }
    for (const name of recommended[ga4] ?? []) expect(Object.fromEntries(found)).toHaveProperty(name);
  });

  test('every type is tried', () => {
    expect(new Set(events.map(({type}) => type.slice(8)))).toEqual(new Set(Object.keys(conventions)));
  });
});

test('an event that only a newer release knows keeps its own name', () => {
  const newer = {...events[0]!, type: 'kindred.tea.poured', data: {cups: [1]}} as unknown as KindredEvent;
  const {parameters, ...names} = conventionOf(newer);
  expect(names).toEqual({objectAction: 'tea.poured', ga4: 'tea_poured', shopify: 'kindred:tea_poured', snowplow: 'tea_poured'});
  expect(parameters(newer.data)).toEqual({});
});

test('what a member writes to a friend, and by whose code they came, is told to nobody else', () => {
  const told = [
    anEvent('referral.shared', {invitation: '1a2b3c4d', channel: 'whatsapp', note: 'Come and taste'}),
    anEvent('referral.claimed', {code: 'KC4T9XWP3', invitation: '1a2b3c4d'}),
    anEvent('referral.thanked', {note: 'Come and taste'}),
  ].map(event => JSON.stringify(conventionOf(event).parameters(event.data)));
  for (const text of told) expect(text).not.toMatch(/Come|KC4|1a2b/);
});

test('what a shopper says to a persona, or writes to a friend, leaves for no other system', () => {
  expect(toldToOthers(anEvent('chat.messaged', {persona: 'mochi', text: 'I am ill'}))).toEqual({persona: 'mochi', text: '…'});
  expect(toldToOthers(anEvent('referral.thanked', {note: 'Come and taste'}))).toEqual({note: '…'});
  expect(toldToOthers(anEvent('referral.thanked', {}))).toEqual({});
  expect(toldToOthers(anEvent('chat.rated', {persona: 'mochi', message: idea, value: 'up'}))).toEqual({persona: 'mochi', message: idea, value: 'up'});
});
