import {html, type PropertyDeclarations} from 'lit';
import {type OwnVote, pollStore} from '../../src/element/client.js';
import {countdown} from '../../src/element/countdown.js';
import {KinElement, type Say} from '../../src/element/kin-element.js';
import {storeController} from '../../src/element/store-controller.js';
import type {EventData} from '../../src/events/catalogue.js';
import {type PollState, pollState} from '../../src/program/poll-state.js';
import type {Vote} from '../../src/program/counting/rule.js';
import type {PollView} from '../../src/program/poll-view.js';
import type {DrawBallot} from './ballots/ballot.js';
import {KinRecordedEvent, KinRefusedEvent, KinSavedEvent, KinVoteEvent} from './poll-events.js';
import {type PollMessages, pollTexts} from './poll-messages.js';
import {pollStyles} from './poll-styles.js';

const stageEvents: {readonly [stage: string]: typeof KinSavedEvent} = {saved: KinSavedEvent, recorded: KinRecordedEvent, refused: KinRefusedEvent};

/**
 * One question to the shoppers, its vote and its result.
 *
 * @slot - what is shown until the poll is there, and where scripts do not run
 *
 * @fires {KinVoteEvent} kin-vote - before a vote is cast or changed; `preventDefault()` keeps it from being cast
 * @fires {KinIdeaEvent} kin-idea - before an idea is submitted (`title`), or supported or no longer (`idea`, `supports`); `preventDefault()` keeps it from happening
 * @fires {KinSavedEvent} kin-saved - the vote is kept on this device and will reach the service
 * @fires {KinRecordedEvent} kin-recorded - the service has recorded the vote
 * @fires {KinRefusedEvent} kin-refused - the service will not have the vote; `reason` says why
 *
 * @csspart card - the frame around everything; at most `36em` wide
 * @csspart question - what is asked
 * @csspart option - an option's row, its picture card, or an idea
 * @csspart bar - an option's share of the votes, behind its text
 * @csspart button - a button of any kind, for example the one that casts the vote
 * @csspart status - how far the vote has come
 *
 * @cssproperty --kin-accent - what is chosen, the bars and the main button; the text's colour by default
 * @cssproperty --kin-accent-text - words on the accent; black or white by default, whichever reads better
 * @cssproperty [--kin-surface=none] - the card's background
 * @cssproperty [--kin-text=inherit] - the text's colour
 * @cssproperty --kin-muted - lesser words; the text's colour at 76 % by default
 * @cssproperty --kin-line - borders; the text's colour at 20 % by default
 * @cssproperty --kin-field - borders of what is written into; the text's colour at 60 % by default
 * @cssproperty [--kin-radius=.75em] - how round the corners are
 * @cssproperty [--kin-gap=.625em] - between options
 */
export class KinPoll extends KinElement<keyof PollMessages> {
  static override styles = pollStyles;
  static override texts = pollTexts;
  static override properties: PropertyDeclarations = {poll: {}};

  readonly #store = storeController(this, () => (this.poll && this.kin ? pollStore(this.kin, this.poll) : undefined));
  readonly #outbox = storeController(this, () => this.kin?.$outbox);

  /** The ids of what has been reported, and need not be again. */
  readonly #reported: Record<string, string> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The counter's time of the last view, and how far this device's clock is behind it. */
  #counted!: string;
  #behind!: number;
  /** The vote whose progress the page has been told. */
  #told: OwnVote | undefined;
  #votedAt!: number;
  /** The vote that counts, or is on its way to. */
  #held: Vote | undefined;
  /** What is selected, and not yet submitted. */
  #draft: Vote | undefined;
  #drawBallot: DrawBallot | false | undefined;
  /** The poll in which the vote is being changed. */
  #changing: string | undefined;

  /** The poll's id in the program file. */
  declare poll: string | undefined;

  protected override updated(): void {
    const {own, view} = this.#store.value ?? {};
    const poll = this.poll!;
    const told = this.#told;
    if (view && this.say) {
      this.#track('widget.viewed', {widget: 'poll'});
      this.#track('poll.viewed', {poll});
      if (view.tally) this.#track('results.viewed', {poll});
    }
    this.#told = own;
    const StageEvent = own && own.id === told?.id && own.stage !== told.stage && stageEvents[own.stage];
    if (StageEvent) this.dispatchEvent(new StageEvent(`kin-${own.stage}`, poll, own));
  }

