import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {languages} from '../../../src/element/languages.js';
import {addresses, entryFor, foldHandoff, type Handoff, handoffOutcome, handoffStates, handoffWords, type HandoffFact, judgeHandoff, type JudgedHandoff, languageOf, placeInQueue, scriptOf, type Trigger, triggers} from '../../../src/program/index.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 9, 1, 10, minute)).toISOString();
type Said = HandoffFact extends infer F ? F extends HandoffFact ? Omit<F, 'id' | 'at'> : never : never;
/** Facts a minute apart, whose ids are f0, f1 …. */
const facts = (...said: readonly Said[]): readonly HandoffFact[] => said.map((fact, i) => ({...fact, id: `f${i}`, at: at(i)}));
const requested = {type: 'requested', why: 'asked'} as const;
const queued = {type: 'queued'} as const;
const accepted = (person = 'lin'): Said => ({type: 'accepted', person});

/** The way into each state. */
const ways: {readonly [S in Handoff['state']]: readonly Said[]} = {
  bot: [],
  requested: [requested],
  queued: [requested, queued],
  human: [requested, queued, accepted()],
  returned: [requested, queued, accepted(), {type: 'returned', person: 'lin'}],
  closed: [requested, queued, accepted(), {type: 'closed', person: 'lin'}],
};

test.each(handoffStates)('there is a way to be %s', state => {
  expect(foldHandoff(facts(...ways[state]))).toMatchObject({state, owner: {kind: state === 'human' ? 'person' : state === 'closed' ? 'nobody' : 'bot'}});
});

describe('what follows', () => {
  const after = (state: Handoff['state'], fact: Said): Handoff['state'] => foldHandoff(facts(...ways[state], fact)).state;

  test.each<[Said, {readonly [S in Handoff['state']]: Handoff['state']}]>([
    [{type: 'requested', why: 'refund'}, {bot: 'requested', requested: 'requested', queued: 'queued', human: 'human', returned: 'requested', closed: 'requested'}],
    [queued, {bot: 'bot', requested: 'queued', queued: 'queued', human: 'human', returned: 'returned', closed: 'closed'}],
    [accepted('noor'), {bot: 'human', requested: 'human', queued: 'human', human: 'human', returned: 'human', closed: 'closed'}],
    [{type: 'left', person: 'lin'}, {bot: 'bot', requested: 'requested', queued: 'queued', human: 'queued', returned: 'returned', closed: 'closed'}],
    [{type: 'left', person: 'noor'}, {bot: 'bot', requested: 'requested', queued: 'queued', human: 'human', returned: 'returned', closed: 'closed'}],
    [{type: 'returned', person: 'lin'}, {bot: 'bot', requested: 'requested', queued: 'queued', human: 'returned', returned: 'returned', closed: 'closed'}],
    [{type: 'withdrawn'}, {bot: 'bot', requested: 'bot', queued: 'bot', human: 'human', returned: 'returned', closed: 'closed'}],
    [{type: 'closed'}, {bot: 'closed', requested: 'closed', queued: 'closed', human: 'closed', returned: 'closed', closed: 'closed'}],
    [{type: 'closed', person: 'noor'}, {bot: 'bot', requested: 'requested', queued: 'queued', human: 'human', returned: 'returned', closed: 'closed'}],
    [{type: 'spoke'}, {bot: 'bot', requested: 'requested', queued: 'queued', human: 'human', returned: 'returned', closed: 'bot'}],
  ])('%j', (fact, follows) => {
    for (const state of handoffStates) expect(after(state, fact), state).toBe(follows[state]);
  });

  test('the first of two who accept has it, and the other is told', () => {
    const known = facts(requested, queued, accepted('lin'));
    expect(judgeHandoff(known, {type: 'accepted', person: 'noor', id: 'x', at: at(9)})).toEqual({ok: false, reason: 'taken'});
    expect(judgeHandoff(known, known[2]!)).toMatchObject({ok: true, handoff: {owner: {person: 'lin'}}});
  });

  test('whoever is left waits again where they stood, for all the reasons there were', () => {
    const handoff = foldHandoff(facts(requested, {type: 'requested', why: 'refund'}, queued, accepted(), {type: 'left', person: 'lin'}));
    expect(handoff).toMatchObject({state: 'queued', why: ['asked', 'refund'], waitsSince: at(0)});
  });

  test('a reply counts from whoever knows that the conversation is theirs', () => {
    const known = facts(requested, queued, accepted());
    const reply = (since: string, person?: string): JudgedHandoff => judgeHandoff(known, {type: 'replied', id: 'x', at: at(9), since, ...(person !== undefined && {person})});
    expect(reply('f2', 'lin').ok).toBe(true);
    expect(reply('f2', 'noor')).toEqual({ok: false, reason: 'not-yours'});
    expect(reply('')).toEqual({ok: false, reason: 'not-yours'});
    expect(reply('f2').ok).toBe(false);
    const back = facts(...ways.returned, requested, accepted());
    const late = (since: string, person?: string): boolean => judgeHandoff(back.slice(0, person === undefined ? 4 : 6), {type: 'replied', id: 'x', at: at(9), since, ...(person !== undefined && {person})}).ok;
    expect([late('f3'), late('')]).toEqual([true, false]);
    expect([late('f5', 'lin'), late('f2', 'lin')]).toEqual([true, false]);
  });
});

