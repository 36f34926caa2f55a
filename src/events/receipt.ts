/** Why a judge would not take an event. The words are part of the protocol. */
export type RefusalReason =
  | 'malformed'
  | 'unknown-type'
  | 'unknown-poll'
  | 'unknown-option'
  | 'option-withdrawn'
  | 'invalid-ballot'
  | 'invalid-idea'
  | 'too-many-ideas'
  | 'unknown-idea'
  | 'idea-lapsed'
  | 'members-only'
  | 'buyers-only'
  | 'poll-not-open'
  | 'poll-closed'
  | 'no-referral'
  | 'referral-closed'
  | 'invalid-note'
  | 'invalid-code'
  | 'unknown-code'
  | 'own-code'
  | 'too-many-invitations'
  | 'not-invited'
  | 'unknown-persona'
  | 'unknown-message'
  | 'id-reused'
  | 'visitor-of-another'
  | 'erased';

/** What became of one event. */
export type Verdict =
  | {readonly status: 'accepted' | 'duplicate'}
  /** Final: the same event would be refused again. `detail` is for the developer. */
  | {readonly status: 'refused'; readonly reason: RefusalReason; readonly detail?: string}
  /** Not taken now. `after` is in milliseconds from now; absent, the sender's own back-off decides. */
  | {readonly status: 'retry'; readonly after?: number};

/** Answers a batch, verdict by verdict in the batch's order. A shorter receipt leaves the rest unsaid: they are offered again. */
export type Receipt = readonly Verdict[];