  #track<T extends 'widget.viewed' | 'poll.viewed' | 'results.viewed'>(type: T, data: EventData[T]): void {
    this.#reported[type + Object.values(data).join()] ??= this.kin!.track(type, data);
  }

  #vote(event: Event): void {
    event.preventDefault();
    const vote = this.#draft;
    if (!vote?.choices[0]) return this.#focus();
    const poll = this.poll!;
    if (vote !== this.#held) {
      if (!this.dispatchEvent(new KinVoteEvent('kin-vote', poll, vote))) return;
      try {
        this.kin!.track('poll.voted', {poll, choices: vote.choices, points: vote.points, group: vote.group});
      } catch (error) {
        return console.error(error);
      }
    }
    // Another submission has nothing to cast.
    this.#draft = this.#changing = undefined;
    this.#votedAt = event.timeStamp;
    this.#focus('p');
  }

  readonly #select = (draft: Vote): void => {
    this.#draft = draft;
    this.requestUpdate();
  };

  /** Of the options, the one that is chosen, or the first control. */
  #focus(selector = ':checked, div button'): void {
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** The second click of a double click on "Vote" lands here, and means nothing. */
  #onChange({timeStamp}: Event): void {
    if (timeStamp - this.#votedAt < 500) return;
    this.#draft = this.#held;
    this.#changing = this.poll;
    this.#focus();
  }

  protected override render(): unknown {
    const {say} = this;
    const {own, status, view} = this.#store.value ?? {};
    if (!say || !status) return html`<slot></slot>`;
    const draw = view && this.#drawing(view);
    if (view && draw !== false && status !== 'unknown') return view.kind === 'open' ? draw!({html, view}) : this.#renderPoll(view, own, say, draw);
    return html`
      <slot></slot>
      <div lang=${this.language}>
        <bdi part="status" role="status">${say(status as 'unknown')}</bdi>
        ${status === 'unreachable' ? html`<button part="button" @click=${() => this.kin!.refresh()}>${say('retry')}</button>` : ''}
      </div>`;
  }

  /** What draws the ballot that few polls have: `undefined` for all others, `false` while it is being loaded. */
  #drawing({plain}: PollView): DrawBallot | false | undefined {
    if (plain && !/kin-poll/.test(location.href)) return undefined;
    return this.#drawBallot ??= (void import('./ballots/index.js').then(async ({openBallots}) => {
      this.#drawBallot = await openBallots(this);
      this.requestUpdate();
    }).catch(console.error), false);
  }

  #renderPoll(view: PollView, own: OwnVote | undefined, say: Say<keyof PollMessages>, draw: DrawBallot | undefined): unknown {
    const {closes, opens, options, results, tally} = view;
    const {language} = this;
    if (view.now !== this.#counted) {
      this.#counted = view.now;
      this.#behind = Date.parse(view.now) - Date.now();
    }
    const now = Date.now() + this.#behind;
    const state = pollState(view, now);
    const stage = own?.stage;
    const refused = stage === 'refused';
    // A refused vote leaves the one before it in place.
    this.#held = refused ? view.ballot : own;
    const held = this.#held?.choices[0];
    if (refused) this.#draft ||= own;
    const choosing = state === 'open' && (refused || !held || this.#changing === this.poll);
    const count = tally?.voters ?? 0;
    return html`
      <form part="card" @submit=${this.#vote}>
        <fieldset ?disabled=${!choosing && !draw}>
          <legend part="question"><bdi>${this.pick(view.question)}</bdi></legend>
          ${this.#renderTime(state === 'scheduled' ? opens : closes, state, now, say)}
          <div>${draw ? draw({choosing, html, view, held: this.#held, draft: this.#draft, select: this.#select}) : options.map(({id, label}) => {
            const count = tally?.counts[id] ?? 0;
            const share = count / (tally?.voters || 1);
            return html`<label part="option">
              <input type="radio" name="option" required .checked=${id === (choosing ? this.#draft?.choices[0] : held)} @change=${() => this.#select({choices: [id]})}>
              <span>${this.pick(label)}</span>
              <i><svg part="bar" aria-hidden="true" width="${share * 100}%"></svg></i>
              ${tally && html`<strong>${share.toLocaleString(language, {style: 'percent'})} <bdi>${say('votes', {count})}</bdi></strong>`}
              ${id === held ? html`<b><span class="on">${say('yours')}</span></b>` : ''}
            </label>`;
          })}</div>
        </fieldset>
        <div lang=${language}>
          <p tabindex="-1"><bdi>${tally && held && stage === 'recorded'
            ? say('member', {count})
            : (held ? say('counts') : '') + say(tally ? 'votes' : results as 'never', {count})}</bdi></p>
          ${choosing
            ? html`<button class="main" part="button"><span class="on">${say('vote')}</span></button>`
            : state === 'open' ? html`<button type="button" part="button" @click=${this.#onChange}>${say('change')}</button>` : ''}
          <bdi part="status" role="status">${say(own?.reason as 'poll-closed') || say(stage === 'saved' && (this.#outbox.value?.failing || !navigator.onLine) ? 'offline' : stage)}</bdi>
        </div>
      </form>`;
  }

  #renderTime(time: string | undefined, state: PollState, now: number, say: Say<keyof PollMessages>): unknown {
    clearTimeout(this.#timer);
    if (!time) return '';
    const {language} = this;
    let when: string;
    if (state === 'closed') {
      when = new Date(time).toLocaleDateString(language, {dateStyle: 'long'});
    } else {
      const [value, unit, changesIn] = countdown(Date.parse(time) - now);
      when = new Intl.RelativeTimeFormat(language).format(value, unit);
      // A page that nobody sees has no animation frames, and needs no countdown.
      this.#timer = setTimeout(() => requestAnimationFrame(() => this.requestUpdate()), changesIn);
    }
    return html`<time datetime=${time} lang=${language}>${say(state, {when})}</time>`;
  }
}
