import {describe, expect, it} from 'vitest';
import {acceptChat, closeChat, type Moved, returnChat} from '../../../server/chats/operator-moves.js';
import {type HandoffState, handoffOutcome, handoffWords, type Trigger} from '../../../src/program/index.js';
import {grave} from '../../program/personas/said.js';
import {event} from '../service-fixture.js';
import {type ChatService, createChatService, errorIn, graver, lin, stateIn, teaHouse} from './chat-fixture.js';

const ok = async (moved: Promise<Moved>): Promise<void> => expect(await moved).toMatchObject({ok: true});
const asked = async (service: ChatService): Promise<void> => void await service.does([event('handoff.requested', {persona: 'pip'})]);
const accepted = async (service: ChatService): Promise<void> => {
  await asked(service);
  await ok(acceptChat(service, teaHouse, {chat: (await service.kept()).id, person: lin}, service.clock.time));
};

/** The way into each state that lasts: what is requested is queued as soon as it is kept. */
const ways: {readonly [S in Exclude<HandoffState, 'requested'>]: (service: ChatService) => Promise<void>} = {
  bot: async () => {},
  queued: asked,
  human: accepted,
  returned: async service => {
    await accepted(service);
    await ok(returnChat(service, teaHouse, {chat: (await service.kept()).id, person: lin}, service.clock.time));
  },
  closed: async service => {
    await accepted(service);
    await ok(closeChat(service, teaHouse, {chat: (await service.kept()).id, person: lin}, service.clock.time));
  },
};
const states = Object.keys(ways) as (keyof typeof ways)[];
const languages = ['en', 'zh-Hans'] as const;
const night = Date.parse('2026-03-01T21:00:00Z');

/** What is said for each trigger; the last is what fetches. */
const sayings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ...Object.fromEntries(graver.map(why => [why, Object.fromEntries(languages.map(language => [language, [grave[why as keyof typeof grave][language]![0]!]]))])),
  misses: {'en': ['how hot should it be', 'hot should be', 'how hot'], 'zh-Hans': ['水', '用多少水', '水温壶']},
  unknown: {'en': ['Do elephants dream of jazz'], 'zh-Hans': ['火星有企鹅']},
};

describe.each(Object.entries(sayings) as [Trigger, (typeof sayings)[string]][])('%s', (why, said) => {
  describe.each(languages)('in %s', language => {
    it.each(states.flatMap(state => [true, false].map(attended => [state, attended] as const)))('fetches a person from %s, attended: %s', async (state, attended) => {
      const service = createChatService();
      await ways[state](service);
      if (!attended) service.clock.time = night;
      const texts = said[language]!;
      for (const text of texts.slice(0, -1)) await service.asks(text);
      const {events, text} = await service.asks(texts.at(-1)!);
      expect(errorIn(events)).toBeUndefined();
      const outcome = handoffOutcome(state, attended);
      const {handoff} = await service.kept();
      if (outcome === 'hear') {
        expect([text, handoff.state]).toEqual(['', 'human']);
        return;
      }
      expect(handoff).toMatchObject({state: 'queued', owner: {kind: 'bot'}});
      expect(handoff.why).toContain(why);
      expect(stateIn(events)).toMatchObject({state: 'queued', place: 1, answerBy: expect.stringMatching(attended ? /^2026-03-01T12:15/ : /^2026-03-02T10:15/) as unknown});
      const when = /(?:answer by |预计 )(.*?)(?:\.$| 之前)/.exec(text)?.[1] ?? '';
      expect(text).toBe(handoffWords(outcome, why, language, when));
      if (outcome === 'take-message') expect(when).toMatch(/10:15/);
    });
  });
});

it.each(graver)('fetches a person for %s, also when nobody ever asks for the answer', async why => {
  const service = createChatService();
  for (const [i, text] of Object.values(grave[why as keyof typeof grave]).flat().entries()) {
    const by = i + 1;
    await service.says(text, {by});
    expect([text, (await service.kept({by})).handoff]).toMatchObject([text, {state: 'queued', why: [why]}]);
  }
});
