import {readCode} from '../../../src/program/referrals/codes.js';
import type {Welcome} from './welcome.js';

/** A code that came by word of mouth; and why the one before was not taken. */
export function drawCodeForm(welcome: Welcome): unknown {
  const {claim, focus, html, invitation, language, redraw, said: {claimed}, say, state, view} = welcome;
  if (view.closes !== undefined && Date.parse(view.closes) <= Date.parse(view.now)) return '';
  const refusal = claimed?.stage === 'refused' ? say(claimed.reason as 'unknown-code') || say('refused') : '';
  const words = state.problem ? say(state.problem) : refusal;
  return html`<form lang=${language} novalidate @submit=${(event: Event) => {
    event.preventDefault();
    const read = readCode(state.code);
    state.problem = read.ok ? undefined : read.problem;
    if (read.ok) claim({code: read.code});
    else focus('[name=code]');
  }}>
    <label class="field">${say(invitation ? 'otherCode' : 'byHand')}
      <input name="code" dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-problem" aria-invalid=${!!words} placeholder="KC4-T9X-WP3" .value=${state.code} @input=${({target}: Event) => {
        state.code = (target as HTMLInputElement).value;
        state.problem = undefined;
        redraw();
      }}>
    </label>
    <bdi id="code-problem" role="alert" class="problem">${words}</bdi>
    <button class=${invitation ? '' : 'main'} part="button"><span class=${invitation ? '' : 'on'}>${say('use')}</span></button>
  </form>`;
}
