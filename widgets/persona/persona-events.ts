declare global {
  interface HTMLElementEventMap {
    'kin-chat-open': KinChatOpenEvent;
    'kin-say': KinSayEvent;
  }
}

/** A shopper wants to talk, and the chat is about to open. Cancelable. */
export class KinChatOpenEvent extends CustomEvent<null> {
  constructor(readonly persona: string) {
    super('kin-chat-open', {bubbles: true, composed: true, cancelable: true});
  }
}

/** A shopper is about to say this. Cancelable. */
export class KinSayEvent extends CustomEvent<null> {
  constructor(readonly persona: string, readonly text: string) {
    super('kin-say', {bubbles: true, composed: true, cancelable: true});
  }
}
