import type {CannedAnswer, InboxFacts, InboxMessage, InboxState, InboxTranscript, InboxView} from '../../../src/program/index.js';
import type {Connection} from './service.js';

/** A reply on its way. It has its id from the page, so that it counts once, however often it is sent. */
export interface Outgoing {
  readonly id: string;
  readonly chat: string;
  readonly text: string;
  /** Why the service does not take it: the last part of the problem's type. */
  readonly refused?: string;
  /** There was no answer; it is sent again. */
  readonly late?: boolean;
}

/** What went wrong with something that the operator has just asked for. */
export interface Notice {
  /** The last part of the problem's type. */
  readonly problem: string;
  readonly detail: string;
  /** Who has the chat. */
  readonly owner?: string;
}

/** A message with which the brand begins. */
export interface FirstMessage {
  readonly id: string;
  readonly member: string;
  readonly persona: string;
  readonly text: string;
  readonly state: 'writing' | 'sending' | 'sent';
  readonly notice?: Notice;
  /** When the shopper's limit lets the brand write next: RFC 3339. */
  readonly next?: string;
}

/** Everything that the page shows. */
export interface Shown {
  readonly connection: Connection;
  /** Why there is nothing to show at all. */
  readonly closed?: Notice;
  readonly facts?: InboxFacts;
  readonly tab: InboxState;
  readonly list?: InboxView;
  /** The chat that is open; before it is read, its id alone. */
  readonly open?: string;
  readonly chat?: InboxTranscript;
  /** What was said in it, as far as it was read, the oldest first. */
  readonly messages: readonly InboxMessage[];
  /** Older messages can be asked for, those before this `seq`. */
  readonly before?: number;
  readonly outgoing: readonly Outgoing[];
  /** What is written and not sent, by chat. */
  readonly drafts: {readonly [chat: string]: string};
  /** What is being asked of the service for the open chat. */
  readonly busy?: string;
  readonly notice?: Notice;
  readonly query: string;
  readonly found: readonly CannedAnswer[];
  /** Whether the narrow page shows what stands beside the chat. */
  readonly beside: boolean;
  readonly first?: FirstMessage;
}

export const nothingShown: Shown = {connection: 'connecting', tab: 'waiting', messages: [], outgoing: [], drafts: {}, query: '', found: [], beside: false};
