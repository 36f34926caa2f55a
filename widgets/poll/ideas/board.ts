import {drawAboutIdeas} from './about.js';
import {firstShown, type IdeaDrawing, moreShown, progress} from './drawing.js';
import {drawForm} from './form.js';
import {drawIdea, drawWaiting} from './idea.js';
import {drawNews} from './news.js';

const sorts = ['top', 'new', 'mine'] as const;
/** Milliseconds without a key after which what was typed is looked for. */
const pause = 300;

/** Question, turnout, what is new, the form, and the ideas. */
export function drawBoard(drawing: IdeaDrawing): unknown {
  const {board, html, language, memory, pick, say, view} = drawing;
  const {supports = 0, ...states} = view.activity ?? {};
  const count = Object.values(states).reduce((sum, n) => sum + n, 0);
  return html`<div part="card" class="ideas" role="group" aria-labelledby="question">
    <div id="question" part="question" class="question"><bdi>${pick(view.question)}</bdi></div>
    <div lang=${language}>
      <div class="turnout"><bdi>${say('ideas', {count})}</bdi><span class=${supports % 2 ? 'odd' : 'even'}><bdi>${say('supports', {count: supports})}</bdi></span></div>
      ${drawNews(drawing)}
      ${drawForm(drawing)}
      <div part="status" role="status"><bdi>${lastWord(drawing)}</bdi></div>
      ${drawTools(drawing)}
      <ul class="list" aria-busy=${board.status === 'loading'}>${[...board.submissions.values()].map(idea => drawWaiting(drawing, idea))}${board.list.slice(0, memory.shown).map(idea => drawIdea(drawing, idea))}</ul>
      ${drawEnd(drawing)}
      ${drawAboutIdeas(drawing)}
    </div>
  </div>`;

  function drawTools({redraw}: IdeaDrawing): unknown {
    if (count === 0 && board.mine.length === 0) return '';
    const ask = (change: Partial<Pick<typeof memory, 'sort' | 'query'>>): void => {
      Object.assign(memory, change, {shown: firstShown});
      board.ask({sort: memory.sort, query: memory.query.trim().slice(0, 200)});
      redraw();
    };
    return html`<div class="sift">
      <div role="group" aria-label=${say('order')} class="sorts">${sorts.map(sort => html`<button type="button" part="button" aria-pressed=${!memory.query && memory.sort === sort}
        @click=${() => ask({sort, query: ''})}>${say(sort)}${sort === 'mine' && board.mine.length ? ` ${board.mine.length.toLocaleString(language)}` : ''}</button>`)}</div>
      <input type="search" aria-label=${say('search')} placeholder=${say('search')} .value=${memory.query} @input=${(event: Event) => {
        const query = (event.target as HTMLInputElement).value;
        memory.query = query;
        clearTimeout(memory.typing);
        memory.typing = setTimeout(() => ask({query}), pause);
      }}>
    </div>`;
  }
}

/** What stands where the list ends. */
function drawEnd({board, html, kin, memory, redraw, say}: IdeaDrawing): unknown {
  const {list, more, status} = board;
  if (status === 'unreachable') {
    return html`<div class="end"><bdi>${say('unreachable')}</bdi> <button type="button" part="button" @click=${() => kin.refresh()}>${say('retry')}</button></div>`;
  }
  if (status === 'loading') return list.length ? '' : html`<div class="end"><bdi>${say('loading')}</bdi></div>`;
  if (more || list.length > memory.shown) {
    return html`<button type="button" part="button" @click=${() => {
      memory.shown += moreShown;
      if (more && memory.shown > list.length) board.showMore();
      redraw();
    }}>${say('more')}</button>`;
  }
  if (list.length) return '';
  return html`<div class="end"><bdi>${say(memory.query ? 'noneFound' : memory.sort === 'mine' ? 'noneMine' : 'none')}</bdi></div>`;
}

/** How far the shopper's last deed has come. */
function lastWord(drawing: IdeaDrawing): string {
  const {board, memory, view} = drawing;
  const last = [...board.submissions.values(), ...board.said.values()].find(({id}) => id === memory.last);
  if (last) memory.word = progress(drawing, last, !('data' in last) ? 'recorded' : view.ideas.moderated === false ? 'submittedNow' : 'submitted');
  // What was recorded is in the list from then on, and no longer said.
  return memory.word ?? '';
}
