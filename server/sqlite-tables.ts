import type {Generated} from 'kysely';
import type {UsageRow} from './brains/sqlite-usage.js';

export interface BallotRow {id: string; at: string; kind: string; choices: string; points: string | null; group: string | null; aside: string | null; decided: string | null}

export interface SupportRow {id: string; at: string; supports: number}

export interface IdeaRow {
  id: string; poll: string; author: string; title: string; words: string | null; picture: string | null; credit: string | null;
  state: string; submitted: string; published: string | null; decided: string | null; reason: string | null; link: string | null;
  supports: number; most: number;
}

export interface ReferralRow {
  id: string; member: string; friend: string | null; visitor: string | null; invitation: string | null; begun: string; claimed: string | null;
  state: string; waits: number; due: string | null; channel: string | null; note: string | null; thanked: string | null; thanks: string | null; body: string;
}

export interface EntryRow {id: string; from: string; to: string; reward: string; holder: string; does: string; referral: string; order: string; at: string}

export interface GrantRow {entry: string; referral: string; reward: string; holder: string; at: string; pool: string | null; call: string | null; code: string | null}

export interface BondRow {holder: string; bond: string | null; due: string | null; shown: string | null; told: string | null; snapshot: string}

export interface ChatRow {id: string; persona: string; holder: string; last: string; rank: number | null; waits: string | null; person: string | null; body: string}

export interface ChatMessageRow {id: string; seq: number; speaker: string; visitor: string | null; answers: string | null; outcome: string | null; first: string | null; body: string}

/** The columns of each table, as `sqlite-migrations.ts` makes them. */
export interface Tables {
  events: {
    tenant: string; source: string; id: string; type: string; subject: string | null; occurred: string; received: string; body: string;
    visitor: string | null; member: string | null;
  };
  ballots: {tenant: string; poll: string; voter: string; visitor: string | null} & BallotRow;
  tallies: {tenant: string; poll: string; group: string; option: string; count: number};
  turnout: {tenant: string; poll: string; group: string; voters: number};
  visitors: {tenant: string; visitor: string; member: string; joined: string};
  ideas: {tenant: string; visitor: string} & IdeaRow;
  idea_tokens: {tenant: string; poll: string; token: string; idea: string};
  supports: {tenant: string; voter: string; idea: string; visitor: string} & SupportRow;
  inviters: {tenant: string; member: string; code: string; first_name: string | null; preferences: string; leaderboard: number; rewarded: Generated<number>};
  referrals: {tenant: string} & ReferralRow;
  orders: {tenant: string; id: string; buyer: string | null; paid: string | null; payment: string | null; sent_to: string | null};
  order_facts: {tenant: string; order: string; id: string; body: string};
  ledger: {tenant: string; seq: number} & EntryRow;
  grants: {tenant: string; ended: Generated<number>} & GrantRow;
  coupons: {tenant: string; pool: string; code: string; seq: number; state: Generated<string>; entry: string | null};
  bonds: {tenant: string} & BondRow;
  bond_rules: {tenant: string; rules: string};
  chats: {tenant: string} & ChatRow;
  chat_messages: {tenant: string; chat: string} & ChatMessageRow;
  chat_facts: {tenant: string; chat: string; id: string; at: string; body: string};
  chat_questions: {tenant: string; persona: string; language: string; folded: string; question: string; count: number; last: string};
  erased: {tenant: string; name: string; at: string};
  chat_usage: {tenant: string} & UsageRow;
  calls: {tenant: string; id: string; call: string; body: string; after: string | null; attempts: Generated<number>; next_at: number; done: Generated<number>};
}
