import {followTexts} from '../../../src/element/texts.js';
import type {Memory, Open, Speaking} from '../drawing.js';
import {drawRewards} from '../rewards/rewards.js';
import {drawInvitations} from './invitations.js';
import {drawLeaderboard} from './leaderboard.js';
import {drawPreferences} from './preferences.js';
import type {Standing, State} from './standing.js';
import {standingTexts} from './standing-messages.js';
import {standingStyles} from './standing-styles.js';

/** How many invitations are shown at first. */
const firstShown = 5;

/** What a member's invitations have come to. */
export const openStanding: Open = async element => {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(standingStyles());
  const speaking = element as unknown as Speaking;
  const redraw = (): void => element.requestUpdate();
  const texts = await followTexts(element, standingTexts, redraw);
  let memory: Memory | undefined;
  let state: State;

  return drawing => {
    const {html, view} = drawing;
    const {member} = view;
    if (!member) return '';
    if (drawing.memory !== memory) {
      memory = drawing.memory;
      state = {shown: firstShown, word: ''};
    }
    const {kin, language, pick} = speaking;
    const standing: Standing = {...drawing, element, kin, language, member, pick, redraw, state, say: texts()};
    const tell = (words: string): void => {
      state.word = words;
      redraw();
    };
    return html`<div class="standing">
      ${drawRewards({...standing, tell}, view.held)}
      <bdi part="status" role="status" class="quiet">${state.word}</bdi>
      ${drawNext(standing)}
      ${drawInvitations(standing)}
      ${drawLeaderboard(standing)}
      ${drawPreferences(standing)}
    </div>`;
  };
};

/** How far it is to the next milestone, or that all are reached. */
function drawNext({html, member: {next, rewarded}, pick, say}: Standing): unknown {
  if (!next) return rewarded ? html`<p><bdi>${say('top', {count: rewarded})}</bdi></p>` : '';
  const {friends, remaining, reward} = next;
  return html`<div class="next">
    <bdi>${say('next', {count: remaining, label: pick(reward.label)})}</bdi>
    <div class="bar" aria-hidden="true"><svg width="${rewarded / friends * 100}%"></svg></div>
    <small><bdi>${say('progress', {n: rewarded, count: friends})}</bdi></small>
  </div>`;
}
