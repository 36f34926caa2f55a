import {day, type IdeaDrawing} from './drawing.js';

const levels = {browser: 'browser', member: 'member', order: 'order_level'} as const;

/** The rules in sentences. */
export function drawAboutIdeas({html, language, say, view}: IdeaDrawing): unknown {
  const {assurance = 'browser', closes, ideas: {milestones, moderated}, opens, state} = view;
  const rungs = milestones.map(({supports, days}) => say('rung', {goal: supports, count: days}));
  const list = new Intl.ListFormat(language, {type: 'unit'}).format(rungs);
  const end = state === 'closed' ? 'closed' : 'closes';
  return html`<details class="about">
    <summary>${say('about')}</summary>
    <ul>
      <li><bdi>${say('rule')}</bdi></li>
      <li><bdi>${say(levels[assurance])}</bdi></li>
      <li><bdi>${say('rungs', {list})}</bdi></li>
      ${moderated === false ? '' : html`<li><bdi>${say('moderated')}</bdi></li>`}
      ${state === 'scheduled' ? html`<li><bdi>${say('scheduled', {when: day(opens!, language)})}</bdi></li>` : closes && html`<li><bdi>${say(end, {when: day(closes, language)})}</bdi></li>`}
    </ul>
  </details>`;
}
