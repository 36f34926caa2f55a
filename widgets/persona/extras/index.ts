import {followTexts} from '../../../src/element/texts.js';
import type {Speaker} from '../drawing.js';
import type {Talk} from '../panel/panel.js';
import {extrasTexts} from './extras-messages.js';
import {extrasStyles} from './extras-styles.js';
import {playTone} from './tone.js';
import {download, transcriptOf} from './transcript.js';

/** What few chats need at once: settings, a transcript, the end, and the sound of a message. */
export interface Extras {
  draw(talk: Talk): unknown;
  /** Makes a sound, if the shopper wants one. */
  sound(): void;
}

/** How many messages a month the brand may begin with. */
const limits = [0, 1, 2, 3, 4];

/** @param soundKey where this browser keeps whether it makes a sound */
export async function openExtras(element: Speaker, soundKey: string): Promise<Extras> {
  (element.renderRoot as ShadowRoot).adoptedStyleSheets.push(extrasStyles());
  const texts = await followTexts(element, extrasTexts, () => element.requestUpdate());
  let context: AudioContext | undefined;
  let loud = kept() === 'on';

  function kept(): string | null {
    try {
      return localStorage.getItem(soundKey);
    } catch {
      return null;
    }
  }

  function setSound({target}: Event): void {
    loud = (target as HTMLInputElement).checked;
    try {
      localStorage.setItem(soundKey, loud ? 'on' : 'off');
    } catch {
      // Storage is blocked: it holds for this page.
    }
    if (loud) playTone(context ??= new AudioContext());
    element.requestUpdate();
  }

  return {
    sound() {
      if (loud) playTone(context ??= new AudioContext());
    },
    draw({chat, html, name, view}) {
      const say = texts();
      const {pick, language} = element;
      const {limited, lines, state} = chat;
      const stage = limited?.stage;
      const perMonth = limited?.perMonth !== undefined && stage !== 'refused' ? limited.perMonth : state?.perMonth;
      const save = (): void => download(`${name}.txt`, transcriptOf(`${name}\n${pick(view.disclosure)}`, lines, ({from, person}) => (
        from === 'shopper' ? say('you') : from === 'person' ? say('person', {name: person ?? ''}) : say('machine', {name})), language));
      return html`<div class="extras">
        <label class="choice"><input type="checkbox" .checked=${loud} @change=${setSound}> <bdi>${say('sound')}</bdi></label>
        ${perMonth === undefined ? '' : html`<label class="choice"><bdi>${say('contact', {name})}</bdi>
          <select @change=${({target}: Event) => chat.limit(Number((target as HTMLSelectElement).value))}>
            ${limits.map(count => html`<option value=${count} .selected=${count === perMonth}>${count ? say('monthly', {count}) : say('never')}</option>`)}
          </select></label>
          <bdi part="status" role="status">${stage === 'saved' || stage === 'recorded' || stage === 'refused' ? say(stage) : ''}</bdi>`}
        <p>
          <button part="button" class="small" ?disabled=${!lines.length} @click=${save}>${say('download')}</button>
          <button part="button" class="small" ?disabled=${!lines.length || state?.state === 'closed'} @click=${() => chat.ask('chat.closed')}>${say('end')}</button>
        </p>
      </div>`;
    },
  };
}
