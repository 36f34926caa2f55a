import fc from 'fast-check';
import {expect, it} from 'vitest';
import {acceptChat, closeChat, leaveChat, type Moved, replyToChat, returnChat} from '../../../server/chats/operator-moves.js';
import {openSqliteStore} from '../../../server/sqlite-store.js';
import type {Store} from '../../../server/store.js';
import {foldHandoff, voterOf} from '../../../src/program/index.js';
import {event, settle, visitor} from '../service-fixture.js';
import type {Brain} from '../../../server/brains/brain.js';
import {type ChatService, createChatService, errorIn, lin, noor, teaHouse, toldIn, runInput} from './chat-fixture.js';

const people = [lin, noor];

/** A brain whose answers end when the test says so, and which a crash leaves hanging. */
function slowBrain(): {readonly brain: Brain; readonly finish: (i: number) => void; readonly size: () => number} {
  const waiting: (() => void)[] = [];
  return {
    brain: {
      async *answer({question}, {signal}) {
        yield {type: 'text', delta: `On ${question}: `};
        await new Promise<void>(resolve => {
          waiting.push(resolve);
          signal.addEventListener('abort', () => resolve());
        });
        yield {type: 'text', delta: 'so it is.'};
      },
    },
    finish: i => waiting.splice(i % Math.max(1, waiting.length), 1)[0]?.(),
    size: () => waiting.length,
  };
}

const step = fc.record({
  what: fc.constantFrom('say', 'plead', 'run', 'finish', 'request', 'withdraw', 'close', 'accept', 'accept', 'accept', 'reply', 'return', 'end', 'leave', 'crash', 'join', 'leave-page'),
  who: fc.nat({max: 1}),
  at: fc.nat({max: 3}),
});

