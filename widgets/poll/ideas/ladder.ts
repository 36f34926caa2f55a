import type {IdeaView} from '../../../src/element/client.js';
import {day, type IdeaDrawing} from './drawing.js';

/** The milestones as one bar in as many parts, and in words what the next one needs. */
export function drawLadder({html, language, say, view}: IdeaDrawing, {milestone, supports}: IdeaView): unknown {
  const {milestones} = view.ideas;
  const {reached = 0, next} = milestone ?? {};
  const below = milestones[reached - 1]?.supports ?? 0;
  const when = next ? day(next.deadline, language) : '';
  return html`
    <ol class="ladder" aria-label=${say('ladder')}>${milestones.map(({supports: goal}, i) => {
      const share = i < reached ? 1 : i > reached ? 0 : Math.max(0, (supports - below) / (goal - below));
      return html`<li class=${i < reached ? 'done' : ''}>
        <i><svg part="bar" aria-hidden="true" width="${share * 100}%"></svg></i>
        <span>${goal.toLocaleString(language)}${i < reached ? html`<span class="said"> ${say('reached')}</span>` : ''}</span>
      </li>`;
    })}</ol>
    <small><bdi>${!next ? say('top_reached') : next.lapsed ? say('lapsed', {goal: next.supports}) : say('remaining', {count: next.remaining, goal: next.supports, when})}</bdi></small>`;
}

const steps = ['in-review', 'making', 'made'] as const;

/** How far the brand is with it. */
export function drawSteps({html, say}: IdeaDrawing, state: IdeaView['state']): unknown {
  const at = steps.findIndex(step => step === state);
  return html`<ol class="steps">${steps.map((step, i) => html`<li class=${i <= at ? 'done' : ''} aria-current=${i === at ? 'step' : 'false'}>${say(step)}</li>`)}</ol>`;
}