test('those in danger are first in the queue, then those who wait longest', () => {
  const waiting = [{id: 'a', why: ['asked'], waitsSince: at(1)}, {id: 'b', why: ['refund'], waitsSince: at(0)}, {id: 'c', why: ['asked', 'safety'], waitsSince: at(2)}] as const;
  expect(['a', 'b', 'c', 'd'].map(id => placeInQueue(id, waiting))).toEqual([3, 2, 1, 0]);
});

describe.each(triggers)('every language and state has an outcome for %s', (why: Trigger) => {
  test.each(['en', 'zh-Hans'].flatMap(language => handoffStates.flatMap(state => [true, false].map(attended => [language, state, attended] as const))))('%s, %s, attended: %s', (language, state, attended) => {
    const outcome = handoffOutcome(state, attended);
    expect(outcome).toBe({bot: 'fetch', returned: 'fetch', closed: 'fetch', requested: 'wait', queued: 'wait', human: 'hear'}[state].replace(/fetch|wait/, attended ? '$&' : 'take-message'));
    const words = handoffWords(outcome, why, language, '11:15');
    if (state === 'human') return expect(words).toBeUndefined();
    expect(languageOf(words!, ['en', 'zh-Hans'])).toBe(language);
    expect(words!.includes('11:15')).toBe(!attended);
    expect(/emergency|急救/.test(words!)).toBe(why === 'safety');
    const asks = foldHandoff(facts(...ways[state], {type: 'requested', why}));
    expect(asks.why).toContain(why);
    return expect(['requested', 'queued']).toContain(asks.state);
  });
});

describe.each(['en', ...languages])('the hand-off in %s', language => {
  const outcomes = ['fetch', 'take-message', 'wait'] as const;
  const said = outcomes.map(outcome => handoffWords(outcome, 'safety', language, '11:15')!);

  test('is said in words of its own, each with what to do in danger and one with when to expect an answer', () => {
    expect(new Set(said).size).toBe(3);
    if (language !== 'en') for (const [i, words] of said.entries()) expect(words).not.toBe(handoffWords(outcomes[i]!, 'safety', 'en', '11:15'));
    expect(languageOf(said.join(' '), [scriptOf(language) === 'Latn' ? 'ru' : 'en', language])).toBe(language);
    expect(said.map(words => words.includes('11:15'))).toEqual([false, true, false]);
    for (const words of said) expect(words).not.toContain('{');
  });

  test('addresses nobody by a word that is the persona’s to choose', () => {
    const {respectful = [], familiar = []} = entryFor(addresses, language) ?? {};
    const spoken = said.join(' ');
    for (const word of [...respectful, ...familiar]) expect(spoken).not.toMatch(/\p{Script=Han}/u.test(word) ? word : new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'));
  });
});

const people = ['lin', 'noor', 'ada'] as const;
const minutes = fc.integer({min: 0, max: 30});
const aFact: fc.Arbitrary<HandoffFact> = fc.tuple(fc.uuid(), minutes, fc.oneof(
  fc.constantFrom<Said>(requested, queued, queued, {type: 'withdrawn'}, {type: 'closed'}, {type: 'spoke'}, {type: 'requested', why: 'safety'}),
  fc.tuple(fc.constantFrom('accepted', 'accepted', 'left', 'returned', 'closed'), fc.constantFrom(...people)).map(([type, person]) => ({type, person})),
)).map(([id, minute, said]) => ({...said, id, at: at(minute)}));

test('facts come to the same in whatever order and however often they come', () => {
  fc.assert(fc.property(fc.array(aFact, {maxLength: 20}).chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], {minLength: all.length * 2}))), ([all, shuffled]) => {
    expect(foldHandoff(shuffled)).toEqual(foldHandoff(all));
  }), {numRuns: 1000});
});

