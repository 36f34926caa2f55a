import type {ClaimVelocity, ReferralRules} from '../program.js';

/** Stable relations that a person keeps (Dunbar 1992, https://doi.org/10.1016/0047-2484(92)90081-J): inviting is for people who trust each other. */
export const mostInvitations = 150;

/** Who tells a whole party of it has fewer friends that act on it within a day. */
export const usualClaimVelocity: ClaimVelocity = {claims: 20, hours: 24};

/** The program's rules, with what it does not say. */
export type Terms = Required<Omit<ReferralRules, 'smallestOrder' | 'closes'>> & Pick<ReferralRules, 'smallestOrder' | 'closes'>;

export function termsOf(rules: ReferralRules): Terms {
  return {refundDays: 14, claimDays: 30, most: mostInvitations, newCustomersOnly: true, milestones: [], velocity: usualClaimVelocity, ...rules};
}

/** Whether nobody can invite or claim any more. @param now the service's clock, milliseconds since the epoch */
export function isClosed({closes}: ReferralRules, now: number): boolean {
  return closes !== undefined && now >= Date.parse(closes);
}
