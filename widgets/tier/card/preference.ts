import type {MemberCard} from './card.js';

/** Whether others see the badge: counts as soon as it is ticked; there is nothing to submit. */
export function drawPreference({html, kin, member: {shows}, offline, said: {shown}, say}: MemberCard): unknown {
  const stage = shown?.stage;
  // What was said is shown until the service has it, or will not.
  const checked = shown && stage !== 'recorded' && stage !== 'refused' ? shown.data.value : shows;
  const set = ({target}: Event): void => {
    const box = target as HTMLInputElement;
    const value = box.checked;
    // What is shown comes from the stores alone, so that a refusal takes it back.
    box.checked = !value;
    kin?.track('preference.set', {name: 'standing', value});
  };
  return html`<label class="choice">
      <input type="checkbox" ?disabled=${!kin} .checked=${checked} @change=${set}>
      <bdi>${say('shows')}</bdi>
    </label>
    <small><bdi>${say('hidden')}</bdi></small>
    <bdi part="status" role="status">${stage && stage !== 'sending' ? say(offline && stage === 'saved' ? 'offline' : stage) : ''}</bdi>`;
}