/** Who had it when, by the facts that counted alone, and not by the fold's own word. */
function tenures(counted: readonly HandoffFact[]): readonly {readonly person: string; readonly from: number; readonly until: number}[] {
  return counted.flatMap((fact, from) => {
    if (fact.type !== 'accepted') return [];
    const end = counted.findIndex((other, i) => i > from && ((other.type === 'closed' && other.person === undefined) || (['left', 'returned', 'closed'].includes(other.type) && (other as {person?: string}).person === fact.person)));
    return [{person: fact.person, from, until: end < 0 ? Infinity : end}];
  });
}

/** What somebody tries next. `knows`: how many facts ago they looked; crashes lose all that they know. */
const aDeed = fc.record({who: fc.constantFrom('bot', 'shopper', 'service', ...people), does: fc.nat(9), knows: fc.constantFrom(0, 0, 1, 3), again: fc.boolean(), crashes: fc.integer({min: 0, max: 9})});

test('there are never two owners, whoever acts on whatever they know, and whatever crashes', () => {
  fc.assert(fc.property(fc.array(aDeed, {minLength: 5, maxLength: 60}), deeds => {
    let kept: readonly HandoffFact[] = [];
    const told = new Map<string, boolean>();
    deeds.forEach(({who, does, knows, again, crashes}, i) => {
      const view = foldHandoff(kept.slice(0, Math.max(0, kept.length - knows)));
      const stamp = {id: `f${i}`, at: at(i)};
      const fact = deedOf(who, does, view, stamp);
      if (!fact) return;
      for (let times = again ? 2 : 1; times > 0; times--) {
        const judged = judgeHandoff(kept, fact);
        told.set(fact.id, judged.ok);
        // A service that crashed has what it committed, in whatever order it reads it.
        if (judged.ok && !kept.some(({id}) => id === fact.id)) kept = [...kept, fact];
        if (crashes === 0) kept = [...kept].reverse();
      }
      kept = [...kept].sort((a, b) => (a.at < b.at ? -1 : 1));
    });
    const {counted, owner} = foldHandoff(kept);
    const held = tenures(counted);
    held.forEach(({until}, i) => { if (held[i + 1]) expect(held[i + 1]!.from).toBeGreaterThan(until); });
    counted.forEach((fact, i) => {
      if (fact.type !== 'replied') return;
      const holder = held.find(({from, until}) => from < i && i < until);
      expect(fact.person).toBe(holder?.person);
    });
    expect(owner.kind === 'person').toBe(held.some(({until}) => until === Infinity));
    // What somebody was told has counted goes on counting.
    for (const fact of kept) expect(counted.some(({id}) => id === fact.id), fact.type).toBe(told.get(fact.id));
  }), {numRuns: 1000});
});

function deedOf(who: string, does: number, view: Handoff, stamp: {readonly id: string; readonly at: string}): HandoffFact | undefined {
  switch (who) {
    case 'bot': return does < 3 ? {...stamp, type: 'requested', why: does === 0 ? 'misses' : 'upstream'} : {...stamp, type: 'replied', since: view.since};
    case 'shopper': return [{...stamp, type: 'spoke'}, {...stamp, type: 'requested', why: 'asked'}, {...stamp, type: 'withdrawn'}, {...stamp, type: 'closed'}][does % 4] as HandoffFact;
    case 'service': return {...stamp, type: 'queued'};
    default: {
      if (does < 3) return {...stamp, type: 'accepted', person: who};
      if (does < 7) return {...stamp, type: 'replied', person: who, since: view.since};
      return {...stamp, type: (['left', 'returned', 'closed'] as const)[does - 7]!, person: who};
    }
  }
}
