import type {NextStep} from '../../src/program/bonds/next-bond.js';

declare global {
  interface HTMLElementEventMap {
    'kin-next': KinNextEvent;
  }
}

/** A member wants to do what brings them closer next, and is about to be led there. Cancelable. */
export class KinNextEvent extends CustomEvent<null> {
  constructor(readonly step: NextStep) {
    super('kin-next', {bubbles: true, composed: true, cancelable: true});
  }
}
