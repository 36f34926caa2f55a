import type {BondRules} from './bonds/bond-rules.js';
import type {Persona} from './personas/persona.js';

/** A text in one language, or one for each BCP 47 language tag. */
export type Text = string | {readonly [language: string]: string};

export interface Picture {
  /** Resolved against the page that shows it. */
  readonly src: string;
  /** What the picture shows, for those who cannot see it. Empty when the label says it all. */
  readonly alt: Text;
}

export interface PollOption {
  readonly id: string;
  readonly label: Text;
  readonly picture?: Picture;
  /** No longer to be had: votes for it count for nobody, and it cannot win. */
  readonly withdrawn?: boolean;
  /** Where it is to be had, since it was made: an https URL. */
  readonly made?: string;
}

/**
 * Who may see the counts: everyone at any time, a voter once the vote is
 * recorded, everyone once the poll has closed, or the brand alone.
 */
export type ResultsVisibility = 'always' | 'after-vote' | 'after-close' | 'never';

/**
 * How sure one can be that a voter votes once: by a visitor id alone; by a
 * member's token that the shop has signed; or by one that also says that the
 * member has bought.
 */
export type Assurance = 'browser' | 'member' | 'order';

interface PollBase {
  readonly question: Text;
  readonly results: ResultsVisibility;
  /** RFC 3339. Absent: open from the start. */
  readonly opens?: string;
  /** RFC 3339. Absent: never closes. The first moment at which no vote counts. */
  readonly closes?: string;
  /** How many have to vote before the result holds. */
  readonly quorum?: number;
  /** Who may vote; `browser` when absent. */
  readonly assurance?: Assurance;
  /** `order`: of which products, by the shop's own ids, one must have bought at least one. Absent: any purchase counts. */
  readonly products?: readonly string[];
  /** `browser`: when votes come so fast that the brand looks at them before they count; `false`: never. `usualVelocity` when absent. */
  readonly velocity?: Velocity | false;
}

/** So many votes for one option by new visitors through one network within so many minutes. */
export interface Velocity {
  readonly votes: number;
  readonly minutes: number;
}

/** What voters may say of themselves, so that the result can be split by it. */
export interface Groups {
  readonly question: Text;
  /** How many voters a group has at least whose votes are shown apart; 5 or more. */
  readonly smallest: number;
  readonly options: readonly Group[];
}

export interface Group {
  readonly id: string;
  readonly label: Text;
}

interface OptionsBase extends PollBase {
  readonly options: readonly PollOption[];
  /** Absent: nobody is asked. */
  readonly groups?: Groups;
}

/** One option. `image`: options are pictures, which can be enlarged. */
export interface SinglePoll extends OptionsBase {
  readonly kind: 'single' | 'image';
}

/** Several options. */
export interface ApprovalPoll extends OptionsBase {
  readonly kind: 'approval';
  /** How many options a vote has at least; 1 when absent. */
  readonly min?: number;
  /** How many it has at most; all of them when absent. */
  readonly max?: number;
}

/** Options in order, by instant-runoff. */
export interface RankedPoll extends OptionsBase {
  readonly kind: 'ranked';
}

/** A score of 1 to 5 for each option. */
export interface ScorePoll extends OptionsBase {
  readonly kind: 'score';
}

/** Beans to spend on the options. */
export interface BudgetPoll extends OptionsBase {
  readonly kind: 'budget';
  readonly beans: number;
}

/** This or that, two by two. */
export interface PairwisePoll extends OptionsBase {
  readonly kind: 'pairwise';
}

/** How many supports an idea needs, and by when. */
export interface Milestone {
  readonly supports: number;
  /** How long there is for it, in days: from publication, or from the end of the days of the milestone before. */
  readonly days: number;
}

/** Ideas to submit and to support. How many support one is for everyone to see. */
export interface OpenPoll extends PollBase {
  readonly kind: 'open';
  readonly ideas: {
    /** In rising order. */
    readonly milestones: readonly Milestone[];
    /** Whose pictures an idea may show: https origins. None when absent. */
    readonly pictures?: readonly string[];
    /** Whether the brand sees an idea before everyone does; true when absent. */
    readonly moderated?: boolean;
  };
}

/** A poll that is voted in, by ballots that name its options. */
export type BallotPoll = SinglePoll | ApprovalPoll | RankedPoll | ScorePoll | BudgetPoll | PairwisePoll;

export type Poll = BallotPoll | OpenPoll;

/**
 * Where rewards are taken from, by the names that the service's operator gave
 * them: a pool of single-use coupon codes, or a signed call to the shop, which
 * answers with one. With both, the code is the pool's, and the shop is told.
 */
export type RewardSource = {readonly pool: string; readonly call?: string} | {readonly call: string};

export interface Reward {
  /** No other reward of the program has it. */
  readonly id: string;
  readonly label: Text;
  readonly from: RewardSource;
  /** How long it is good for, in days from when it is granted. */
  readonly days: number;
}

export interface Money {
  /** In the currency's minor unit: cents, fen; yen where there is none smaller. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** So many friends' claims for one member within so many hours. */
export interface ClaimVelocity {
  readonly claims: number;
  readonly hours: number;
}

export interface ReferralMilestone {
  /** How many friends it takes whose orders were rewarded. */
  readonly friends: number;
  readonly reward: Reward;
}

/** What members and their friends get, and when. What is absent is in `terms.ts`. */
export interface ReferralRules {
  /** What both get, in one sentence, as each of them is told it. */
  readonly offer: {readonly member: Text; readonly friend: Text};
  readonly rewards: {readonly member: Reward; readonly friend: Reward};
  /** How many days an order has to stand before anything is granted for it. */
  readonly refundDays?: number;
  /** How many days a friend has to pay an order, from their claim on. */
  readonly claimDays?: number;
  /** How many invitations a member has. */
  readonly most?: number;
  /** The least that an order comes to. Absent: anything that was paid for. An order in another currency does not count. */
  readonly smallestOrder?: Money;
  /** Whether a friend must never have paid an order before. */
  readonly newCustomersOnly?: boolean;
  /** In rising order. */
  readonly milestones?: readonly ReferralMilestone[];
  /** When it ends: nobody can invite or claim from then on, and what was claimed goes on. RFC 3339. */
  readonly closes?: string;
  /** When claims come so fast that the brand looks at them first; `false`: never. */
  readonly velocity?: ClaimVelocity | false;
}

/** What the brand decides: the content of its program file. */
export interface Program {
  readonly $schema?: string;
  readonly name: string;
  readonly polls: {readonly [poll: string]: Poll};
  /** Absent: nobody is invited. */
  readonly referral?: ReferralRules;
  /** Absent: nobody's bond is known. `{}`: by the rules of `bonds/defaults.ts`. */
  readonly bonds?: BondRules;
  /** The brand's characters, by id. */
  readonly personas?: {readonly [persona: string]: Persona};
}
