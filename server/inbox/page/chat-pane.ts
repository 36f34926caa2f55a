import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {InboxFacts, InboxMessage, InboxTranscript} from '../../../src/program/index.js';
import type {Inbox, Move} from './inbox.js';
import type {Outgoing, Shown} from './shown.js';
import type {Words} from './words.js';

/** How long a reply is at most, in characters. */
export const longestReply = 2000;

/** The chat that is open. */
export function chatPane(inbox: Inbox, shown: Shown, words: Words, now: number): TemplateResult {
  const {say} = words;
  const {open, chat, facts} = shown;
  if (open === undefined) return html`<section class="chat empty-chat"><p class="hint">${say('choose')}</p></section>`;
  return html`
    <section class="chat" aria-labelledby="who" aria-busy=${!chat}>
      <header class="chat-head">
        <button class="quiet back" @click=${() => inbox.open(undefined)} aria-label=${say('back')}><span class="arrow" aria-hidden="true">‹</span></button>
        <div class="who">
          <h2 id="who" tabindex="-1">${chat ? words.shopper(chat) : '…'}</h2>
          <p class="hint" role="status">${chat ? states(chat, shown, words, now) : nothing}</p>
        </div>
        <button class="quiet look" @click=${() => inbox.look(true)} aria-label=${say('beside')}><span aria-hidden="true">☰</span></button>
        ${chat ? moves(inbox, chat, shown, words) : nothing}
      </header>
      ${shown.notice ? html`<p class="notice" role="alert">${words.problem(shown.notice.problem, shown.notice.detail, shown.notice.owner)}</p>` : nothing}
      <div class="log scroll" id="log" tabindex="0" role="region" aria-label=${say('said')}>
        ${shown.before ? html`<button class="quiet older" @click=${() => inbox.older()}>${say('older')}</button>` : nothing}
        ${chat ? html`<ol class="messages">
          ${repeat(shown.messages, ({id}) => id, message => html`<li class="message ${message.from}">${said(message, chat, facts!, words, now)}</li>`)}
          ${repeat(shown.outgoing.filter(reply => reply.chat === open), ({id}) => id, reply => html`<li class="message person own on-its-way">${onItsWay(inbox, reply, words)}</li>`)}
        </ol>` : html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`}
      </div>
      ${chat ? composer(inbox, chat, shown, words) : nothing}
    </section>`;
}

function states(chat: InboxTranscript, {facts}: Shown, words: Words, now: number): string {
  const {say} = words;
  const waits = chat.state === 'requested' || chat.state === 'queued';
  return [
    waits && chat.waitsSince ? words.waits(chat.waitsSince, now) : words.standing(chat, facts!),
    waits && chat.place ? say('place', {count: chat.place}) : '',
    waits && chat.answerBy ? say(Date.parse(chat.answerBy) < now ? 'overdue' : 'due', {time: words.when(chat.answerBy, now)}) : '',
    words.persona(chat.persona, facts!),
    words.tongue(chat.language),
  ].filter((text, i, all) => text !== '' && all.indexOf(text) === i).join(' · ');
}

function moves(inbox: Inbox, chat: InboxTranscript, {busy, facts}: Shown, {say, ...words}: Words): TemplateResult {
  const persona = words.persona(chat.persona, facts!);
  const waits = chat.state === 'requested' || chat.state === 'queued';
  const button = (move: Move, text: string, looks: string): TemplateResult =>
    html`<button class=${looks} data-move=${move} ?disabled=${busy !== undefined} aria-busy=${busy === move} @click=${() => inbox.move(move)}>${text}</button>`;
  if (chat.owner?.own) {
    return html`<div class="moves">${button('return', say('return', {persona}), '')}${button('leave', say('leave'), 'quiet')}${button('close', say('close'), 'quiet')}</div>`;
  }
  if (chat.state === 'human' || chat.state === 'closed') return html``;
  return html`<div class="moves">${button('accept', say(waits ? 'accept' : 'take'), waits ? 'main' : '')}</div>`;
}

function said(message: InboxMessage, chat: InboxTranscript, facts: InboxFacts, words: Words, now: number): TemplateResult {
  const {say} = words;
  const {from, person, own, at, text, entry, replies, products, rating, cut} = message;
  const name = from === 'shopper' ? say('shopper') : from === 'person' ? person ?? say('person') : words.persona(chat.persona, facts);
  return html`
    <p class="by"><b>${own ? say('signed', {name}) : name}</b> <time datetime=${at}>${words.when(at, now)}</time></p>
    <div class="text" dir="auto">${text}</div>
    ${products?.map(({name}) => html`<p class="note">${words.pick(name)}</p>`)}
    ${replies?.length ? html`<p class="note">${say('offered', {what: replies.map(({text}) => text).join(' · ')})}</p>` : nothing}
    ${entry ? html`<p class="note">${say('from', {entry})}</p>` : nothing}
    ${cut ? html`<p class="note">${say('cut')}</p>` : nothing}
    ${rating ? html`<p class="note rating ${rating}">${say(rating)}</p>` : nothing}`;
}

function onItsWay(inbox: Inbox, {id, text, refused, late}: Outgoing, words: Words): TemplateResult {
  const {say} = words;
  return html`
    <div class="text" dir="auto">${text}</div>
    ${refused === undefined ? html`<p class="note">${say(late ? 'late' : 'sending')}</p>` : html`
      <p class="note refused">${say('refused', {why: words.problem(refused, refused)})} <button class="link" @click=${() => inbox.discard(id)}>${say('takeBack')}</button></p>`}`;
}

function composer(inbox: Inbox, chat: InboxTranscript, {open, drafts}: Shown, {say}: Words): TemplateResult {
  const draft = drafts[open!] ?? '';
  const over = [...draft.trim()].length - longestReply;
  if (!chat.owner?.own && draft === '') return html`<p class="composer hint">${chat.state === 'human' || chat.state === 'closed' ? nothing : say('acceptFirst')}</p>`;
  const onKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.altKey) return;
    event.preventDefault();
    if (over <= 0) inbox.send();
  };
  return html`
    <form class="composer" @submit=${(event: SubmitEvent) => { event.preventDefault(); inbox.send(); }}>
      <label for="reply" class="hidden">${say('reply')}</label>
      <textarea id="reply" rows="3" dir="auto" placeholder=${say('reply')} aria-describedby="keys" lang=${chat.language} .value=${draft}
        @input=${(event: InputEvent) => inbox.type((event.target as HTMLTextAreaElement).value)} @keydown=${onKey}></textarea>
      <div class="composer-foot">
        <p class="hint" id="keys">${over > 0 ? html`<b class="late">${say('tooLong', {count: over})}</b>` : chat.owner?.own ? html`<span class="keys">${say('keys')}</span>` : say('acceptFirst')}</p>
        <button class="main" ?disabled=${!chat.owner?.own || draft.trim() === '' || over > 0}>${say('send')}</button>
      </div>
    </form>`;
}
