/** `kin-idea`: a shopper is about to submit an idea, to support one or to take the support back. `preventDefault()` keeps it from happening. */
export class KinIdeaEvent extends CustomEvent<null> {
  /** What is submitted; absent where an idea that is here is supported. */
  readonly title: string | undefined;
  /** Whether it is supported, or no longer. */
  readonly supports: boolean;

  /** @param idea the id of the idea that is supported; none while one is submitted */
  constructor(readonly poll: string, readonly idea: string | undefined, {title, supports = true}: {readonly title?: string; readonly supports?: boolean}) {
    super('kin-idea', {bubbles: true, composed: true, cancelable: true});
    this.title = title;
    this.supports = supports;
  }
}

declare global {
  interface HTMLElementEventMap {
    'kin-idea': KinIdeaEvent;
  }
}
