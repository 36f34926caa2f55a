import type {PollSnapshot} from '../../../src/element/client.js';
import type {Ballot} from './ballot.js';

/** Why a vote was refused, where the page's core has no words for it. */
export function drawRefusal({html, kin, say, view}: Ballot): unknown {
  // The store that the element has asked for: `pollStore` would be one more export of the core.
  const reason = kin?.store<PollSnapshot>(`polls/${view.poll}`, {status: 'loading'}, () => undefined).get().own?.reason;
  return reason === 'members-only' || reason === 'buyers-only' ? html`<small role="alert"><bdi>${say(reason)}</bdi></small>` : '';
}
