import {html, nothing, type TemplateResult} from 'lit';
import {type InboxChat, type InboxState, inboxStates} from '../../../src/program/personas/inbox-view.js';
import type {Inbox} from './inbox.js';
import type {Shown} from './shown.js';
import type {Words} from './words.js';

/** The chats, by who has to do with them. */
export function listPane(inbox: Inbox, shown: Shown, words: Words, now: number): TemplateResult {
  const {say} = words;
  const {tab, list, facts} = shown;
  const counts: {readonly [S in InboxState]: number | undefined} = {waiting: list?.waiting, mine: list?.mine, all: undefined};
  return html`
    <nav class="list" aria-label=${say('chats')}>
      <div class="tabs">
        ${inboxStates.map(state => html`
          <button class="tab" aria-pressed=${tab === state} @click=${() => inbox.choose(state)}>
            ${say(state)}${counts[state] ? html` <span class="count">${counts[state].toLocaleString(words.language)}</span>` : nothing}
          </button>`)}
      </div>
      <div class="scroll" aria-busy=${!list}>
        ${!list ? html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>` : list.chats.length === 0 ? none(shown, words) : html`
          <ul class="rows">${list.chats.map(chat => html`<li>${row(inbox, shown, words, chat, now)}</li>`)}</ul>
          ${list.more ? html`<p class="hint pad">${say('more')}</p>` : nothing}`}
      </div>
      ${facts && Object.values(facts.personas).some(({writesFirst}) => writesFirst) ? html`
        <div class="foot"><button class="quiet wide" @click=${() => inbox.first({})}>${say('write')}</button></div>` : nothing}
    </nav>`;
}

function none({tab}: Shown, {say}: Words): TemplateResult {
  const [title, more] = tab === 'waiting' ? ['nobodyWaits', 'nobodyWaitsMore'] as const : tab === 'mine' ? ['noneMine', 'noneMineMore'] as const : ['noneAtAll', undefined] as const;
  return html`<div class="none"><p><strong>${say(title)}</strong></p>${more ? html`<p>${say(more)}</p>` : nothing}</div>`;
}

function row(inbox: Inbox, {open, facts, drafts, outgoing}: Shown, words: Words, chat: InboxChat, now: number): TemplateResult {
  const {say} = words;
  const {why, last, closeness, waitsSince, language} = chat;
  const waits = chat.state === 'requested' || chat.state === 'queued';
  const unsent = drafts[chat.chat] !== undefined || outgoing.some(reply => reply.chat === chat.chat);
  return html`
    <button class="row" aria-current=${open === chat.chat ? 'true' : nothing} @click=${() => inbox.open(chat.chat)}>
      <span class="row-top">
        <strong class="name">${words.shopper(chat)}</strong>
        ${last ? html`<time datetime=${last.at}>${words.when(last.at, now)}</time>` : nothing}
      </span>
      <span class="badges">
        ${why.map(trigger => html`<span class="badge ${trigger === 'safety' ? 'danger' : waits ? 'warn' : ''}">${say(`?${trigger}`)}</span>`)}
        ${closeness ? html`<span class="badge">${words.bond(closeness.bond, facts!)}</span>` : nothing}
        ${unsent ? html`<span class="badge draft" title=${say('late')}>✎</span>` : nothing}
      </span>
      ${last ? html`<span class="last" lang=${language} dir="auto">${last.text}</span>` : nothing}
      <span class="row-foot">
        ${waits && waitsSince ? words.waits(waitsSince, now) : words.standing(chat, facts!)}
        · ${words.persona(chat.persona, facts!)}${chat.answerBy && waits && Date.parse(chat.answerBy) < now ? html` · <b class="late">${say('overdue', {time: words.when(chat.answerBy, now)})}</b>` : nothing}
      </span>
    </button>`;
}
