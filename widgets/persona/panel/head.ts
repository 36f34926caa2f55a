import type {Talk} from './panel.js';

/**
 * Who one talks with, in a picture and in words. That it is a machine is
 * always said: the line has no slot, no part and no condition.
 */
export function drawHead({chat: {state}, element: {hide, inline, pick}, html, name, say, view}: Talk, more: () => void, opened: boolean): unknown {
  const {disclosure, pictures} = view;
  const mood = state?.mood ?? 'calm';
  const {alt, src} = pictures[mood] ?? pictures.calm;
  return html`<div class="head">
      <img part="face" src=${src} alt=${pick(alt)} width="52" height="52">
      <h2><bdi id="name">${name}</bdi><small><bdi>${say(mood)}</bdi></small></h2>
      <button part="button" class="icon" aria-expanded=${opened} aria-label=${say('more')} @click=${more}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 8h.01M8 8h.01M14 8h.01"></path></svg></button>
      ${inline ? '' : html`<button part="button" class="icon" aria-label=${say('close')} @click=${hide}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13"></path></svg></button>`}
    </div>
    <p id="disclosure" class="about"><bdi>${pick(disclosure)}</bdi></p>`;
}

/** A person is one press away, or on the way, or there. */
export function drawPerson({chat, html, say, view, when}: Talk): unknown {
  const {asked, state} = chat;
  const pending = asked && asked.stage !== 'recorded' && asked.stage !== 'refused' ? asked.type : undefined;
  const waits = state?.state === 'requested' || state?.state === 'queued';
  const wanted = pending ? pending === 'handoff.requested' : waits;
  const button = (what: 'handoff.requested' | 'handoff.withdrawn', words: 'person' | 'withdraw'): unknown => html`<button part="button" class="small" @click=${() => chat.ask(what)}>${say(words)}</button>`;
  if (state?.state === 'human') return html`<div class="handoff"><bdi role="status">${say('human', {name: state.person ?? say('someone')})}</bdi></div>`;
  if (!wanted) return html`<div class="handoff">${button('handoff.requested', 'person')}<bdi role="status">${state?.state === 'closed' ? say('closed') : ''}</bdi></div>`;
  const answerBy = state?.answerBy ?? view.answerBy;
  const words = [
    // A place among those who wait says nothing where nobody takes the next.
    !view.attended ? say('away') : pending ? say('asked') : state?.place ? say('next', {count: state.place}) : say('waits'),
    answerBy && say('by', {when: when(answerBy)}),
  ].filter(Boolean).join(' ');
  return html`<div class="handoff"><bdi role="status">${words}</bdi>${button('handoff.withdrawn', 'withdraw')}</div>`;
}
