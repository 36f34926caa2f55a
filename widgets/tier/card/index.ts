import {type SaidOfStanding, saidOfStanding} from '../../../src/element/client.js';
import {storeController} from '../../../src/element/store-controller.js';
import {followTexts, type SayText} from '../../../src/element/texts.js';
import {deeds} from '../../../src/program/bonds/bond.js';
import type {MeView} from '../../../src/program/bonds/me-view.js';
import {drawBadge, seed, shapes} from '../badge.js';
import type {Drawing, OpenCard, Speaking} from '../drawing.js';
import type {Card, MemberCard, State} from './card.js';
import {type CardMessages, cardTexts} from './card-messages.js';
import {cardStyles} from './card-styles.js';
import {drawCelebration, toTell} from './celebration.js';
import {drawFalling, drawKeeping} from './keeping.js';
import {drawPreference} from './preference.js';
import {drawConditions, drawProgress} from './progress.js';
import {drawReasons} from './reasons.js';
import {drawRing} from './ring.js';
import {drawStep} from './step.js';
import {missing} from './words.js';

/** Where a member stands, in full or in a line. */
export const openCard: OpenCard = async element => {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(cardStyles());
  const speaking = element as unknown as Speaking;
  const kinOf = (): Speaking['kin'] => (speaking.me ? undefined : speaking.kin);
  const said = storeController<SaidOfStanding>(element, () => kinOf() && saidOfStanding(kinOf()!));
  const outbox = storeController(element, () => kinOf()?.$outbox);
  const texts = await followTexts(element, cardTexts, () => element.requestUpdate());
  let state: State = {};
  let viewed: string | undefined;
  let tell: (() => void) | undefined;
  // As soon as its upper part is well in sight.
  const sight = new IntersectionObserver(entries => {
    if (entries.at(-1)!.isIntersecting) tell?.();
  }, {rootMargin: '-10% 0px'});
  element.addController({hostDisconnected: () => sight.disconnect()});

  function cardOf(drawing: Drawing, view: MeView): Card {
    const {language, pick} = speaking;
    const say = texts(view.stance);
    return {
      ...drawing, element, kin: kinOf(), language, pick, say, view,
      offline: !!outbox.value?.failing || !navigator.onLine,
      said: said.value ?? {},
      name: bond => (view.names[bond] ? pick(view.names[bond]) : bond === 'stranger' ? say(bond) : speaking.say(bond)),
      badge: bond => drawBadge(drawing.html, bond, bond === 'stranger' ? seed : shapes[bond], view.colours[bond]),
      day: at => new Date(at).toLocaleDateString(language, {dateStyle: 'long'}),
      all: things => things.join(say('comma')),
    };
  }

  /** A promotion counts as told once the card is seen. */
  function watchFor(card: MemberCard): void {
    const bond = toTell(card, state);
    sight.disconnect();
    if (!bond) return;
    tell = () => {
      sight.disconnect();
      state = {told: bond};
      card.kin?.track('promotion.seen', {bond});
      element.requestUpdate();
    };
    sight.observe(element);
  }

  return drawing => {
    const {html, status, view} = drawing;
    if (status === 'loading') {
      // Nothing that one member was told is another's.
      state = {};
      sight.disconnect();
      return html`<slot></slot>`;
    }
    if (!view) return drawProblem(drawing, texts(), speaking);
    viewed ??= kinOf()?.track('widget.viewed', {widget: 'tier'});
    const card = cardOf(drawing, view);
    const {member} = view;
    const line = element.getAttribute('view') === 'progress';
    if (!member || (member.standing.bond === 'stranger' && !line)) return drawInvitation(card);
    const whole = {...card, member};
    if (line) return html`<div lang=${card.language}>${drawProgress(whole)}</div>`;
    watchFor(whole);
    return drawCard(whole, state);
  };
};

function drawProblem({html, status}: Drawing, say: SayText<keyof CardMessages>, {kin, language}: Speaking): unknown {
  return html`<slot></slot>
    <div lang=${language}>
      <bdi part="status" role="status">${say(status as 'unknown')}</bdi>
      ${status === 'unreachable' ? html`<button part="button" @click=${() => kin?.refresh()}>${say('retry')}</button>` : ''}
    </div>`;
}

/** To whoever is not signed in, or has done nothing together with the brand so far. */
function drawInvitation(card: Card): unknown {
  const {badge, element, html, language, say, view: {member}} = card;
  const signin = element.getAttribute('signin');
  const next = member?.standing.next;
  return html`<div part="card">
    <div lang=${language}>
      <p part="invitation"><span part="badge" class="big">${badge('stranger')}</span> <bdi>${next ? say('begin', {what: missing(card, next)}) : say('meet')}</bdi></p>
      ${next?.step ? drawStep(card, next.step) : ''}
      ${!member && signin ? html`<a part="button" class="main" href=${signin}><span class="on">${say('signin')}</span></a>` : ''}
    </div>
    <slot></slot>
  </div>`;
}

function drawCard(card: MemberCard, state: State): unknown {
  const {badge, day, html, language, member: {standing}, name, say} = card;
  const {bond, since} = standing;
  return html`<div part="card" role="group" aria-labelledby="bond">
    <div lang=${language}>
      <div class="head">
        <span part="badge" class="big">${badge(bond)}</span>
        <div><bdi id="bond" part="bond">${name(bond)}</bdi> <time datetime=${since!}>${say('since', {when: day(since!)})}</time></div>
      </div>
      ${drawCelebration(card, state)}
      ${drawRole(card)}
      ${drawFalling(card)}
      ${drawRing(card)}
      ${drawNext(card)}
    </div>
    <slot name="benefits"></slot>
    <div lang=${language}>
      ${drawReasons(card)}
      ${drawKeeping(card)}
      ${drawPreference(card)}
    </div>
  </div>`;
}

/** What the member has done, in words. */
function drawRole({all, html, member: {contributed}, say}: MemberCard): unknown {
  const did = deeds.filter(deed => contributed[deed]).map(deed => say(`!${deed}`, {count: contributed[deed]}));
  return did.length ? html`<p part="role"><bdi>${say('did', {what: all(did)})}</bdi></p>` : '';
}

/** What it takes to come closer, and one thing to do now. */
function drawNext(card: MemberCard): unknown {
  const {html, member: {standing: {falling, next}}, name, say} = card;
  if (!next) return html`<p part="next"><bdi>${say('top')}</bdi></p>`;
  const {bond, step, waits} = next;
  return html`<div part="next">
    <h3>${say('next', {bond: name(bond)})}</h3>
    ${drawConditions(card, next)}
    ${waits ? html`<p><bdi>${say('waits')}</bdi></p>` : step && !falling ? drawStep(card, step) : ''}
  </div>`;
}
