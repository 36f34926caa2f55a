import {type ChatLine, openChat} from '../../../src/element/client.js';
import {followTexts} from '../../../src/element/texts.js';
import type {PersonaView} from '../../../src/program/personas/chat-view.js';
import type {OpenPanel} from '../drawing.js';
import type {Extras} from '../extras/index.js';
import {KinSayEvent} from '../persona-events.js';
import {drawComposer, openDraft} from './composer.js';
import {greetingFor} from './greeting.js';
import {drawHead, drawPerson} from './head.js';
import {openLog} from './log.js';
import type {OpenRow, Talk} from './panel.js';
import {panelTexts} from './panel-messages.js';
import {panelStyles} from './panel-styles.js';
import {drawReplies} from './replies.js';
import {followViewport} from './viewport.js';

/** Where this browser keeps whether it makes a sound. */
const soundKey = 'kindred.sound';

/** The chat with a persona. */
export const openPanel: OpenPanel = async (element, {html, render}) => {
  const root = element.renderRoot as ShadowRoot;
  const viewport = new CSSStyleSheet();
  root.adoptedStyleSheets.push(panelStyles(), viewport);
  const {kin, persona} = element;
  let version = 0;
  const redraw = (): void => element.requestUpdate();
  const texts = await followTexts(element, panelTexts, () => {
    version++;
    redraw();
  });
  const draft = openDraft(persona);
  const log = openLog(redraw);
  let talk: Talk | undefined;
  let shown = false;
  let stopViewport = (): void => undefined;
  /** What a screen reader is told: each message once, when it is said. What stands here is not written anew. */
  const aloud = document.createElement('div');
  aloud.className = 'hidden';
  aloud.ariaLive = 'polite';
  let extras: Extras | undefined;
  let opened = false;
  let failing = false;
  let openRow: OpenRow | false | undefined;

  const heard: ChatLine[] = [];
  const chat = openChat(kin!, persona, {
    onChange: redraw,
    onHear(line) {
      heard.push(line);
      redraw();
    },
    onLeave() {
      draft.text = '';
      aloud.replaceChildren();
    },
  });
  const greeting = greetingFor(kin!, redraw);

  async function loadExtras(): Promise<void> {
    try {
      extras ??= await (await import('../extras/index.js')).openExtras(element, soundKey);
    } catch (error) {
      console.error(error);
      opened = false;
      failing = true;
    }
    redraw();
  }

  /** What was said is drawn by a file of its own: in many chats that are opened nothing is. */
  async function loadSaid(): Promise<void> {
    openRow = false;
    failing = false;
    try {
      openRow = await (await import('../said/index.js')).openSaid(element, chat);
    } catch (error) {
      console.error(error);
      failing = true;
    }
    redraw();
  }

  function more(): void {
    opened = !opened;
    failing = false;
    if (opened) void loadExtras();
    redraw();
  }

  /** What came to its end since it was last drawn. */
  function announce({say, name}: Talk): void {
    if (!openRow) return;
    for (const line of heard.splice(0)) {
      const words = log.wordsOf(line.id);
      const who = line.from === 'person' ? say('people', {name: line.person ?? say('someone')}) : name;
      const told = document.createElement('p');
      told.append(`${who}: ${words}`);
      aloud.append(told);
      if (aloud.childElementCount > 3) aloud.firstChild!.remove();
      if (!element.opened || document.hidden) element.unread = (element.unread ?? 0) + 1;
      extras?.sound();
      redraw();
    }
  }

  function open(panel: HTMLElement): void {
    shown = true;
    element.unread = 0;
    kin!.track('chat.opened', {persona});
    if (wantsSound()) void loadExtras();
    if (!element.inline) {
      panel.popover = 'manual';
      panel.showPopover?.();
      stopViewport = followViewport(viewport);
      // The keyboard of a phone comes when it is asked for, and not before.
      (matchMedia('(pointer: coarse)').matches ? panel : panel.querySelector('textarea')!).focus({preventScroll: true});
    }
    log.toEnd();
    chat.listen(true);
    redraw();
  }

  function close(panel: HTMLElement): void {
    shown = false;
    chat.listen(false);
    stopViewport();
    if (panel.popover) panel.hidePopover?.();
  }

  function wantsSound(): boolean {
    try {
      return localStorage.getItem(soundKey) === 'on';
    } catch {
      return false;
    }
  }

  function talkOf(view: PersonaView): Talk {
    const {language, pick} = element;
    const today = new Date().toDateString();
    return {
      html, render, element, view, chat,
      spoken: `${language} ${version}`,
      say: texts(view.stance),
      name: pick(view.name),
      offline: kin!.$outbox.get().failing || !navigator.onLine,
      speak: text => element.dispatchEvent(new KinSayEvent(persona, text)) && (chat.say(text), true),
      when: at => new Date(at).toLocaleString(language, {timeStyle: 'short', ...(new Date(at).toDateString() !== today && {dateStyle: 'medium'})}),
    };
  }

  function drawLog(now: Talk): unknown {
    const {say, view} = now;
    const {lines, older, status} = chat;
    const begin = view.begin[element.pick(Object.fromEntries(Object.keys(view.begin).map(tag => [tag, tag])))];
    return html`<div class="room"><div class="scroll" role="log" aria-live="off" aria-label=${say('log')} tabindex="0" @scroll=${log.scrolled}>
      ${older ? html`<p class="meta"><button part="button" class="small" @click=${chat.showOlder}>${say('older')}</button></p>` : html`<div class="persona greeting">
        <img class="mini" src=${view.pictures.calm.src} alt="" width="34" height="34"><div part="message" class="bubble"><bdi class="words">${element.pick(greeting(view))}</bdi></div>
        ${status === 'ready' && !lines.length ? drawReplies(now, begin) : ''}
      </div>`}
      ${log.element}
      ${status === 'unknown' || status === 'unreachable' ? html`<p class="meta"><bdi part="status" role="status">${say(status)}</bdi> <button part="button" class="small" @click=${() => kin!.refresh()}>${say('retry')}</button></p>` : ''}
    </div>
    ${log.below ? html`<button part="button" class="below" @click=${log.toEnd}>${say('below')}</button>` : ''}</div>`;
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (opened) more();
    else if (!element.inline) element.hide();
  }

  let life: AbortController | undefined;
  function attach(): void {
    if (life) return;
    const {signal} = life = new AbortController();
    for (const what of [chat, greeting]) what.attach(signal);
    for (const type of ['online', 'offline']) addEventListener(type, redraw, {signal});
    signal.addEventListener('abort', kin!.$outbox.listen(redraw));
  }

  element.addController({
    // Nothing is heard for an element that is not on the page; when it is drawn there again it opens as it was.
    hostDisconnected() {
      if (shown) close(root.querySelector('[part=panel]')!);
      life?.abort();
      life = undefined;
    },
  });

  return {
    draw(view) {
      attach();
      const now = talk = talkOf(view);
      if (openRow) log.draw(now, openRow);
      else if ((chat.lines.length || chat.asked) && openRow === undefined) void loadSaid();
      return html`<div part="panel" class=${element.opened ? `${element.inline ? 'inline' : 'floating'} open` : ''} role="dialog" aria-labelledby="name" aria-describedby="disclosure" tabindex="-1" lang=${element.language} @keydown=${escape}>
        ${drawHead(now, more, opened)}
        ${drawPerson(now)}
        ${opened && extras ? extras.draw(now) : ''}${failing ? html`<div class="bar"><bdi part="status" role="status">${now.say('unreachable')}</bdi> <button part="button" class="small" @click=${loadSaid}>${now.say('retry')}</button></div>` : ''}
        ${drawLog(now)}
        ${drawComposer(now, draft)}
        ${aloud}
      </div>`;
    },
    drawn() {
      const panel = root.querySelector<HTMLElement>('[part=panel]');
      if (!panel || !talk) return;
      if (element.opened !== shown) (element.opened ? open : close)(panel);
      log.settle();
      announce(talk);
    },
  };
};
