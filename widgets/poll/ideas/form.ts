import {plainTextProblem} from '../../../src/program/ideas/plain-text.js';
import {type Draft, emptyDraft, type IdeaDrawing, type Memory} from './drawing.js';
import {drawSupport} from './idea.js';

/** Milliseconds without a key after which similar ideas are looked for. */
const pause = 300;
/** Of how many similar ideas a person is told. */
const shown = 3;

const most = {title: 80, words: 1000, picture: 2000, credit: 40} as const;

/** The way to an idea of one's own, which leads past those that are here. */
export function drawForm(drawing: IdeaDrawing): unknown {
  const {board, html, memory, redraw, root, say, settled, view} = drawing;
  if (view.state !== 'open') return '';
  takeBackRefused(drawing);
  const {draft, problem, writing} = memory;
  const focus = async (selector: string): Promise<void> => {
    redraw();
    await settled();
    root.querySelector<HTMLElement>(selector)?.focus();
  };
  if (!writing) {
    return html`<button type="button" class="main suggest" part="button" @click=${() => {
      memory.writing = true;
      void focus('[name=title]');
    }}><span class="on">${say('suggest')}</span></button>`;
  }
  const {pictures = []} = view.ideas;
  const write = (change: Partial<Draft>): void => {
    memory.draft = {...memory.draft, ...change};
    memory.problem = undefined;
    redraw();
  };
  const input = (name: keyof Draft, hint: string): unknown => html`<div class="field"><label>
    <span>${say(name)}</span>
    <input name=${name} type=${name === 'picture' ? 'url' : 'text'} autocomplete="off" aria-describedby=${`${name}-hint`} aria-invalid=${problem?.part === name} .value=${draft[name]} @input=${(event: Event) => {
      write({[name]: (event.target as HTMLInputElement).value});
      if (name === 'title') look();
    }}>
  </label><small id=${`${name}-hint`}><bdi>${hint}</bdi></small></div>`;
  const look = (): void => {
    clearTimeout(memory.typing);
    memory.typing = setTimeout(() => board.find(memory.draft.title.trim().slice(0, 200)), pause);
  };
  return html`<form class="write" novalidate @submit=${(event: Event) => {
    event.preventDefault();
    memory.problem = problemOf(drawing);
    if (!memory.problem && submit(drawing)) void focus('.suggest');
    else void focus(`[name=${memory.problem?.part ?? 'title'}]`);
  }}>
    ${input('title', say('titleHint'))}
    <div role="status">${board.similar.length && draft.title.trim() ? html`
      <bdi class="hint">${say('similar')}</bdi>
      <ul class="similar">${board.similar.slice(0, shown).map(idea => html`<li><bdi>${idea.title}</bdi>${drawSupport(drawing, idea)}</li>`)}</ul>` : ''}</div>
    <div class="field"><label>
      <span>${say('words')}</span>
      <textarea name="words" rows="3" aria-invalid=${problem?.part === 'words'} .value=${draft.words} @input=${(event: Event) => write({words: (event.target as HTMLTextAreaElement).value})}></textarea>
    </label></div>
    ${pictures.length ? input('picture', say('pictureHint', {hosts: hosts(pictures)})) : ''}
    ${input('credit', say('creditHint'))}
    <div role="alert" class="problem">${problem ? html`<bdi>${say(problem.key, problem.values) || say('refused')}</bdi>` : ''}</div>
    <div class="buttons">
      <button class="main" part="button"><span class="on">${say('submit')}</span></button>
      <button type="button" part="button" @click=${() => {
        memory.writing = false;
        void focus('.suggest');
      }}>${say('cancel')}</button>
    </div>
  </form>`;
}

/** @returns whether it is on its way */
function submit({announce, board, kin, memory, view}: IdeaDrawing): boolean {
  const {title, words, picture, credit} = memory.draft;
  const data = {
    poll: view.poll,
    title: title.trim(),
    ...(words.trim() && {words: words.trim()}),
    ...(picture.trim() && {picture: new URL(picture.trim()).href}),
    ...(credit.trim() && {credit: credit.trim()}),
  };
  if (!announce(undefined, data)) return false;
  memory.last = kin.track('idea.submitted', data);
  memory.writing = false;
  memory.draft = emptyDraft;
  board.find('');
  return true;
}

/** What was refused is a draft again, with why. */
function takeBackRefused({board, memory, root, settled}: IdeaDrawing): void {
  const refused = [...board.submissions.values()].find(({stage}) => stage === 'refused');
  if (!refused || memory.writing) return;
  const {poll: _, ...texts} = refused.data;
  memory.draft = {...emptyDraft, ...texts};
  memory.problem = {part: 'title', key: refused.reason as 'refused'};
  memory.writing = true;
  memory.word = '';
  board.dismiss(refused.id);
  // The form takes the place of the button that opens it, and the focus that it may have.
  if (root.activeElement?.matches('.suggest')) void settled().then(() => root.querySelector<HTMLElement>('[name=title]')?.focus());
}

/** What the service would not take, in words; the rules are those of `judgeSubmission`. */
function problemOf({memory, view}: IdeaDrawing): Memory['problem'] {
  const {draft} = memory;
  const {pictures = []} = view.ideas;
  if (!draft.title.trim()) return {part: 'title', key: 'needsTitle'};
  for (const part of Object.keys(most) as (keyof Draft)[]) {
    const over = [...draft[part].trim()].length - most[part];
    if (over > 0) return {part, key: 'tooLong', values: {count: over, most: most[part]}};
    if (part !== 'picture' && plainTextProblem(draft[part].trim(), {lines: part === 'words'})) return {part, key: 'plain'};
  }
  const picture = draft.picture.trim();
  if (picture && !(URL.canParse(picture) && pictures.some(origin => new URL(origin).origin === new URL(picture).origin))) return {part: 'picture', key: 'pictureFrom', values: {hosts: hosts(pictures)}};
  return undefined;
}

function hosts(pictures: readonly string[]): string {
  return pictures.map(origin => new URL(origin).host).join(', ');
}
