import type {Preference} from '../../../src/events/catalogue.js';
import type {Standing} from './standing.js';

/** What the member lets others see. Each counts as soon as it is ticked; there is nothing to submit. */
export function drawPreferences({html, kin, member: {firstName, shows}, said, say}: Standing): unknown {
  const box = (name: Exclude<Preference, 'standing'>, held: boolean, words: string): unknown => {
    const last = said[name];
    // What was said is shown until the service has it, or will not.
    const checked = last && !['recorded', 'refused'].includes(last.stage) ? last.data.value : held;
    return html`<label class="choice">
      <input type="checkbox" .checked=${checked} @change=${({target}: Event) => kin?.track('preference.set', {name, value: (target as HTMLInputElement).checked})}>
      <bdi>${words}</bdi>
    </label>`;
  };
  return html`<fieldset>
    <legend>${say('shown')}</legend>
    ${box('first-name', shows.firstName, firstName ? say('firstName', {name: firstName}) : say('firstNameless'))}
    ${box('leaderboard', shows.leaderboard, say('takePart'))}
    <small><bdi>${say('partOnly')}</bdi></small>
  </fieldset>`;
}
