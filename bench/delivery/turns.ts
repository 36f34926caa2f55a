export type Act = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets one act at a time, so that no browser is slowed by what another does; those who merely wait, wait side by side. */
export function createTurns(): Act {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const result = last.then(work);
    last = result.catch(() => undefined); // Whoever asked for it hears of it.
    return result;
  };
}
