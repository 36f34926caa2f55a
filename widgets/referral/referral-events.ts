import type {Channel, ShareOutcome} from '../../src/events/catalogue.js';

/** `kin-invite`: a member is about to send an invitation. `preventDefault()` keeps it from going out. */
export class KinInviteEvent extends CustomEvent<null> {
  constructor(readonly channel: Channel) {
    super('kin-invite', {bubbles: true, composed: true, cancelable: true});
  }
}

/** `kin-share`: an attempt to share has ended, as each does once. A `dismissed` one was given up by the member, a `failed` one for want of support. */
export class KinShareEvent extends CustomEvent<null> {
  constructor(readonly channel: Channel, readonly outcome: ShareOutcome) {
    super('kin-share', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'kin-invite': KinInviteEvent;
    'kin-share': KinShareEvent;
  }
}
