import type {Ballot} from './ballot.js';

/** Where one belongs, for those who like to say: the brand's question under the options. */
export function drawGroup({choosing, html, pick, say, select, view: {groups}, vote}: Ballot): unknown {
  if (!groups || !choosing) return '';
  // Each option says whether it is selected: they are drawn after the value of the list would be set.
  return html`<label class="ask">
    <span><bdi>${say('optional', {question: pick(groups.question)})}</bdi></span>
    <select @change=${({target}: Event) => select({...vote, group: (target as HTMLSelectElement).value || undefined})}>
      <option value="" .selected=${!vote.group}></option>
      ${groups.options.map(({id, label}) => html`<option value=${id} .selected=${id === vote.group}>${pick(label)}</option>`)}
    </select>
  </label>`;
}
