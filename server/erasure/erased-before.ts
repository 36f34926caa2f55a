import type {ErasureTransaction} from './erasure-store.js';

/** Whether something is of a time of which nothing is to be kept of one of those who did it. */
export type ErasedBefore = (names: readonly (string | undefined)[], at: string) => boolean;

/** Asks once for all whom a request is about. @param names as `voterOf` gives them */
export async function erasedBefore(transaction: Pick<ErasureTransaction, 'erased'>, names: readonly string[]): Promise<ErasedBefore> {
  const erased = await transaction.erased(names);
  return (names, at) => names.some(name => name !== undefined && at <= (erased.get(name) ?? ''));
}
