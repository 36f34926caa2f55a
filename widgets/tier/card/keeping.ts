import type {Condition} from '../../../src/program/bonds/bond-rules.js';
import type {BondReason} from '../../../src/program/bonds/reasons.js';
import type {MemberCard} from './card.js';
import {drawStep} from './step.js';
import {more, stepFor} from './words.js';

const day = 86_400_000;

/** When the bond would be lost, and what keeps it. */
export function drawKeeping(card: MemberCard): unknown {
  const {day: write, html, member: {standing}, name, say} = card;
  const {falling, lost} = standing;
  if (falling) return '';
  const condition = lost && atStake(standing.reasons, lost.at);
  return html`<details part="lose"><summary><bdi>${say('lose')}</bdi></summary>
    <p><bdi>${lost ? say('lost', {when: write(lost.at), bond: name(lost.to)}) : say('never')}</bdi>
    ${condition ? html`<bdi>${say('keep', {what: more(card, condition, 1)})}</bdi>` : ''}</p>
  </details>`;
}

/** Until when there is time, and what mends it. */
export function drawFalling(card: MemberCard): unknown {
  const {all, day: write, html, member: {standing}, name, say, view} = card;
  const {falling, reasons} = standing;
  if (!falling) return '';
  const missing = broken(reasons, Date.parse(view.now));
  return html`<div part="falling">
    <p><bdi>${say('falling', {bond: name(standing.bond), when: write(falling.until)})}</bdi></p>
    ${missing[0]
      ? html`<p><bdi>${say('mend', {what: all(missing.map(({condition, count}) => more(card, condition, count)))})}</bdi></p>${drawStep(card, stepFor(missing[0].condition))}`
      : standing.next?.waits ? html`<p><bdi>${say('complaint')}</bdi></p>` : ''}
  </div>`;
}

/** Conditions whose days have run out, and how much of each is missing. */
function broken(reasons: readonly BondReason[], now: number): readonly {readonly condition: Condition; readonly count: number}[] {
  return reasons.filter(({condition: {days}, part}) => days && part === 'stay').map(({condition, facts}) => ({
    condition,
    count: condition.least - facts.filter(({at}) => Date.parse(at) + condition.days! * day > now).length,
  })).filter(({count}) => count > 0);
}

/**
 * The condition by which a bond ends. It ends whole days after one of the
 * deeds that were counted: those of its window, and those of grace.
 */
function atStake(reasons: readonly BondReason[], end: string): Condition | undefined {
  return reasons.filter(({condition: {days}}) => days).find(({condition, facts}) => facts.some(({at}) => {
    const passed = Date.parse(end) - Date.parse(at);
    return passed % day === 0 && passed >= condition.days! * day;
  }))?.condition;
}
