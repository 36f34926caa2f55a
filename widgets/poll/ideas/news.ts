import type {IdeaDrawing} from './drawing.js';

/** What became of ideas that one has submitted or supports. */
export function drawNews({board, html, say}: IdeaDrawing): unknown {
  const news = board.mine.filter(({state, supported, mine}) => (state === 'made' || state === 'making') && (supported || mine));
  if (news.length === 0) return '';
  return html`<ul class="news">${news.map(({link, mine, state, title}) => html`<li>
    <bdi>${say(`${mine ? 'note' : 'news'}_${state as 'made' | 'making'}`, {title})}</bdi>
    ${link ? html`<a href=${link} aria-label=${say('seeIt', {title})}>${say('see')}</a>` : ''}
  </li>`)}</ul>`;
}
