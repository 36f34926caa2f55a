import {beforeEach, describe, expect, it} from 'vitest';
import type {KeptBond} from '../../../server/bonds/bond-store.js';
import type {Store, Transaction} from '../../../server/store.js';
import {noFacts} from '../../../src/program/index.js';
import type {OpenedStore} from '../store-contract.js';

const at = (hour: number): string => `2026-03-01T${hour}:00:00.000Z`;
const shown = (value: boolean): Required<KeptBond>['shown'] => ({value, id: 'e', at: at(12)});

/** What every implementation of the storage port must do about bonds. @param open as for `storeContract` */
export function bondStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a store of bonds`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });

    const tea = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => store.transact('tea', work);
    const keep = (...kept: readonly KeptBond[]): Promise<void> => tea(async transaction => {
      for (const one of kept) await transaction.keepBond(one);
    });
    const full: KeptBond = {
      holder: 'member:mia', bond: 'friend', due: at(13), shown: shown(true), told: 'bond/1',
      snapshot: {facts: [{type: 'voted', id: 'v', at: at(12), poll: '哪个'}], forgotten: at(11)},
    };
    const due = (tenant: string, hour: number, limit = 9): Promise<readonly string[]> => store.transact(tenant, async transaction => (await transaction.dueBonds(at(hour), limit)).map(({holder}) => holder));

    it('gives back what was kept last of a holder, and of nobody else', async () => {
      const {due: _, ...less} = full;
      await keep(full, less, {holder: 'visitor:1', snapshot: noFacts});
      store = await opened.reopen();
      expect(await store.keptBond('tea', 'member:mia')).toEqual(less);
      expect(await tea(transaction => transaction.keptBond('visitor:1'))).toEqual({holder: 'visitor:1', snapshot: noFacts});
      expect(await store.keptBond('ink', 'member:mia')).toBeUndefined();
      expect(await store.transact('ink', transaction => transaction.keptBond('member:mia'))).toBeUndefined();
    });

    it('keeps what was computed anew beside the same facts', async () => {
      await keep(full);
      await tea(transaction => transaction.renewBond({...full, bond: 'stranger', due: at(20), told: 'bond/2', snapshot: noFacts}));
      expect(await store.keptBond('tea', 'member:mia')).toEqual({...full, bond: 'stranger', due: at(20), told: 'bond/2'});
    });

    it('forgets a holder', async () => {
      await keep(full, {...full, holder: 'member:noa'});
      await store.transact('ink', transaction => transaction.forgetBond('member:mia'));
      expect(await store.keptBond('tea', 'member:mia')).toEqual(full);
      await tea(transaction => transaction.forgetBond('member:mia'));
      expect([await store.keptBond('tea', 'member:mia'), await store.keptBond('tea', 'member:noa')]).toMatchObject([undefined, {bond: 'friend'}]);
    });

    it('finds who is due, longest ago first', async () => {
      await keep({...full, holder: 'b', due: at(14)}, {...full, holder: 'a', due: at(15)}, {...full, holder: 'c', due: at(13)}, {holder: 'd', snapshot: noFacts});
      expect([await due('tea', 12), await due('tea', 14), await due('tea', 20), await due('tea', 20, 1), await due('ink', 20)]).toEqual([[], ['c', 'b'], ['c', 'b', 'a'], ['c'], []]);
    });

    it('makes everybody with a bond due once when the rules are others', async () => {
      const rule = (tenant: string, rules: string): Promise<void> => store.transact(tenant, transaction => transaction.ruleBonds(rules, at(10)));
      const {due: _, ...settled} = full;
      await rule('tea', 'first');
      await keep(settled, {...full, holder: 'late', due: at(18)}, {holder: 'visitor:1', snapshot: noFacts});
      await rule('tea', 'first');
      await rule('ink', 'second');
      expect(await due('tea', 17)).toEqual([]);
      await rule('tea', 'second');
      expect([...await due('tea', 10)].sort()).toEqual(['late', 'member:mia']);
      await keep(settled, {...settled, holder: 'late'});
      await rule('tea', 'second');
      expect(await due('tea', 20)).toEqual([]);
    });

    it('tells the bonds of those who let them be seen', async () => {
      await keep(full, {...full, holder: 'member:noa', shown: shown(false)}, {holder: 'member:__proto__', bond: 'kindred', shown: shown(true), snapshot: noFacts}, {holder: 'member:ben', bond: 'partner', snapshot: noFacts});
      const all = ['member:mia', 'member:noa', 'member:ben', 'member:__proto__', 'member:nobody'];
      expect([...await store.shownBonds('tea', all)].sort()).toEqual([['member:__proto__', 'kindred'], ['member:mia', 'friend']]);
      expect([...await store.shownBonds('tea', ['member:noa'])]).toEqual([]);
      expect([...await store.shownBonds('ink', all)]).toEqual([]);
      expect((await store.shownBonds('tea', Array.from({length: 40_000}, (_, i) => `member:${i}`))).size).toBe(0);
    });
  });
}
