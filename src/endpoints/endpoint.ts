import type {KindredEvent} from '../events/envelope.js';
import type {Receipt} from '../events/receipt.js';
import type {IdeaPage} from '../program/ideas/idea-view.js';
import type {MeView, StandingsView} from '../program/bonds/me-view.js';
import type {ChatView, PersonaView} from '../program/personas/chat-view.js';
import type {PollView} from '../program/poll-view.js';
import type {InvitationView, ReferralView} from '../program/referrals/referral-view.js';

export interface DeliverOptions {
  /** The page is going away: the request must outlive it, and nobody may be left to read the receipt. */
  readonly closing?: boolean;
  /** A JWT for the member who did all that is in the batch. A `retry` verdict has a new one fetched. */
  readonly token?: string | undefined;
}

/** Where facts go. */
export interface Endpoint {
  /** Names this destination on the device: what waits for it is found again by this name, in every page and session. */
  readonly name: string;
  /**
   * Takes the batch, or a leading part of it, and answers verdict by verdict.
   * A rejection means that nothing is known of any of them: all are offered
   * again.
   */
  deliver(batch: readonly KindredEvent[], options: DeliverOptions): Promise<Receipt>;
}

/**
 * What can be read, by its name: `polls/autumn-tin`,
 * `polls/mascot/ideas?sort=top`; `me/referral`, one's own invitations and
 * rewards; `referrals/KC4T9XWP3.1a2b3c4d`, an invitation as its friend sees it;
 * `me`, one's own standing; `standings?members=lin,noor`, what others let be seen of theirs;
 * `personas/mochi`, and `personas/mochi/chat?before=12`, one's chat with it.
 */
export type ResourceName = `polls/${string}` | `personas/${string}` | 'me' | 'me/referral' | `referrals/${string}` | `standings?members=${string}`;
export type Resource<R extends ResourceName = ResourceName> =
  R extends `polls/${string}/ideas?${string}` ? IdeaPage
  : R extends `personas/${string}/chat${string}` ? ChatView
  : R extends `personas/${string}` ? PersonaView
  : R extends 'me' ? MeView
  : R extends `standings?${string}` ? StandingsView
  : R extends 'me/referral' ? ReferralView
  : R extends `referrals/${string}` ? InvitationView
  : PollView;

export type Reading<T> =
  | {readonly ok: true; readonly value: T}
  /** `unknown`: there is no such thing. `unreachable`: no answer, which may pass. `detail` is for the developer. */
  | {readonly ok: false; readonly problem: 'unknown' | 'unreachable'; readonly detail: string};

export interface ReadOptions {
  /** Who asks; absent while this browser has no visitor id. */
  readonly visitor: string | undefined;
  /** A fresh JWT for the member, if one is signed in; another one than that which was refused. */
  readonly token?: ((closing?: boolean, refused?: string) => Promise<string | undefined>) | undefined;
  /** Whether it is still being asked who is signed in. */
  readonly pending?: boolean;
}

/** A request that is more than a reading: its method, body and headers, and what ends it. */
export interface OpenOptions {
  readonly method?: 'POST';
  readonly body?: string;
  readonly headers?: {readonly [name: string]: string};
  readonly signal?: AbortSignal;
}

/** A full service also answers. */
export interface Service extends Endpoint {
  read<R extends ResourceName>(resource: R, options: ReadOptions): Promise<Reading<Resource<R>>>;
  /**
   * Sends a request to the resource, as the reader, and gives what comes back
   * as it comes: for chats, which are streams. Rejects where nobody answers.
   */
  open(resource: ResourceName, options: ReadOptions, init: OpenOptions): Promise<Response>;
  /**
   * Tells what the resource is now, and again whenever it changes, until the
   * returned function is called. Finds its own way back after a lost
   * connection, and rests while the page is hidden.
   */
  watch<R extends ResourceName>(resource: R, options: ReadOptions, onReading: (reading: Reading<Resource<R>>) => void): () => void;
}

export function isService(endpoint: Endpoint): endpoint is Service {
  return 'watch' in endpoint;
}
