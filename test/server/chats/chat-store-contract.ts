import {beforeEach, describe, expect, it} from 'vitest';
import type {KeptChat, KeptMessage} from '../../../server/chats/chat-store.js';
import type {Store, Transaction} from '../../../server/store.js';
import {type Handoff, type HandoffFact, placeInQueue, untouched} from '../../../src/program/index.js';
import type {OpenedStore} from '../store-contract.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const waits = (minute: number, why: Handoff['why'] = ['asked']): Handoff => ({...untouched, state: 'queued', why, waitsSince: at(minute)});
const held = (person: string): Handoff => ({state: 'human', owner: {kind: 'person', person}, since: 'f', why: [], waitsSince: at(0)});

/** What every implementation of the storage port must do about chats. @param open as for `storeContract` */
export function chatStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a store of chats`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });

    const tea = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => store.transact('tea', work);
    const ink = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => store.transact('ink', work);
    const chat = (id: string, more: Partial<KeptChat> = {}): KeptChat => ({id, persona: 'mochi', holder: `visitor:${id}`, begun: at(0), last: at(0), seq: 0, handoff: untouched, moods: [], ...more});
    const message = (seq: number, more: Partial<KeptMessage> = {}): KeptMessage => ({id: `m${seq}`, seq, from: 'shopper', visitor: '1', at: at(seq), text: `Number ${seq}`, ...more});
    const add = (id: string, ...messages: readonly KeptMessage[]): Promise<void> => tea(async transaction => {
      for (const one of messages) await transaction.addMessage(id, one);
    });

    it('gives back a chat as it was kept last, by its id, its holder and its persona', async () => {
      const full = chat('a', {holder: 'member:mia', seq: 3, visitor: '1', language: 'zh-Hans', handoff: held('lin'), moved: at(1), person: {id: 'lin', firstName: 'Lin'}, moods: [{type: 'spoken', id: 'm', at: at(1)}], perMonth: {value: 0, id: 'e', at: at(1)}, told: 'handoff/1'});
      await tea(async transaction => {
        await transaction.keepChat(chat('a', {holder: 'visitor:1'}));
        await transaction.keepChat(full);
        await transaction.keepChat(chat('b', {holder: 'member:mia', persona: 'pip'}));
      });
      store = await opened.reopen();
      await tea(async transaction => {
        expect([await transaction.chat('a'), await transaction.chatOf('member:mia', 'mochi'), await transaction.chatOf('visitor:1', 'mochi')]).toEqual([full, full, undefined]);
        expect((await transaction.chatsOf('member:mia')).map(({id}) => id).sort()).toEqual(['a', 'b']);
        await expect(transaction.keepChat(chat('c', {holder: 'member:mia'}))).rejects.toThrow();
      });
      await ink(async transaction => {
        expect([await transaction.chat('a'), await transaction.chatOf('member:mia', 'mochi'), await transaction.chatsOf('member:mia')]).toEqual([undefined, undefined, []]);
      });
    });

    it('gives back what was said, from its end, before or after a place, and of one visitor alone', async () => {
      const odd = message(2, {from: 'persona', text: '哪个\u0000\ud800"\'', answers: 'm1', mood: 'joy', replies: [{entry: 'water', text: 'How hot?'}], products: ['oolong'], entry: 'x', outcome: 'answered', rating: {value: 'up', id: 'r', at: at(9)}});
      await add('a', message(1), odd, message(3, {visitor: '2'}), message(4, {from: 'person', person: {id: 'lin'}, visitor: '2'}), message(5));
      store = await opened.reopen();
      await tea(async transaction => {
        const seqs = async (query: Parameters<Transaction['messages']>[1]): Promise<readonly number[]> => (await transaction.messages('a', query)).map(({seq}) => seq);
        expect(await transaction.message('a', 'm2')).toEqual(odd);
        expect([await seqs({limit: 2}), await seqs({limit: 2, before: 4}), await seqs({limit: 2, after: 1}), await seqs({limit: 9, after: 5}), await seqs({limit: 9, visitor: '2'})]).toEqual([[4, 5], [2, 3], [2, 3], [], [3, 4]]);
        expect([await transaction.countUnread('a', 0), await transaction.countUnread('a', 2), await transaction.countUnread('a', 0, '1')]).toEqual([2, 1, 1]);
        expect((await transaction.answerTo('a', 'm1'))?.id).toBe('m2');
        expect([await transaction.answerTo('a', 'm3'), await transaction.message('b', 'm2')]).toEqual([undefined, undefined]);
      });
      expect(await ink(async transaction => [await transaction.message('a', 'm2'), await transaction.messages('a', {limit: 9}), await transaction.countUnread('a', 0)])).toEqual([undefined, [], 0]);
    });

    it('takes no two messages of one id, of one place, or with one answer', async () => {
      await add('a', message(1), message(2, {answers: 'm1'}));
      for (const one of [message(3, {id: 'm1'}), message(1, {id: 'x'}), message(3, {answers: 'm1'})]) await expect(add('a', one)).rejects.toThrow();
      await add('b', message(1), message(2, {answers: 'm1'}));
      await ink(transaction => transaction.addMessage('a', message(1)));
    });

    it('replaces what is kept of a message', async () => {
      const rated = message(2, {seq: 7, rating: {value: 'down', id: 'r', at: at(9)}});
      await add('a', message(1), message(2));
      await add('b', message(2));
      await tea(transaction => transaction.keepMessage('a', rated));
      await tea(async transaction => expect([await transaction.messages('a', {limit: 9}), await transaction.message('b', 'm2')]).toEqual([[message(1), rated], message(2)]));
    });

    it('remembers what became of questions, and when the brand began', async () => {
      await add('a', message(1), message(2, {outcome: 'answered'}), message(3, {outcome: 'missed'}), message(4, {first: true}), message(5, {first: true}), message(6, {outcome: 'fetched'}));
      await tea(async transaction => {
        expect([await transaction.outcomes('a', 2), await transaction.outcomes('a', 9), await transaction.outcomes('b', 9)]).toEqual([['missed', 'fetched'], ['answered', 'missed', 'fetched'], []]);
        expect([await transaction.begunSince('a', at(0)), await transaction.begunSince('a', at(4)), await transaction.begunSince('b', at(0))]).toEqual([[at(4), at(5)], [at(5)], []]);
      });
    });

    it('forgets a chat and all that was said in it', async () => {
      const fact: HandoffFact = {type: 'requested', id: 'f', at: at(1), why: 'asked'};
      for (const transact of [tea, ink]) {
        await transact(async transaction => {
          await transaction.keepChat(chat('a'));
          await transaction.addMessage('a', message(1));
          await transaction.addHandoffFact('a', fact);
        });
      }
      await tea(transaction => transaction.forgetChat('a'));
      const left = (transaction: Transaction): Promise<unknown> => Promise.all([transaction.chat('a'), transaction.messages('a', {limit: 9}), transaction.handoffFacts('a')]);
      expect([await tea(left), await ink(left)]).toMatchObject([[undefined, [], []], [{id: 'a'}, [{id: 'm1'}], [fact]]]);
    });

    it('keeps a fact of the hand-off once, and gives them by their times', async () => {
      const fact = (id: string, minute: number): HandoffFact => ({type: 'queued', id, at: at(minute)});
      await tea(async transaction => {
        for (const one of [fact('b', 2), fact('c', 1), fact('a', 2), fact('c', 1)]) await transaction.addHandoffFact('a', one);
        expect((await transaction.handoffFacts('a')).map(({id}) => id)).toEqual(['c', 'a', 'b']);
      });
    });

    it('has those who wait in the queue’s order', async () => {
      const queue = [chat('a', {handoff: waits(1)}), chat('b', {handoff: waits(0, ['refund'])}), chat('c', {handoff: waits(2, ['asked', 'safety'])}), chat('d', {handoff: waits(1)}), chat('e'), chat('f', {handoff: held('lin')})];
      await tea(async transaction => {
        for (const one of queue) await transaction.keepChat(one);
        const waiting = queue.filter(({handoff}) => handoff.state === 'queued').map(({id, handoff}) => ({id, ...handoff}));
        for (const {id} of queue) expect([id, await transaction.placeOf(id)]).toEqual([id, placeInQueue(id, waiting)]);
        const ids = async (after?: string, limit = 9): Promise<readonly string[]> => (await transaction.chatsIn('waiting', {limit, after})).map(({id}) => id);
        expect([await ids(), await ids('b', 1), await ids('d')]).toEqual([['c', 'b', 'a', 'd'], ['a'], []]);
      });
      expect(await ink(async transaction => [await transaction.placeOf('a'), await transaction.chatsIn('waiting', {limit: 9})])).toEqual([0, []]);
    });

    it('has a person’s chats, and all, the latest first', async () => {
      await tea(async transaction => {
        for (const one of [chat('a', {last: at(1)}), chat('b', {last: at(3), handoff: held('lin')}), chat('c', {last: at(2), handoff: held('lin')}), chat('d', {last: at(2), handoff: held('noor')})]) await transaction.keepChat(one);
        const ids = async (which: 'all' | {person: string}, after?: string): Promise<readonly string[]> => (await transaction.chatsIn(which, {limit: 3, after})).map(({id}) => id);
        expect([await ids('all'), await ids('all', 'c'), await ids({person: 'lin'}), await ids({person: 'lin'}, 'b')]).toEqual([['b', 'd', 'c'], ['a'], ['b', 'c'], ['c']]);
      });
    });

    it('counts questions without an answer by persona and language', async () => {
      const ask = (tenant: string, folded: string, minute: number, {persona = 'mochi', language = 'en'} = {}): Promise<void> =>
        store.transact(tenant, transaction => transaction.addUnanswered(persona, folded, {language, question: `${folded}? \ud800`, last: at(minute)}));
      for (const [folded, minute] of [['why', 1], ['who', 2], ['why', 3], ['when', 4]] as const) await ask('tea', folded, minute);
      await ask('tea', 'why', 5, {language: 'de'});
      await ask('tea', 'why', 5, {persona: 'pip'});
      await ask('ink', 'why', 5);
      store = await opened.reopen();
      expect(await tea(transaction => transaction.unanswered('mochi', 3))).toEqual([
        {language: 'en', question: 'why? \ud800', count: 2, last: at(3)}, {language: 'de', question: 'why? \ud800', count: 1, last: at(5)}, {language: 'en', question: 'when? \ud800', count: 1, last: at(4)},
      ]);
    });
  });
}