/** Somebody accepts while the persona answers, which chance alone seldom brings about. */
const accepted = (at: number): (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[] =>
  [{what: 'say', who: 0, at: 0}, {what: 'run', who: 0, at: 0}, {what: 'accept', who: at % 2, at: at % 4}, {what: 'finish', who: 0, at: 0}];

/** What came of each word of the persona and of people, and whose the chat was then, as the facts that are kept tell. */
async function check(store: Store, holders: readonly string[]): Promise<void> {
  await store.transact('tea', async transaction => {
    for (const holder of holders) {
      for (const chat of await transaction.chatsOf(holder)) {
        const facts = await transaction.handoffFacts(chat.id);
        const {counted, ...folded} = foldHandoff(facts);
        expect(chat.handoff).toEqual(folded);
        expect(counted).toHaveLength(facts.length);
        let owner = '';
        for (const fact of facts) {
          // Nobody takes what is another's; nobody gives what is not theirs.
          if (fact.type === 'accepted') expect(owner).toBe('');
          if (fact.type === 'left' || fact.type === 'returned' || (fact.type === 'closed' && fact.person !== undefined)) expect(owner).toBe(fact.person);
          if (fact.type === 'accepted') owner = fact.person;
          if (fact.type === 'left' || fact.type === 'returned' || fact.type === 'closed') owner = '';
        }
        expect(chat.person?.id).toBe(owner === '' ? undefined : owner);
        const messages = await transaction.messages(chat.id, {limit: 1000});
        expect(new Set(messages.map(({id}) => id)).size).toBe(messages.length);
        const answers = messages.flatMap(({answers}) => answers ?? []);
        expect(new Set(answers).size).toBe(answers.length);
      }
    }
  });
}

it('a chat has one owner, who alone speaks, whatever comes in whichever order', async () => {
  const {brain, finish, size} = slowBrain();
  const service: ChatService = createChatService({brains: () => brain});
  const {store, clock} = service;
  const tally: Record<string, number> = {};
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, {minLength: 6, maxLength: 12}), async steps => {
    const by = ++run;
    const member = `m${by}`;
    const said: string[] = [];
    const running: Promise<void>[] = [];
    const readers: (() => void)[] = [];
    let joined = false;
    const now = async (): Promise<{readonly id: string; readonly owner: string; readonly since: string; readonly spoken: number} | undefined> => store.transact('tea', async transaction => {
      const chat = await transaction.chatOf(voterOf(visitor(by), joined ? member : undefined), 'pip');
      if (!chat) return undefined;
      const {owner, since} = chat.handoff;
      const spoken = (await transaction.messages(chat.id, {limit: 1000})).filter(({from}) => from === 'persona').length;
      return {id: chat.id, owner: owner.kind === 'person' ? owner.person : owner.kind, since, spoken};
    });
    let before = await now();
    for (const {what, who, at} of steps) {
      clock.time += at;
      const person = people[who]!;
      const made = {by, at: clock.time};
      const move = before && {chat: before.id, person};
      const did = async (moved: Promise<Moved>, may: (owner: string) => boolean): Promise<void> => {
        const {ok} = await moved;
        tally[`${what} ${ok}`] = (tally[`${what} ${ok}`] ?? 0) + 1;
        expect([what, before!.owner, ok]).toEqual([what, before!.owner, may(before!.owner)]);
      };
      switch (what) {
        case 'say':
        case 'plead': {
          const message = event('chat.messaged', {persona: 'pip', text: what === 'say' ? `Is it ${said.length}` : 'I want to talk to a person'}, made);
          await service.does([message]);
          said.push(message.id);
          break;
        }
        case 'run': {
          const id = said.at(-1 - at);
          if (id === undefined) break;
          const response = await service.app.request('/v1/personas/pip/run?key=pk_tea', {method: 'POST', body: runInput(id, 'x'), headers: {'Kin-Visitor': visitor(by)}});
          const reader = response.body!.getReader();
          readers.push(() => void reader.cancel());
          running.push((async () => {
            let text = '';
            for (let part = await reader.read(); !part.done; part = await reader.read()) text += new TextDecoder().decode(part.value);
            const problem = errorIn(toldIn(text)) ?? 'none';
            tally[`run ${problem}`] = (tally[`run ${problem}`] ?? 0) + 1;
          })());
          await settle();
          break;
        }
        case 'finish': finish(at); await settle(); break;
        case 'leave-page': readers.shift()?.(); await settle(); break;
        case 'request': await service.does([event('handoff.requested', {persona: 'pip'}, made)]); break;
        case 'withdraw': await service.does([event('handoff.withdrawn', {persona: 'pip'}, made)]); break;
        case 'close': await service.does([event('chat.closed', {persona: 'pip'}, made)]); break;
        case 'accept': if (move) await did(acceptChat(service, teaHouse, move, clock.time), owner => owner === 'bot' || owner === person.id); break;
        case 'reply': if (move) await did(replyToChat(service, teaHouse, {...move, id: event('poll.viewed', {poll: 'x'}).id, text: 'Here I am.'}, clock.time), owner => owner === person.id); break;
        case 'return': if (move) await did(returnChat(service, teaHouse, move, clock.time), owner => owner === person.id); break;
        case 'end': if (move) await did(closeChat(service, teaHouse, move, clock.time), owner => owner === person.id); break;
        case 'leave': if (move) await did(leaveChat(service, teaHouse, move, clock.time), owner => owner === person.id); break;
        // What was not kept when the process ends is as if it had never been.
        case 'crash': await expect(store.transact('tea', async transaction => {
          if (move) await transaction.forgetChat(move.chat);
          throw new Error('the power went');
        })).rejects.toThrow('power'); break;
        case 'join':
          if (!joined) await service.does([event('widget.viewed', {widget: 'persona'}, made)], {member});
          joined = true;
          break;
      }
      const after = await now();
      // The persona says nothing while a person has the chat.
      if (before && after && !['bot', 'nobody'].includes(before.owner) && before.since === after.since) expect(after.spoken).toBe(before.spoken);
      before = after;
    }
    while (size() > 0) finish(0);
    await settle();
    for (const leave of readers) leave();
    await Promise.all(running);
    await check(store, [voterOf(visitor(by)), voterOf('', member)]);
  }), {numRuns: 1000, examples: Array.from({length: 5}, (_, i) => [accepted(i)])});
  // All that they tried was taken, and refused, more than once.
  for (const what of ['accept', 'reply', 'return', 'end', 'leave']) for (const ok of [true, false]) expect([what, ok, tally[`${what} ${ok}`]! > 10]).toEqual([what, ok, true]);
  for (const problem of ['none', 'taken']) expect([problem, tally[`run ${problem}`]! > 3]).toEqual([problem, true]);
  const next = openSqliteStore(service.file);
  for (let by = 1; by <= run; by++) await check(next, [voterOf(visitor(by)), voterOf('', `m${by}`)]);
  await next.close();
}, 300_000);
