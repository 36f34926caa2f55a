import type {OwnVote} from '../../src/element/client.js';
import type {RefusalReason} from '../../src/events/receipt.js';

/**
 * What the events of a vote share: they bubble and cross shadow roots.
 *
 * `CustomEvent`, here and in the other elements, because MooTools puts an
 * `Event` of its own in the place of the browser's.
 */
export abstract class PollVoteEvent extends CustomEvent<null> {
  readonly choices: readonly string[];
  /** For each of the choices, where the poll asks for it: a score, or how many beans. */
  readonly points: readonly number[] | undefined;
  /** Why the vote was refused. */
  readonly reason: RefusalReason | undefined;

  constructor(type: string, readonly poll: string, {choices, points, reason}: Pick<OwnVote, 'choices' | 'points' | 'reason'>) {
    super(type, {bubbles: true, composed: true, cancelable: type === 'kin-vote'});
    this.choices = choices;
    this.points = points;
    this.reason = reason;
  }
}

/** `kin-vote`: a shopper is about to vote, or to change the vote. `preventDefault()` keeps it from being cast. */
export class KinVoteEvent extends PollVoteEvent {}

/** `kin-saved`: the vote is kept on this device and will reach the service. */
export class KinSavedEvent extends PollVoteEvent {}

/** `kin-recorded`: the service has recorded the vote. */
export class KinRecordedEvent extends PollVoteEvent {}

/** `kin-refused`: the service will not have the vote; `reason` says why. */
export class KinRefusedEvent extends PollVoteEvent {}

declare global {
  interface HTMLElementEventMap {
    'kin-vote': KinVoteEvent;
    'kin-saved': KinSavedEvent;
    'kin-recorded': KinRecordedEvent;
    'kin-refused': KinRefusedEvent;
  }
}
