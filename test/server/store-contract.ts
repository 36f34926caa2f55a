import {beforeEach, describe, expect, it} from 'vitest';
import type {IdeaSort, PageEnd} from '../../server/ideas/idea-store.js';
import type {Holder, Store} from '../../server/store.js';
import {type Ballot, emptyTally, type Idea, type Support} from '../../src/program/index.js';
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

    it('keeps the tally of each group, and gives it when it is asked for', async () => {
      const inNorth: Ballot = {...ballot('a', 'moon'), group: 'north'};
      await store.transact('tea', async transaction => {
        await transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: inNorth, change: {counts: {moon: 1}, voters: 1, groups: {north: {counts: {moon: 1}, voters: 1}}}});
        await transaction.recount({poll: 'tin', voter: 'visitor:2', visitor: '2', ballot: ballot('b', 'moon'), change: {counts: {moon: 1}, voters: 1}});
        expect(await transaction.ballot('tin', 'visitor:1')).toEqual(inNorth);
        expect(await transaction.ballotsBy('1')).toEqual([{poll: 'tin', ballot: inNorth}]);
      });
      store = await opened.reopen();
      const all = {counts: {moon: 2}, voters: 2};
      expect(await store.counted('tea', 'tin', {visitor: '1'})).toEqual({tally: all, ballot: inNorth});
      expect(await store.counted('tea', 'tin', {visitor: '1'}, true)).toEqual({tally: {...all, groups: {north: {counts: {moon: 1}, voters: 1}}}, ballot: inNorth});
      for (const [tenant, poll] of [['ink', 'tin'], ['tea', 'box']] as const) expect((await store.counted(tenant, poll, undefined, true)).tally).toEqual({...emptyTally, groups: {}});

      const moved = {counts: {moon: -1, pine: 1}, voters: 0, groups: {north: {counts: {moon: -1}, voters: -1}, south: {counts: {pine: 1}, voters: 1}}};
      await store.transact('tea', transaction => transaction.recount({poll: 'tin', voter: 'visitor:1', visitor: '1', ballot: {...ballot('c', 'pine'), group: 'south'}, change: moved}));
      await store.transact('tea', transaction => transaction.takeBack('tin', 'visitor:2', {counts: {moon: -1}, voters: -1}));
      expect((await store.counted('tea', 'tin', undefined, true)).tally).toEqual({
        counts: {moon: 0, pine: 1}, voters: 1,
        groups: {north: {counts: {moon: 0}, voters: 0}, south: {counts: {pine: 1}, voters: 1}},
      });
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

    it('keeps why a ballot was set aside, lists those that wait, and what is decided of them', async () => {
      const aside = (id: string, ...choices: string[]): Ballot => ({...ballot(id, ...choices), aside: {reason: 'velocity'}});
      const cast = async (tenant: string, poll: string, visitor: string, ballot: Ballot): Promise<void> => store.transact(tenant, transaction =>
        transaction.recount({poll, voter: `visitor:${visitor}`, visitor, ballot, change: emptyTally}));
      await cast('tea', 'tin', '1', aside('a', 'moon', 'pine'));
      await cast('tea', 'tin', '2', aside('b', 'moon'));
      await cast('tea', 'tin', '3', aside('c', 'wave'));
      await cast('tea', 'tin', '4', aside('d'));
      await cast('tea', 'tin', '5', ballot('e', 'moon'));
      await cast('tea', 'box', '1', aside('f', 'moon'));
      await cast('ink', 'tin', '1', aside('a', 'moon'));
      store = await opened.reopen();
      expect(await store.setAside('tea', 'tin', {limit: 2})).toEqual({voters: 3, counts: {moon: 2, pine: 1, wave: 1}, ballots: [aside('a', 'moon', 'pine'), aside('b', 'moon')]});
      expect((await store.setAside('tea', 'tin', {limit: 2, after: {at: times.occurred, id: 'b'}})).ballots).toEqual([aside('c', 'wave')]);
      expect(await store.setAside('tea', 'cup', {limit: 2})).toEqual({voters: 0, counts: {}, ballots: []});
      await store.transact('tea', async transaction => {
        expect(await transaction.waiting('tin')).toHaveLength(3);
        expect(await transaction.waiting('tin', ['b', 'd', 'e', 'f'])).toEqual([{voter: 'visitor:2', ...aside('b', 'moon')}]);
        await transaction.review({poll: 'tin', ballots: ['b'], to: 'counted', change: {counts: {moon: 1}, voters: 1}});
        await transaction.review({poll: 'tin', to: 'left-out', change: emptyTally});
        expect(await transaction.waiting('tin')).toEqual([]);
        expect(await transaction.ballot('tin', 'visitor:2')).toEqual({...aside('b', 'moon'), aside: {reason: 'velocity', decided: 'counted'}});
        expect(await transaction.ballotsBy('3')).toEqual([{poll: 'tin', ballot: {...aside('c', 'wave'), aside: {reason: 'velocity', decided: 'left-out'}}}]);
        expect(await transaction.ballot('tin', 'visitor:4')).toEqual(aside('d'));
      });
      expect(await store.counted('tea', 'tin', {visitor: '2'})).toMatchObject({tally: {counts: {moon: 1}, voters: 1}, ballot: {aside: {decided: 'counted'}}});
      expect([await store.setAside('tea', 'box', {limit: 9}), await store.setAside('ink', 'tin', {limit: 9})]).toMatchObject([{voters: 1}, {voters: 1}]);
    });

    const idea = (id: string, more: Partial<Idea> = {}): Idea =>
      ({id, poll: 'tin', author: 'visitor:1', title: `Idea ${id}`, state: 'published', submitted: times.occurred, published: times.received, supports: 0, most: 0, ...more});
    const support = (id: string, supports = true): Support => ({id, at: times.occurred, supports});

    it('gives back an idea as it was added, and as it was decided', async () => {
      const {published: _, ...unpublished} = idea('a', {words: 'Round,\nwith a "lid" \'s', picture: 'https://cdn.example/a.png', state: 'held'});
      await store.transact('tea', async transaction => {
        await transaction.addIdea(unpublished, '1', ['moon']);
        expect(await transaction.idea('a')).toEqual(unpublished);
        expect(await transaction.idea('b')).toBeUndefined();
      });
      const declined = {...unpublished, state: 'declined', decided: times.received, reason: 'No.'} as const;
      await store.transact('ink', async transaction => {
        expect(await transaction.idea('a')).toBeUndefined();
        await transaction.decideIdea(declined);
      });
      await store.transact('tea', async transaction => {
        expect(await transaction.idea('a')).toEqual(unpublished);
        await transaction.decideIdea(declined);
      });
      store = await opened.reopen();
      expect(await store.transact('tea', transaction => transaction.idea('a'))).toEqual(declined);
      await expect(store.transact('tea', transaction => transaction.addIdea(unpublished, '1', []))).rejects.toThrow();
    });

    it('counts an author’s ideas by poll and state, and gives them to another', async () => {
      await store.transact('tea', async transaction => {
        await transaction.addIdea(idea('a'), '1', []);
        await transaction.addIdea(idea('b', {state: 'making'}), '1', []);
        await transaction.addIdea(idea('c', {poll: 'box'}), '1', []);
        expect(await transaction.ideasOf('tin', 'visitor:1', ['held', 'published'])).toBe(1);
        await transaction.giveIdeas('visitor:1', 'member:mia');
        expect(await transaction.ideasOf('tin', 'visitor:1', ['published'])).toBe(0);
        expect(await transaction.ideasOf('tin', 'member:mia', ['published', 'making'])).toBe(2);
      });
      expect(await store.transact('ink', transaction => transaction.ideasOf('tin', 'member:mia', ['published']))).toBe(0);
    });

    it('adds up an idea’s supports, remembers the most, and takes one back', async () => {
      const said = (voter: string, support: Support, change: number): Promise<void> =>
        store.transact('tea', transaction => transaction.resupport({idea: 'a', voter: `visitor:${voter}`, visitor: voter, support, change}));
      for (const tenant of ['tea', 'ink']) await store.transact(tenant, transaction => transaction.addIdea(idea('a'), '1', []));
      await said('1', support('x'), 1);
      await said('2', support('y'), 1);
      await said('1', support('z', false), -1);
      await store.transact('tea', async transaction => {
        expect(await transaction.idea('a')).toMatchObject({supports: 1, most: 2});
        expect(await transaction.support('a', 'visitor:1')).toEqual(support('z', false));
        expect(await transaction.supportsBy('2')).toEqual([{idea: 'a', support: support('y')}]);
        await transaction.takeBackSupport('a', 'visitor:2', -1);
        expect(await transaction.support('a', 'visitor:2')).toBeUndefined();
        expect(await transaction.idea('a')).toMatchObject({supports: 0, most: 2});
      });
      await expect(said('3', support('w', false), -1)).rejects.toThrow();
      await store.transact('ink', async transaction => {
        expect(await transaction.support('a', 'visitor:1')).toBeUndefined();
        expect(await transaction.supportsBy('1')).toEqual([]);
        expect(await transaction.idea('a')).toMatchObject({supports: 0});
      });
    });

    it('lists ideas in order, and to their author those that are hidden', async () => {
      await store.transact('tea', async transaction => {
        await transaction.addIdea(idea('a', {supports: 1, most: 1}), '1', ['moon', 'tin']);
        await transaction.addIdea(idea('b', {supports: 10, most: 10, published: '2026-03-02T00:00:00.000Z', author: 'visitor:2'}), '2', ['moon']);
        await transaction.addIdea(idea('c', {supports: 9, most: 9, state: 'held'}), '1', ['moon', 'tin']);
        await transaction.addIdea(idea('d', {supports: 9, most: 9, state: 'declined', author: 'member:mia'}), '3', ['moon', 'tin']);
        await transaction.addIdea(idea('e', {supports: 1, most: 1, poll: 'box'}), '1', ['moon']);
        await transaction.resupport({idea: 'b', voter: 'visitor:1', visitor: '1', support: support('x'), change: 0});
      });
      const list = async (sort: IdeaSort, holder: Holder, more: {readonly after?: PageEnd; readonly limit?: number} = {}): Promise<string> =>
        (await store.ideas('tea', 'tin', {sort, holder, limit: 9, ...more})).map(({idea: {id}, mine, supported}) => `${id}${mine ? '!' : ''}${supported ? '+' : ''}`).join(' ');
      expect(await list('top', {visitor: ''})).toBe('b a');
      expect(await list('new', {visitor: '9'})).toBe('b a');
      expect(await list('top', {visitor: '1'})).toBe('b+ c! a!');
      expect(await list('top', {visitor: '1'}, {limit: 1})).toBe('b+');
      expect(await list('top', {visitor: '1'}, {after: {at: '10', id: 'b'}})).toBe('c! a!');
      expect(await list('new', {visitor: '1'}, {after: {at: times.received, id: 'c'}})).toBe('a!');
      expect(await list('mine', {visitor: '1'})).toBe('b+ c! a!');
      expect(await list('mine', {visitor: '3'})).toBe('d!');
      expect(await list('mine', {visitor: ''})).toBe('');
      expect(await list('top', {voters: ['member:mia', 'visitor:1']})).toBe('b+ d! c! a!');
      const found = async (tokens: string[], holder: Holder): Promise<string> => (await store.ideasWith('tea', 'tin', tokens, {holder, limit: 9})).map(({idea: {id}}) => id).join(' ');
      await store.transact('ink', transaction => transaction.addIdea(idea('b', {state: 'held', author: 'visitor:2'}), '2', ['tin', 'cup']));
      expect(await found(['tin', 'moon', 'cup'], {visitor: ''})).toBe('a b');
      expect(await found(['tin', 'moon'], {visitor: '3'})).toBe('d a b');
      expect(await found(['cup'], {visitor: ''})).toBe('');
      expect(await found([], {visitor: ''})).toBe('');
      const inState = async (...query: Parameters<Store['ideasIn']>): Promise<string> => (await store.ideasIn(...query)).map(({id}) => id).join(' ');
      expect(await inState('tea', 'published', {limit: 9})).toBe('a b e');
      expect(await inState('tea', 'published', {limit: 9, after: {at: times.occurred, id: 'a'}})).toBe('b e');
      expect(await inState('ink', 'published', {limit: 9})).toBe('');
      expect(await store.ideas('ink', 'tin', {sort: 'top', holder: {visitor: '1'}, limit: 9})).toEqual([]);
      const beginning = async (beginning: string, tokens: string[] = []): Promise<string> => (await store.ideasWith('tea', 'tin', tokens, {holder: {visitor: '1'}, limit: 9, beginning})).map(({idea: {id}}) => id).join(' ');
      expect(await beginning('moo')).toBe(await found(['moon'], {visitor: '1'}));
      expect(await beginning('moo', ['moo'])).toBe(await beginning('moo'));
      expect(await beginning('moonx')).toBe('');
      expect(await store.ideasWith('ink', 'tin', ['moon'], {holder: {visitor: '1'}, limit: 9})).toEqual([]);
    });

    it('shows, of a person under several names, what they said last of an idea', async () => {
      await store.transact('tea', async transaction => {
        await transaction.addIdea(idea('a', {supports: 1, most: 1}), '9', []);
        await transaction.resupport({idea: 'a', voter: 'member:mia', visitor: '1', support: support('x'), change: 0});
        await transaction.resupport({idea: 'a', voter: 'visitor:2', visitor: '2', support: support('y', false), change: 0});
      });
      const supported = async (holder: Holder): Promise<boolean | undefined> => (await store.ideas('tea', 'tin', {sort: 'top', holder, limit: 9}))[0]?.supported;
      expect(await Promise.all([supported({visitor: '1'}), supported({voters: ['member:mia']}), supported({voters: ['member:mia', 'visitor:2']})])).toEqual([true, true, false]);
      expect(await store.ideas('tea', 'tin', {sort: 'mine', holder: {voters: ['member:mia', 'visitor:2']}, limit: 9})).toEqual([]);
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
