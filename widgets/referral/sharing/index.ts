import type {Channel} from '../../../src/events/catalogue.js';
import {followTexts} from '../../../src/element/texts.js';
import {plainTextProblem} from '../../../src/program/ideas/plain-text.js';
import {copyFrom} from '../copy-from.js';
import type {Drawing, Memory, Open, Speaking} from '../drawing.js';
import {addressOf, usual} from './channels.js';
import {closePoster, drawPosterFrame, openPoster} from './poster-frame.js';
import type {Sharing, State} from './sharing.js';
import {type sharingMessages, sharingTexts} from './sharing-messages.js';
import {sharingStyles} from './sharing-styles.js';

/** The ways to share, the note that goes along, and why there may be no more invitations. */
export const openSharing: Open = async element => {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(sharingStyles());
  const speaking = element as unknown as Speaking;
  const redraw = (): void => element.requestUpdate();
  const texts = await followTexts(element, sharingTexts, redraw);
  let state: State;
  let memory: Memory | undefined;
  let last: Sharing | undefined;

  element.addController({hostDisconnected: () => last && closePoster(last)});

  return drawing => {
    if (drawing.memory !== memory) {
      if (last) closePoster(last);
      memory = drawing.memory;
      state = {draft: '', marked: false};
    }
    const {kin, language, pick} = speaking;
    const sharing: Sharing = last = {element, root, kin, language, pick, redraw, memory, state, say: texts()};
    // Another attempt has ended this one.
    if (state.poster?.attempt.over && !state.poster.saved) void element.updateComplete.then(() => closePoster(sharing));
    return drawing.html`${drawRefusal(drawing, sharing)}${drawWhyNot(drawing, sharing) || (memory.open ? drawWays(drawing, sharing) : '')}`;
  };
};

function drawRefusal({html, said: {shared}}: Drawing, {say}: Sharing): unknown {
  return shared?.stage === 'refused' ? html`<p class="problem"><bdi>${say(shared.reason as 'members-only') || say('refused')}</bdi></p>` : '';
}

/** Why nobody can be invited now. */
function drawWhyNot({html, view: {closes, member, now, terms}}: Drawing, {say}: Sharing): unknown {
  if (closes && Date.parse(closes) <= Date.parse(now)) return html`<p><bdi>${say('ended')}</bdi></p>`;
  return member?.left === 0 ? html`<p><bdi>${say('full', {count: terms.most})}</bdi></p>` : '';
}

function drawWays(drawing: Drawing, sharing: Sharing): unknown {
  const {html} = drawing;
  const {pick, say} = sharing;
  return html`<div class="panel">
    ${drawNote(drawing, sharing)}
    <div role="group" aria-label=${say('by')} class="ways">${(pick(usual).split(' ') as (keyof typeof sharingMessages & Channel)[]).map(channel => html`
      <button type="button" part="button" @click=${() => send(drawing, sharing, channel)}>${say(channel)}</button>`)}</div>
    ${drawBlocked(drawing, sharing)}
    ${drawPosterFrame(drawing, sharing)}
  </div>`;
}

function drawNote({html}: Drawing, {memory, redraw, say, state}: Sharing): unknown {
  return html`<div>
    <label class="field">${say('note')}
      <textarea rows="2" maxlength="200" aria-describedby="note-hint" aria-invalid=${state.marked} .value=${state.draft} @input=${({target}: Event) => {
        state.draft = (target as HTMLTextAreaElement).value;
        // It is one line wherever it is shown.
        const note = state.draft.replace(/\s+/g, ' ').trim();
        state.marked = !!plainTextProblem(note);
        memory.note = state.marked ? '' : note;
        redraw();
      }}></textarea>
    </label>
    <small id="note-hint"><bdi>${say(state.marked ? 'noteProblem' : 'noteHint')}</bdi></small>
  </div>`;
}

async function send(drawing: Drawing, sharing: Sharing, channel: keyof typeof sharingMessages & Channel): Promise<void> {
  const {element, root, say, state} = sharing;
  state.blocked = undefined;
  if (channel === 'poster' || channel === 'wechat') return openPoster(drawing, sharing, channel);
  const attempt = drawing.begin(channel);
  if (!attempt) return;
  const name = {channel: say(channel)};
  const address = addressOf(channel, attempt);
  if (!address) {
    const copied = await copyFrom(root.querySelector('[part=link]')!);
    return attempt.end(copied ? 'copied' : 'failed', say(copied ? 'paste' : 'pasteFailed', name));
  }
  // With "noopener" it would say of every window that it was not opened.
  const opened = open(address, address.startsWith('https:') ? '_blank' : '_self');
  if (opened && opened !== window) opened.opener = null;
  if (opened) return attempt.end('shared', say('handed', name));
  state.blocked = {channel, address};
  attempt.end('failed', say('blocked'));
  await element.updateComplete;
  root.querySelector<HTMLElement>('.blocked a')?.focus();
}

/** The same as an ordinary link, which browsers keep nobody from following. */
function drawBlocked({begin, html}: Drawing, {redraw, say, state}: Sharing): unknown {
  const {blocked} = state;
  if (!blocked) return '';
  const {address, channel} = blocked;
  const name = {channel: say(channel as keyof typeof sharingMessages)};
  return html`<div class="blocked"><a part="button" target="_blank" rel="noopener" href=${address} @click=${(event: Event) => {
    const attempt = begin(channel);
    if (!attempt) return event.preventDefault();
    attempt.end('shared', say('handed', name));
    // Once the browser has followed it.
    setTimeout(() => {
      state.blocked = undefined;
      redraw();
    });
  }}>${say('openIt', name)}</a></div>`;
}
