import {Problem} from './problem.js';

/** How many streams may be open at the same time, for one who asks and for all of a tenant. */
export const mostStreams = {asker: 12, network: 300, tenant: 3000} as const;

/** Counts streams that are open, so that nobody takes what there is for others. */
export interface StreamLimit {
  /**
   * @param askers the names of who asks
   * @param network theirs, where it is known
   * @returns gives it back
   * @throws {Problem} unavailable
   */
  take(tenant: string, askers: readonly string[], network: string | undefined): () => void;
  /** How many are open. */
  readonly size: number;
}

export function createStreamLimit(most: {readonly [kind in keyof typeof mostStreams]: number} = mostStreams): StreamLimit {
  const open = new Map<string, number>();
  let size = 0;
  const add = (name: string, change: number): void => {
    const count = (open.get(name) ?? 0) + change;
    if (count === 0) open.delete(name);
    else open.set(name, count);
  };
  return {
    take(tenant, askers, network) {
      const counted = [
        {name: tenant, most: most.tenant},
        ...askers.map(asker => ({name: `${tenant}\nasker\n${asker}`, most: most.asker})),
        ...(network === undefined ? [] : [{name: `${tenant}\nnetwork\n${network}`, most: most.network}]),
      ];
      if (counted.some(({name, most}) => (open.get(name) ?? 0) >= most)) {
        throw new Problem('unavailable', 'Too many streams are open: close some, or ask again a little later.', {'Retry-After': '10'});
      }
      for (const {name} of counted) add(name, 1);
      size++;
      let given = false;
      return () => {
        if (given) return;
        given = true;
        size--;
        for (const {name} of counted) add(name, -1);
      };
    },

    get size() {
      return size;
    },
  };
}
