import {beforeEach, describe, expect, it} from 'vitest';
import type {Holder, Store} from '../../server/store.js';
import {type Ballot, emptyTally} from '../../src/program/index.js';
import {event, vote} from './service-fixture.js';

const times = {occurred: '2026-03-01T12:00:00.000Z', received: '2026-03-01T12:00:01.000Z'};
const ballot = (id: string, ...choices: string[]): Ballot => ({id, at: times.occurred, kind: 'single', choices});

export interface OpenedStore {
  readonly store: Store;
  /** The same data, as a service that starts again finds it. */
  reopen(): Promise<Store>;
}

/** What every implementation of the storage port must do. @param open an empty store; it is cleaned up by its own means */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a store`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });

    const add = (tenant: string, added: Parameters<Parameters<Parameters<Store['transact']>[1]>[0]['addEvent']>[0]): Promise<void> =>
      store.transact(tenant, transaction => transaction.addEvent(added, times));
    const find = (tenant: string, source: string, id: string): Promise<unknown> =>
      store.transact(tenant, transaction => transaction.event(source, id));

    it('gives back an event as it was recorded', async () => {
      const odd = {...vote('tin', 'moon'), extension: {deep: [1, null, '哪个\u0000\ud800"\'']}};
      await add('tea', odd);
      expect(await find('tea', odd.source, odd.id)).toEqual(odd);
    });

    it('knows an event by tenant, source and id together', async () => {
      const one = event('poll.viewed', {poll: 'tin'});
      await add('tea', one);
      expect(await find('ink', one.source, one.id)).toBeUndefined();
      expect(await find('tea', `${one.source}x`, one.id)).toBeUndefined();
      await add('ink', one);
      await add('tea', {...one, source: `${one.source}x`});
      await expect(add('tea', one)).rejects.toThrow();
    });

    it('has counted nothing in a poll without ballots', async () => {
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: emptyTally});
    });

    it('adds up what the recounts say', async () => {
      await store.transact('tea', async transaction => {
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('a', 'moon'), change: {counts: {moon: 1}, voters: 1}});
        await transaction.recount({poll: 'tin', voter: 'visitor:2', visitor: '2', ballot: ballot('b', 'moon'), change: {counts: {moon: 1}, voters: 1}});
      });
      await store.transact('tea', transaction =>
        transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('c', 'pine'), change: {counts: {moon: -1, pine: 1}, voters: 0}}));
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: {counts: {moon: 1, pine: 1}, voters: 2}, ballot: ballot('c', 'pine')});
      await store.transact('tea', transaction =>
        transaction.recount({poll: 'tin', voter: 'visitor:2', visitor: '2', ballot: ballot('d'), change: {counts: {moon: -1}, voters: -1}}));
      expect(await store.counted('tea', 'tin', {visitor: '2'})).toEqual({tally: {counts: {moon: 0, pine: 1}, voters: 1}, ballot: ballot('d')});
    });

    it('keeps polls, voters and tenants apart', async () => {
      await store.transact('tea', transaction =>
        transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('a', 'moon'), change: {counts: {moon: 1}, voters: 1}}));
      expect(await store.counted('ink', 'tin', {visitor: '1'})).toEqual({tally: emptyTally});
      expect(await store.counted('tea', 'box', {visitor: '1'})).toEqual({tally: emptyTally});
      expect((await store.counted('tea', 'tin', {visitor: '2'})).ballot).toBeUndefined();
      expect((await store.counted('tea', 'tin')).ballot).toBeUndefined();
      await store.transact('ink', async transaction => {
        expect(await transaction.ballot('tin', 'visitor:1')).toBeUndefined();
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('z', 'pine'), change: {counts: {pine: 1}, voters: 1}});
      });
      expect((await store.counted('tea', 'tin')).tally).toMatchObject({counts: {moon: 1}, voters: 1});
      expect((await store.counted('ink', 'tin')).tally).toMatchObject({counts: {pine: 1}, voters: 1});
    });

    it('takes a ballot back, and says which a visitor cast', async () => {
      await store.transact('tea', async transaction => {
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('a', 'moon'), change: {counts: {moon: 1}, voters: 1}});
        await transaction.recount({poll: 'box', voter: 'visitor:1', visitor: '1', ballot: ballot('b', 'pine'), change: {counts: {pine: 1}, voters: 1}});
        await transaction.recount({poll: 'tin', voter: 'visitor:2', visitor: '2', ballot: ballot('c', 'moon'), change: {counts: {moon: 1}, voters: 1}});
        expect(await transaction.ballotsBy('1')).toEqual(expect.arrayContaining([{poll: 'tin', ballot: ballot('a', 'moon')}, {poll: 'box', ballot: ballot('b', 'pine')}]));
        await transaction.takeBack('tin', 'visitor:1', {counts: {moon: -1}, voters: -1});
        expect(await transaction.ballotsBy('1')).toEqual([{poll: 'box', ballot: ballot('b', 'pine')}]);
      });
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: {counts: {moon: 1}, voters: 1}});
      await store.transact('ink', async transaction => {
        expect(await transaction.ballotsBy('1')).toEqual([]);
        await transaction.takeBack('box', 'visitor:1', emptyTally);
      });
      expect((await store.counted('tea', 'box', {visitor: '1'})).ballot).toEqual(ballot('b', 'pine'));
    });

    it('shows the ballot that a visitor cast, or the latest under some names', async () => {
      const at = (second: number, id: string, choice: string): object => ({...ballot(id, choice), at: `2026-03-01T12:00:0${second}.000Z`});
      const cast = async (voter: string, visitor: string, ballot: object): Promise<void> => store.transact('tea', transaction =>
        transaction.recount({poll: 'tin', voter, visitor, ballot: ballot as Ballot, change: emptyTally}));
      await cast('member:mia', '1', at(2, 'a', 'moon'));
      await cast('visitor:2', '2', at(1, 'b', 'pine'));
      const held = async (holder: Holder): Promise<string | undefined> => (await store.counted('tea', 'tin', holder)).ballot?.id;
      expect(await Promise.all([held({visitor: '1'}), held({visitor: '2'}), held({visitor: ''})])).toEqual(['a', 'b', undefined]);
      expect(await held({voters: ['visitor:2', 'member:mia']})).toBe('a');
      expect(await held({voters: ['visitor:2', 'member:noa']})).toBe('b');
      await cast('visitor:2', '2', at(2, 'c', 'pine'));
      expect(await held({voters: ['member:mia', 'visitor:2']})).toBe('c');
      await cast('member:mia', '3', at(3, 'd', 'pine'));
      expect(await Promise.all([held({visitor: '1'}), held({visitor: '3'})])).toEqual([undefined, 'd']);
    });

    it('remembers whom a visitor was joined to, once and by tenant', async () => {
      await store.transact('tea', transaction => transaction.join('1', 'mia', times.received));
      store = await opened.reopen();
      await store.transact('tea', async transaction => {
        expect(await transaction.membersOf(['1', '2', '1'])).toEqual(new Map([['1', 'mia']]));
        expect(await transaction.membersOf([])).toEqual(new Map());
      });
      await expect(store.transact('tea', transaction => transaction.join('1', 'noa', times.received))).rejects.toThrow();
      await store.transact('ink', async transaction => {
        expect(await transaction.membersOf(['1'])).toEqual(new Map());
        await transaction.join('1', 'noa', times.received);
      });
      await store.transact('tea', async transaction => expect(await transaction.membersOf(['1'])).toEqual(new Map([['1', 'mia']])));
    });

    it('keeps nothing of a transaction that throws, and goes on', async () => {
      const one = vote('tin', 'moon');
      const failing = store.transact('tea', async transaction => {
        await transaction.addEvent(one, times);
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot(one.id, 'moon'), change: {counts: {moon: 1}, voters: 1}});
        throw new Error('half way');
      });
      await expect(failing).rejects.toThrow('half way');
      expect(await find('tea', one.source, one.id)).toBeUndefined();
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: emptyTally});
    });

    it('refuses to count below nothing, and keeps nothing of that transaction', async () => {
      const failing = store.transact('tea', transaction =>
        transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot('a'), change: {counts: {moon: -1}, voters: -1}}));
      await expect(failing).rejects.toThrow();
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: emptyTally});
    });

    it('lets no transaction see another that has not ended', async () => {
      const order: string[] = [];
      await Promise.all(Array.from({length: 10}, (_, i) => store.transact('tea', async transaction => {
        const held = await transaction.ballot('tin', 'visitor:1');
        await new Promise(resolve => setImmediate(resolve));
        order.push(`${held?.id ?? 'none'} > ${i}`);
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot(String(i), 'moon'), change: {counts: held ? {} : {moon: 1}, voters: held ? 0 : 1}});
      })));
      expect(order).toEqual(Array.from({length: 10}, (_, i) => `${i === 0 ? 'none' : i - 1} > ${i}`));
      expect((await store.counted('tea', 'tin')).tally).toMatchObject({counts: {moon: 1}, voters: 1});
    });

    it('finds everything again when it is opened again', async () => {
      const one = vote('tin', 'moon');
      await store.transact('tea', async transaction => {
        await transaction.addEvent(one, times);
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: ballot(one.id, 'moon'), change: {counts: {moon: 1}, voters: 1}});
      });
      store = await opened.reopen();
      expect(await find('tea', one.source, one.id)).toEqual(one);
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: {counts: {moon: 1}, voters: 1}, ballot: ballot(one.id, 'moon')});
    });

    it('says when it no longer answers', async () => {
      await store.ready();
      await store.close();
      await expect(store.ready()).rejects.toThrow();
    });
  });
}
