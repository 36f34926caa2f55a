import {html, nothing, type TemplateResult} from 'lit';
import type {Deed, InboxTranscript} from '../../../src/program/index.js';
import type {Inbox} from './inbox.js';
import type {Shown} from './shown.js';
import type {Words} from './words.js';

/** What stands beside a chat: who they are to the brand, what was tried, and answers to use. */
export function sidePane(inbox: Inbox, shown: Shown, words: Words): TemplateResult {
  const {chat} = shown;
  if (!chat) return html`<aside class="side" hidden></aside>`;
  return html`
    <aside class="side scroll" aria-label=${words.say('beside')}>
      <h2 class="hidden">${words.say('beside')}</h2>
      <button class="quiet look-back" @click=${() => inbox.look(false)}><span class="arrow" aria-hidden="true">‹</span> ${words.say('conversation')}</button>
      ${answers(inbox, shown, chat, words)}
      ${about(inbox, shown, chat, words)}
      ${tried(chat, words)}
    </aside>`;
}

function about(inbox: Inbox, {facts}: Shown, chat: InboxTranscript, words: Words): TemplateResult {
  const {say} = words;
  const {standing: known, closeness, member} = chat;
  if (member === undefined) return html`<section><h3>${say('about')}</h3><p class="hint">${say('unknown')}</p></section>`;
  const {standing} = known ?? {};
  const list = Object.entries(known?.contributed ?? {}).filter(([, count]) => count > 0);
  return html`
    <section>
      <h3>${say('about')}</h3>
      ${standing && closeness ? html`
        <p class="bond"><span class="badge strong">${words.bond(standing.bond, facts!)}</span> ${standing.since ? html`<span class="hint">${say('since', {date: words.date(standing.since)})}</span>` : nothing}</p>
        <p>${say('closeness', {total: Math.round(standing.intimacy.total)})}</p>
        ${standing.falling ? html`<p class="warned">${say('falling', {bond: words.bond(standing.bond, facts!), date: words.date(standing.falling.until)})}</p>` : nothing}
        ${standing.next ? html`
          <h4>${say('next', {bond: words.bond(standing.next.bond, facts!)})}</h4>
          <ul class="progress">${standing.next.conditions.map(({condition, have, need}) => {
            const text = say('progress', {what: condition.of.map(deed => deedName(deed, words)).join(words.language === 'en' ? ', ' : '、'), have, need});
            return html`<li><span>${text}</span><progress max=${need} .value=${Math.min(have, need)} aria-label=${text}></progress></li>`;
          })}</ul>
          ${standing.next.waits ? html`<p class="warned">${say('complaint', {date: words.date(standing.next.waits.since)})}</p>` : nothing}` : html`<p class="hint">${say('top')}</p>`}
        <h4>${say('done')}</h4>
        ${list.length > 0 ? html`<dl class="deeds">${list.map(([deed, count]) => html`<div><dt>${deedName(deed as Deed, words)}</dt><dd>${count.toLocaleString(words.language)}</dd></div>`)}</dl>` : html`<p class="hint">${say('nothingDone')}</p>`}` : html`<p class="hint">${say('noBonds')}</p>`}
      <p class="hint">${say('limit', {count: chat.perMonth})}</p>
      ${facts!.personas[chat.persona]?.writesFirst && !chat.owner ? html`<button class="quiet wide" @click=${() => inbox.first({member, persona: chat.persona})}>${say('writeFirst')}</button>` : nothing}
    </section>`;
}

function deedName(deed: Deed | 'visit', {say}: Words): string {
  return say(`#${deed}`);
}

function tried({tried: {answered, offered}, language}: InboxTranscript, {say}: Words): TemplateResult {
  const some = (title: string, texts: readonly string[]): TemplateResult | typeof nothing =>
    (texts.length > 0 ? html`<h4>${title}</h4><ul class="entries" lang=${language}>${texts.map(text => html`<li dir="auto">${text}</li>`)}</ul>` : nothing);
  return html`
    <section>
      <h3>${say('tried')}</h3>
      ${answered.length + offered.length === 0 ? html`<p class="hint">${say('nothingTried')}</p>` : html`${some(say('answered'), answered)}${some(say('offers'), offered)}`}
    </section>`;
}

function answers(inbox: Inbox, {query, found}: Shown, chat: InboxTranscript, {say}: Words): TemplateResult {
  return html`
    <section>
      <h3 id="answers">${say('answers')}</h3>
      <input type="search" class="wide" dir="auto" aria-labelledby="answers" placeholder=${say('search')} .value=${query} @input=${(event: InputEvent) => inbox.search((event.target as HTMLInputElement).value)}>
      ${found.length === 0 ? html`<p class="hint" role="status">${say('noneFound')}</p>` : html`
        ${query === '' ? html`<p class="hint">${say('suggested')}</p>` : nothing}
        <ul class="canned" lang=${chat.language}>${found.map(({ask, answer}) => html`
          <li>
            <details>
              <summary dir="auto">${ask}</summary>
              <p dir="auto">${answer}</p>
            </details>
            <button class="small" aria-label="${say('use')}: ${ask}" ?disabled=${!chat.owner?.own} @click=${() => inbox.use(answer)}>${say('use')}</button>
          </li>`)}</ul>`}
    </section>`;
}
