import {RateLimiterMemory, RateLimiterRes} from 'rate-limiter-flexible';
import type {Tenant} from '../tenant.js';

/** How many claims one network may make in an hour before the others wait. */
export const claimsAnHour = 30;

/** Slows down who tries codes, or fills a member's invitations with claims that are not meant. Kept in this process alone. */
export interface ClaimLimit {
  /**
   * Counts a claim.
   *
   * @param network as `ClientNetwork` names it; unknown, there is no limit
   * @returns how long it has to wait, in milliseconds; nothing when it may pass
   */
  delay(tenant: Pick<Tenant, 'id'>, network: string | undefined): Promise<number | undefined>;
}

export function createClaimLimit(): ClaimLimit {
  const limiter = new RateLimiterMemory({points: claimsAnHour, duration: 3600});
  return {
    async delay({id}, network) {
      if (network === undefined) return undefined;
      try {
        await limiter.consume(`${id}\n${network}`);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
        throw refusal;
      }
    },
  };
}
