import type {Talk} from './panel.js';

/** Characters, at most. */
const longest = 2000;

/** What is being written survives a reload, in this tab. */
export interface Draft {
  text: string;
}

export function openDraft(persona: string): Draft {
  const key = `kindred.draft.${persona}`;
  // Where storage is blocked, a draft lives as long as its page.
  const safely = (use: () => string | null | void): string => {
    try {
      return use() ?? '';
    } catch {
      return '';
    }
  };
  let text = safely(() => sessionStorage.getItem(key));
  return {
    get text() { return text; },
    set text(now) {
      text = now;
      safely(() => (now ? sessionStorage.setItem(key, now) : sessionStorage.removeItem(key)));
    },
  };
}

/** Where one writes. Enter sends, with Shift it is a new line; on touch screens it is always that. */
export function drawComposer({chat, element, html, name, say, speak}: Talk, draft: Draft): unknown {
  const input = (): HTMLTextAreaElement => element.renderRoot.querySelector('textarea')!;
  const grow = (): void => {
    draft.text = input().value;
    element.requestUpdate();
  };
  const send = (event?: Event): void => {
    event?.preventDefault();
    const text = draft.text.trim();
    if (!text || !speak(text)) return;
    draft.text = '';
    element.requestUpdate();
    input().focus();
  };
  const press = (event: KeyboardEvent): void => {
    // What ends a choice of characters is no end of the message.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !matchMedia('(pointer: coarse)').matches) send(event);
  };
  const {answering, trouble} = chat;
  return html`<div class="bar">
      <bdi part="status" role="status">${trouble ? say(trouble) : ''}</bdi>
      ${trouble ? html`<button part="button" class="small" @click=${chat.again}>${say('retry')}</button>` : ''}
      ${answering ? html`<span class="typing"><i></i><i></i><i></i> <bdi>${say('writes', {name})}</bdi></span>
        <button part="button" class="small" @click=${chat.stop}>${say('stop')}</button>` : ''}
    </div>
    <form @submit=${send}>
      <textarea part="input" rows="1" dir="auto" maxlength=${longest} enterkeyhint="send" aria-label=${say('input', {name})} placeholder=${say('input', {name})} .value=${draft.text} @input=${grow} @keydown=${press}></textarea>
      <button part="button" class="main" aria-disabled=${!draft.text.trim()} aria-label=${say('send')}><svg class="on" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 14V2M3 7l5-5 5 5"></path></svg></button>
    </form>`;
}
