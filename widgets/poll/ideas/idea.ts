import type {IdeaView, Submission} from '../../../src/element/client.js';
import {type IdeaDrawing, progress, support} from './drawing.js';
import {drawLadder, drawSteps} from './ladder.js';

/** One idea: how many support it, what it says, and where it stands with the brand. */
export function drawIdea(drawing: IdeaDrawing, idea: IdeaView): unknown {
  const {board, html, language, say} = drawing;
  const {credit, link, mine, picture, reason = '', state, supports, title, words} = idea;
  const said = board.said.get(idea.idea);
  return html`<li part="option" class="idea ${mine ? 'mine' : ''}">
    <div class="count"><strong>${supports.toLocaleString(language)}</strong>${drawSupport(drawing, idea)}</div>
    <div class="body">
      ${mine ? html`<span class="own">${say('yours')}</span>` : ''}
      <bdi class="title">${title}</bdi>
      ${words ? html`<bdi class="words">${words}</bdi>` : ''}
      ${picture ? html`<img src=${picture} alt="" loading="lazy" referrerpolicy="no-referrer">` : ''}
      ${state === 'published' ? drawLadder(drawing, idea) : state === 'held' || state === 'declined' || state === 'not-this-time'
        ? html`<bdi class="answer">${say(state, {reason})}</bdi>`
        : drawSteps(drawing, state)}
      ${link || credit && !mine ? html`<div class="thanks">
        ${link ? html`<a href=${link} aria-label=${say('seeIt', {title})}>${say('see')}</a>` : ''}
        ${credit && !mine ? html`<bdi>${say('by', {name: credit})}</bdi>` : ''}
      </div>` : ''}
      ${mine && state !== 'held' && state !== 'declined' ? html`<bdi class="role">${say('first', {count: supports})}</bdi>` : ''}
      ${said ? html`<small aria-hidden="true"><bdi>${progress(drawing, said, 'recorded')}</bdi></small>` : ''}
    </div>
  </li>`;
}

/** An idea that is on its way. */
export function drawWaiting(drawing: IdeaDrawing, submission: Submission): unknown {
  const {html, say} = drawing;
  const {title, words} = submission.data;
  return html`<li part="option" class="idea mine">
    <div class="count"></div>
    <div class="body">
      <span class="own">${say('yours')}</span>
      <bdi class="title">${title}</bdi>
      ${words ? html`<bdi class="words">${words}</bdi>` : ''}
      <small aria-hidden="true"><bdi>${progress(drawing, submission, 'recorded')}</bdi></small>
    </div>
  </li>`;
}

/** Pressed as this browser said last, unless that was refused. */
export function drawSupport(drawing: IdeaDrawing, idea: IdeaView): unknown {
  const {board, html, say, view} = drawing;
  const said = board.said.get(idea.idea);
  const supported = said && said.stage !== 'refused' ? said.supports : idea.supported;
  const over = view.state !== 'open' || idea.state === 'declined' || (idea.milestone?.next?.lapsed && !supported);
  return html`<button type="button" part="button" class="support" aria-pressed=${supported} aria-label=${say('supportIt', {title: idea.title})}
    ?disabled=${over} @click=${() => support(drawing, idea, !supported)}><span class="on">${say('support')}</span></button>`;
}
