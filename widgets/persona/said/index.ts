import {type Chat, type ChatLine, openTalk, type Rating} from '../../../src/element/client.js';
import {followTexts, type SayText} from '../../../src/element/texts.js';
import type {Speaker} from '../drawing.js';
import type {OpenRow, Row, Talk} from '../panel/panel.js';
import {drawReplies} from '../panel/replies.js';
import {openWords, type Words} from './markdown.js';
import {drawProduct} from './product.js';
import {type SaidMessages, saidTexts} from './said-messages.js';
import {saidStyles} from './said-styles.js';

const moreOf = {shopper: 'own', persona: 'message', person: 'person'} as const;

type SaySaid = SayText<keyof SaidMessages>;

/** Gets an element ready for messages, and its chat for more of them; settles when it has the words for them. */
export async function openSaid(element: Speaker, chat: Chat): Promise<OpenRow> {
  (element.renderRoot as ShadowRoot).adoptedStyleSheets.push(saidStyles());
  let version = 0;
  const texts = await followTexts(element, saidTexts, () => {
    version++;
    element.requestUpdate();
  });
  chat.begin(openTalk);
  return redraw => openRow(redraw, () => version, ({view: {stance}}) => texts(stance));
}

/** A message, whose words come as nodes that are only added to. */
function openRow(redraw: () => void, version: () => number, sayOf: (talk: Talk) => SaySaid): Row {
  const element = document.createElement('li');
  const body = document.createElement('div');
  body.className = 'words';
  body.dir = 'auto';
  let words: Words | undefined;
  let shown = '';
  let over = false;
  let drawn: readonly unknown[] = [];
  /** What became of copying it. */
  let copied = false;

  /** Adds what is new; says all of it anew where it is not what it was. */
  function write({from, seq, cut, text}: ChatLine): void {
    if (from === 'shopper') {
      if (text !== shown) body.textContent = shown = text;
      return;
    }
    if (!words || !text.startsWith(shown) || (over && text !== shown)) {
      body.replaceChildren();
      words = openWords(body);
      shown = '';
      over = false;
    }
    if (text !== shown) words.add(text.slice(shown.length));
    shown = text;
    if (over || !(seq || cut)) return;
    words.end();
    over = true;
  }

  return {
    element,
    body,
    draw(talk, line, isLast) {
      const now = [line, isLast, copied, talk.offline, talk.spoken, version(), talk.view, talk.chat.answering];
      if (now.every((value, i) => value === drawn[i])) return;
      drawn = now;
      write(line);
      const {html, render} = talk;
      const say = sayOf(talk);
      element.className = line.from;
      render(html`${drawSpeaker(talk, line, say)}
        <div part=${moreOf[line.from]} class="bubble">${body}</div>
        ${line.products?.map(product => drawProduct(talk, product, line.text))}
        ${line.from === 'shopper' ? drawStage(talk, line, say) : drawActions(talk, line, say, copied, async () => {
          await navigator.clipboard.writeText(body.innerText);
          copied = true;
          redraw();
        })}
        ${isLast && !talk.chat.answering ? drawReplies(talk, line.replies) : ''}`, element, {host: talk.element});
    },
  };
}

function drawSpeaker({html, name, say, view: {pictures}}: Talk, {from, mood = 'calm', person}: ChatLine, saySaid: SaySaid): unknown {
  if (from === 'shopper') return html`<span class="hidden">${saySaid('you')}</span>`;
  if (from === 'person') return html`<bdi class="who">${say('people', {name: person ?? say('someone')})}</bdi>`;
  const {src} = pictures[mood] ?? pictures.calm;
  return html`<img class="mini" src=${src} alt="" width="34" height="34"><bdi class="hidden">${name}, ${say(mood)}:</bdi>`;
}

/** How far what the shopper wrote has come. */
function drawStage({chat, element, html, offline, when}: Talk, {at, id, stage, text}: ChatLine, say: SaySaid): unknown {
  if (stage === 'refused') {
    const edit = (): void => {
      const input = element.renderRoot.querySelector('textarea')!;
      input.value = text;
      input.dispatchEvent(new Event('input'));
      input.focus();
    };
    return html`<p class="meta" role="status"><bdi>${say('refused')}</bdi> <button part="button" class="small" @click=${edit}>${say('edit')}</button></p>`;
  }
  const waits = stage === 'saved' && offline && chat.lines.at(-1)?.id === id;
  return html`<p class="meta"><time datetime=${at}>${when(at)}</time> <bdi>${stage && stage !== 'sending' ? say(waits ? 'offline' : stage) : ''}</bdi></p>`;
}

function drawActions({chat, html, view: {mayRate}, when}: Talk, {at, cut, from, id, rating, seq}: ChatLine, say: SaySaid, copied: boolean, copy: () => Promise<void>): unknown {
  const rate = (value: Rating): unknown => html`<button part="button" class="small" aria-pressed=${rating === value} @click=${() => chat.rate(id, value)}>${say(value)}</button>`;
  if (!seq && !cut) return '';
  return html`<p class="meta">
    <time datetime=${at}>${when(at)}</time>
    ${cut ? html`<bdi>${say(cut)}</bdi>` : ''}
    <button part="button" class="small" @click=${copy}>${say(copied ? 'copied' : 'copy')}</button>
    ${mayRate && from === 'persona' && seq ? [rate('up'), rate('down')] : ''}
  </p>`;
}
