import type {Channel} from '../../../src/events/catalogue.js';
import {showCode} from '../../../src/program/referrals/codes.js';
import type {Attempt, Drawing} from '../drawing.js';
import type {Sharing} from './sharing.js';

/** A picture to send, and the attempt that it belongs to. */
export interface Poster {
  readonly attempt: Attempt;
  /** An object URL; absent while it is being drawn. */
  address?: string;
  saved?: boolean;
}

/** Has the picture drawn, in a file of its own. */
export async function openPoster(drawing: Drawing, sharing: Sharing, channel: Channel): Promise<void> {
  const {element, language, memory, pick, redraw} = sharing;
  const attempt = drawing.begin(channel);
  if (!attempt) return;
  closePoster(sharing);
  const poster: Poster = sharing.state.poster = {attempt};
  redraw();
  try {
    const {drawPoster} = await import('../poster/index.js');
    const {direction} = getComputedStyle(element);
    const picture = element.getAttribute('picture');
    const blob = await drawPoster({
      link: attempt.link,
      brand: brandOf(element),
      offer: pick(drawing.view.offer.friend),
      code: drawing.view.member!.code,
      language,
      direction: direction as 'ltr' | 'rtl',
      ...(memory.note && {note: memory.note}),
      ...(picture && {picture: new URL(picture, document.baseURI).href}),
    });
    if (attempt.over) return;
    poster.address = URL.createObjectURL(blob);
    redraw();
    await element.updateComplete;
    sharing.root.querySelector<HTMLElement>('.poster .main')?.focus();
  } catch (error) {
    console.error(error);
    fail(sharing, poster);
  }
}

export function closePoster({redraw, state}: Sharing): void {
  const {poster} = state;
  if (!poster) return;
  state.poster = undefined;
  if (poster.address) URL.revokeObjectURL(poster.address);
  poster.attempt.end('dismissed');
  redraw();
}

export function drawPosterFrame({html, view}: Drawing, sharing: Sharing): unknown {
  const {element, say, state} = sharing;
  const {poster} = state;
  if (!poster) return '';
  if (!poster.address) return html`<small>${say('drawing')}</small>`;
  const {code} = view.member!;
  return html`<figure class="poster">
    <img src=${poster.address} width="1080" height="1440" alt=${say('posterAlt', {code: showCode(code)})} @error=${() => fail(sharing, poster)}>
    <figcaption><small><bdi>${say('posterHint')}</bdi></small></figcaption>
    <a part="button" class="main" href=${poster.address} download=${`${brandOf(element)}-${showCode(code)}.png`} @click=${() => {
      poster.saved = true;
      poster.attempt.end('shared', say('saved'));
    }}><span class="on">${say('save')}</span></a>
    <button type="button" part="button" @click=${() => {
      closePoster(sharing);
      sharing.root.querySelector<HTMLElement>('.ways button')?.focus();
    }}>${say('close')}</button>
  </figure>`;
}

function fail(sharing: Sharing, {attempt}: Poster): void {
  attempt.end('failed', sharing.say('posterFailed'));
  closePoster(sharing);
}

/** As the page calls itself. */
function brandOf(element: Element): string {
  return element.getAttribute('brand') || document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content || location.hostname;
}
