import type {QuickReply} from '../../../src/program/personas/chat-view.js';
import type {Talk} from './panel.js';

/** Questions that can be asked by a press. */
export function drawReplies({html, speak}: Talk, replies: readonly QuickReply[] | undefined): unknown {
  return replies?.length ? html`<ul class="replies">${replies.map(({text}) => html`<li><button part="button" @click=${() => speak(text)}><bdi>${text}</bdi></button></li>`)}</ul>` : '';
}
