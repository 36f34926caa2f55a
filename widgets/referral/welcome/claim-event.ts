/** `kin-claim`: a friend is about to accept an invitation. `preventDefault()` keeps it from happening. */
export class KinClaimEvent extends CustomEvent<null> {
  /** @param code the member's, without hyphens */
  constructor(readonly code: string) {
    super('kin-claim', {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'kin-claim': KinClaimEvent;
  }
}
