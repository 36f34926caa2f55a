import {html, nothing, type TemplateResult} from 'lit';
import {longestReply} from './chat-pane.js';
import type {Inbox} from './inbox.js';
import type {Shown} from './shown.js';
import type {Words} from './words.js';

/** Where the brand begins a chat. */
export function firstDialog(inbox: Inbox, {first, facts}: Shown, words: Words): TemplateResult {
  const {say} = words;
  if (!first || !facts) return html``;
  const personas = Object.keys(facts.personas).filter(id => facts.personas[id]!.writesFirst);
  const {notice, next, state} = first;
  const incomplete = first.member.trim() === '' || first.text.trim() === '' || [...first.text.trim()].length > longestReply;
  return html`
    <dialog aria-labelledby="first-title" @close=${() => inbox.first(undefined)}>
      <form @submit=${(event: SubmitEvent) => { event.preventDefault(); void inbox.sendFirst(); }}>
        <h2 id="first-title">${say('writeTitle')}</h2>
        ${state === 'sent' ? html`
          <p role="status">${say('sent')}</p>
          <div class="dialog-foot"><button type="button" class="main" @click=${() => inbox.first(undefined)}>${say('finish')}</button></div>` : html`
          <p class="hint">${say('writeWords')}</p>
          <label>${say('memberId')}<input name="member" required maxlength="128" dir="ltr" autocomplete="off" spellcheck="false" .value=${first.member} @input=${(event: InputEvent) => inbox.first({member: (event.target as HTMLInputElement).value})}></label>
          ${personas.length > 1 ? html`<label>${say('as')}<select @change=${(event: Event) => inbox.first({persona: (event.target as HTMLSelectElement).value})}>
            ${personas.map(id => html`<option value=${id} ?selected=${id === first.persona}>${words.persona(id, facts)}</option>`)}
          </select></label>` : nothing}
          <label>${say('text')}<textarea name="text" required rows="4" dir="auto" .value=${first.text} @input=${(event: InputEvent) => inbox.first({text: (event.target as HTMLTextAreaElement).value})}></textarea></label>
          ${notice ? html`<p class="notice" role="alert">${[words.problem(notice.problem, notice.detail), ...(next ? [say('nextAllowed', {date: words.date(next)})] : [])].join(' ')}</p>` : nothing}
          <div class="dialog-foot">
            <button type="button" class="quiet" @click=${() => inbox.first(undefined)}>${say('cancel')}</button>
            <button class="main" ?disabled=${incomplete || state === 'sending'}>${say(state === 'sending' ? 'sending' : 'send')}</button>
          </div>`}
      </form>
    </dialog>`;
}
