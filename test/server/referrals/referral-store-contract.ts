import {beforeEach, describe, expect, it} from 'vitest';
import type {Store} from '../../../server/store.js';
import type {Entry, KeptReferral, Referral} from '../../../src/program/index.js';
import type {OpenedStore} from '../store-contract.js';

const times = {occurred: '2026-03-01T12:00:00.000Z', received: '2026-03-01T12:00:01.000Z'};

/** What every implementation of the storage port must do about referrals and rewards. @param open as for `storeContract` */
export function referralStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a store of referrals`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });

    const referral = (id: string, {kept = {}, ...more}: Partial<Referral> & {readonly kept?: Partial<KeptReferral>} = {}): KeptReferral =>
      ({referral: {id, member: 'member:ana', facts: [], state: 'invited', ...more}, begun: times.received, ...kept});
    const entry = (id: string, more: Partial<Entry> = {}): Entry =>
      ({id, from: 'promised', to: 'pending', reward: 'cup', holder: 'visitor:1', cause: {does: 'promise', referral: 'r', order: 'o'}, at: times.received, ...more});

    it('gives back inviters, by member and by code, and keeps one code a member', async () => {
      const ana = {member: 'member:ana', code: 'KC4T9XWP3', firstName: 'Ana', preferences: {'first-name': {value: true, id: 'e', at: times.occurred}}} as const;
      await store.transact('tea', transaction => transaction.keepInviter(ana));
      store = await opened.reopen();
      await store.transact('tea', async transaction => {
        expect([await transaction.inviter('member:ana'), await transaction.inviterOf('KC4T9XWP3'), await transaction.inviter('member:ben')]).toEqual([ana, ana, undefined]);
        const {firstName: _, ...nameless} = ana;
        await transaction.keepInviter({...nameless, code: 'ANOTHER', preferences: {}});
        expect(await transaction.inviter('member:ana')).toEqual({...nameless, preferences: {}});
      });
      expect(await store.transact('ink', transaction => transaction.inviterOf('KC4T9XWP3'))).toBeUndefined();
      await expect(store.transact('tea', transaction => transaction.keepInviter({...ana, member: 'member:ben'}))).rejects.toThrow();
    });

    it('ranks those who take part by how many of their referrals are rewarded', async () => {
      await store.transact('tea', async transaction => {
        for (const [name, rewarded, shown] of [['a', 1, true], ['b', 2, true], ['c', 2, false], ['d', 0, true], ['e', 1, true]] as const) {
          for (let i = 0; i < rewarded; i++) await transaction.keepReferral(referral(`${name}${i}`, {member: `member:${name}`, state: 'rewarded'}));
          await transaction.keepInviter({member: `member:${name}`, code: name, firstName: name.toUpperCase(), preferences: {leaderboard: {value: shown, id: 'x', at: times.occurred}}});
        }
      });
      const ranks = async (tenant: string): Promise<readonly string[]> => store.transact(tenant, async transaction => (await transaction.standings('member:d')).map(({rank, firstName, rewarded}) => `${rank} ${firstName} ${rewarded}`).sort());
      expect(await ranks('tea')).toEqual(['1 B 2', '2 A 1', '2 E 1', '4 D 0']);
      expect(await ranks('ink')).toEqual([]);
      await store.transact('tea', transaction => transaction.keepReferral(referral('b0', {member: 'member:b', state: 'reversed'})));
      expect(await ranks('tea')).toEqual(['1 A 1', '1 B 1', '1 E 1', '4 D 0']);
    });

    it('gives back a referral as it was kept last, and finds it by all that it goes by', async () => {
      const full = referral('r1', {
        friend: 'visitor:1', state: 'claimed', waits: ['velocity'],
        kept: {claimed: times.occurred, visitor: '1', invitation: '1a2b3c4d', channel: 'line', note: 'Two\nlines', thanks: {at: times.received, note: 'Oh!'}, due: times.received},
      });
      const {due: _, thanks: __, ...less} = full;
      const other = referral('r2', {friend: 'member:ben', kept: {claimed: times.received, visitor: '1'}});
      await store.transact('tea', async transaction => {
        for (const kept of [less, full, other]) await transaction.keepReferral(kept);
        await expect(transaction.referralOf('member:ana', '1a2b3c4d')).resolves.toEqual(full);
      });
      store = await opened.reopen();
      const ids = (found: readonly KeptReferral[]): readonly string[] => found.map(({referral: {id}}) => id);
      const all = async (tenant: string): Promise<unknown> => store.transact(tenant, async transaction => [
        await transaction.referral('r1'),
        ids(await transaction.referralsOf('member:ana')),
        ids(await transaction.referralsBy(['member:ben', 'visitor:1'])),
        ids(await transaction.referralsClaimedBy('1')),
        await transaction.countReferrals('member:ana', ['claimed', 'rejected']),
        await transaction.claimsBy(['member:ben']),
        await transaction.dueReferrals(times.received, 9),
        await transaction.dueReferrals(times.occurred, 9),
        ids(await transaction.referralsIn('waiting', {limit: 9})),
        ids(await transaction.referralsIn('invited', {limit: 9})),
        ids(await transaction.referralsIn('claimed', {limit: 9, after: {at: times.received, id: 'r1'}})),
      ]);
      expect(await all('tea')).toEqual([full, ['r1', 'r2'], ['r1', 'r2'], ['r1', 'r2'], 1, [{referral: 'r2', friend: 'member:ben', at: times.received}], ['r1'], [], ['r1'], ['r2'], []]);
      expect(await all('ink')).toEqual([undefined, [], [], [], 0, [], [], [], [], [], []]);
      await expect(store.transact('tea', transaction => transaction.keepReferral(referral('r3', {kept: {invitation: '1a2b3c4d'}})))).rejects.toThrow();
    });

    it('keeps what was said of orders, the earlier of two that say the same, and what it makes known of people', async () => {
      const fact = (at: string): {readonly type: 'cancelled'; readonly id: string; readonly at: string; readonly order: string} => ({type: 'cancelled', id: 'c', at, order: 'o1'});
      await store.transact('tea', async transaction => {
        await transaction.keepOrder({id: 'o1'});
        await transaction.keepOrder({id: 'o1', buyer: 'visitor:1', paid: times.received, payment: 'card', address: 'home'});
        await transaction.keepOrder({id: 'o2', buyer: 'member:ben', paid: times.occurred});
        for (const at of [times.received, times.occurred, times.received]) await transaction.addOrderFact('o1', fact(at));
        await transaction.join('2', 'ben', times.received);
      });
      await store.transact('tea', async transaction => {
        expect(await transaction.orderFacts('o1')).toEqual([fact(times.occurred)]);
        expect(await transaction.persons(['visitor:1', 'member:ben', 'member:eve'])).toEqual(new Map(Object.entries({
          'visitor:1': {visitors: ['1'], payments: ['card'], addresses: ['home'], firstPaid: times.received},
          'member:ben': {member: 'ben', visitors: ['2'], payments: [], addresses: [], firstPaid: times.occurred},
          'member:eve': {member: 'eve', visitors: [], payments: [], addresses: []},
        })));
        await transaction.addEntry(entry('e1'));
        await transaction.addGrant({entry: 'e1', referral: 'r', reward: 'cup', holder: 'visitor:1', at: times.received});
        await transaction.renameHolder('visitor:1', 'member:ben');
        expect((await transaction.ordersOf('member:ben')).map(({id}) => id)).toEqual(['o2', 'o1']);
        expect([await transaction.entriesOf(['visitor:1']), await transaction.grantsOf(['visitor:1'])]).toEqual([[], []]);
        expect([await transaction.entriesOf(['member:ben']), await transaction.grantsOf(['member:ben'])]).toMatchObject([[{id: 'e1'}], [{entry: 'e1'}]]);
      });
      await store.transact('ink', async transaction => {
        expect([await transaction.order('o1'), await transaction.orderFacts('o1'), await transaction.ordersOf('member:ben')]).toEqual([undefined, [], []]);
        expect((await transaction.persons(['member:ben'])).get('member:ben')).toEqual({member: 'ben', visitors: [], payments: [], addresses: []});
        await transaction.renameHolder('member:ben', 'member:eve');
      });
      expect(await store.transact('tea', transaction => transaction.entriesOf(['member:ben']))).toHaveLength(1);
    });

    it('posts entries in order and once, and shows them a page at a time', async () => {
      await store.transact('tea', async transaction => {
        for (const id of ['z', 'a', 'm']) await transaction.addEntry(entry(id));
      });
      await store.transact('ink', transaction => transaction.addEntry(entry('z')));
      store = await opened.reopen();
      await store.transact('tea', async transaction => {
        expect((await transaction.ledger({limit: 2})).map(({id, place}) => [id, place])).toEqual([['z', 1], ['a', 2]]);
        expect((await transaction.ledger({limit: 2, after: 2})).map(({id}) => id)).toEqual(['m']);
        expect((await transaction.entries('r', 'cup'))[0]).toEqual(entry('z'));
        expect(await transaction.entries('r', 'pot')).toEqual([]);
      });
      await expect(store.transact('tea', transaction => transaction.addEntry(entry('a')))).rejects.toThrow();
    });

    it('gives each code of a pool once, the oldest grant first, and says what became of it', async () => {
      const grant = (entry: string, more: object = {}): Parameters<Parameters<Parameters<Store['transact']>[1]>[0]['addGrant']>[0] =>
        ({entry, referral: entry, reward: 'cup', holder: 'visitor:1', at: times.received, pool: 'cups', ...more});
      await store.transact('tea', async transaction => {
        for (const one of [grant('b'), grant('c'), grant('a', {at: times.occurred}), grant('d', {pool: 'pots'})]) await transaction.addGrant(one);
        expect(await transaction.addCoupons('cups', ['Z', 'Y', 'Z'])).toBe(2);
        expect(await transaction.addCoupons('cups', ['Y', 'Z'])).toBe(0);
        expect((await transaction.waitingPools()).slice().sort()).toEqual(['cups', 'pots']);
        expect(await transaction.giveCoupons('cups', 9)).toEqual([grant('a', {at: times.occurred, code: 'Z'}), grant('b', {code: 'Y'})]);
        expect(await transaction.giveCoupons('cups', 9)).toEqual([]);
        expect((await transaction.grantsWith(['y', 'z'])).map(({entry}) => entry)).toEqual(['a', 'b']);
        expect((await transaction.grantsBefore('cup', times.received, 9)).map(({entry}) => entry)).toEqual(['a', 'b']);
        expect((await transaction.grantsBefore('cup', times.occurred, 9)).map(({entry}) => entry)).toEqual(['a']);
        await transaction.endGrant('a', 'used');
        for (const one of ['a', 'b', 'c']) await transaction.endGrant(one, 'void');
        expect(await transaction.pool('cups')).toEqual({free: 0, given: 0, used: 1, void: 1, waiting: 0});
        expect(await transaction.grantsBefore('cup', times.received, 9)).toEqual([]);
        expect(await transaction.grant('a', 'cup')).toMatchObject({code: 'Z'});
      });
      await store.transact('ink', async transaction => {
        expect([await transaction.pool('cups'), await transaction.waitingPools(), await transaction.grantsWith(['Z']), await transaction.grant('a', 'cup')])
          .toEqual([{free: 0, given: 0, used: 0, void: 0, waiting: 0}, [], [], undefined]);
        expect(await transaction.addCoupons('cups', ['Z'])).toBe(1);
        await transaction.addGrant(grant('a'));
        expect(await transaction.giveCoupons('cups', 9)).toMatchObject([{entry: 'a', code: 'Z'}]);
      });
    });

    it('lists calls that are due, in their order, until they are answered', async () => {
      const body = {type: 'reward.granted', timestamp: times.received, data: {entry: 'g', reward: 'cup', holder: {visitor: '1'}, referral: 'r'}} as const;
      await store.transact('tea', async transaction => {
        await transaction.addGrant({entry: 'g', referral: 'r', reward: 'cup', holder: 'visitor:1', at: times.received, call: 'coupon'});
        await transaction.addCall({id: 'x', call: 'coupon', body, after: 'g'}, 5);
        await transaction.addCall({id: 'g', call: 'coupon', body}, 10);
      });
      store = await opened.reopen();
      const due = async (now: number, tenant = 'tea'): Promise<readonly string[]> => (await store.dueCalls(tenant, now, 9)).map(({id, attempts}) => `${id} ${attempts}`);
      expect([await due(9), await due(10), await due(10, 'ink')]).toEqual([[], ['g 0'], []]);
      expect(await store.dueCalls('tea', 10, 9)).toEqual([{id: 'g', call: 'coupon', body, attempts: 0}]);
      await store.transact('tea', transaction => transaction.callFailed('g', 20));
      expect([await due(19), await due(20)]).toEqual([[], ['g 1']]);
      expect(await store.transact('ink', transaction => transaction.callAnswered('g', {code: 'C'}))).toBeUndefined();
      expect(await store.transact('tea', transaction => transaction.callAnswered('g', {code: 'C'}))).toBe('visitor:1');
      // Whoever answers twice has given the first code.
      expect(await store.transact('tea', transaction => transaction.callAnswered('g', {code: 'D'}))).toBeUndefined();
      expect(await store.transact('tea', transaction => transaction.grant('r', 'cup'))).toMatchObject({code: 'C'});
      expect(await due(20)).toEqual(['x 0']);
    });
  });
}
