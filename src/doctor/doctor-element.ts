import {html, type PropertyDeclarations} from 'lit';
import type {Client} from '../client/client.js';
import {KinElement} from '../element/kin-element.js';
import {checkClient} from './checks/check-client.js';
import {addressIn, addressOf} from './checks/check-service.js';
import {kindredTags} from './checks/check-tag.js';
import {type PolicyWatch, watchPolicy} from './checks/policy-watch.js';
import {type DoctorKey, doctorTexts} from './doctor-messages.js';
import {doctorStyles} from './doctor-styles.js';
import {type EventLog, followEvents, type LoggedEvent} from './event-log.js';
import {type Examined, examine} from './examine.js';
import type {Finding} from './finding.js';
import {report} from './report.js';
import {standing} from './standing.js';

/** Events that are shown; all that are known are copied. */
const shown = 50;

/** Shows what is wrong with Kindred on this page, and how to mend it. */
export class KinDoctor extends KinElement<DoctorKey> {
  static override texts = doctorTexts;
  static override styles = doctorStyles;
  static override properties: PropertyDeclarations = {...KinElement.properties};

  #policy: PolicyWatch | undefined;
  #log: EventLog | undefined;
  #followed: Client | undefined;
  #stops: (() => void)[] = [];
  #examined: Examined | undefined;
  #looking = 0;
  #refused: string | undefined;
  #copied: 'copied' | 'copyByHand' | undefined;
  #opener: Element | null = null;
  #called = false;

  /** What was found so far. */
  get findings(): readonly Finding[] {
    const events = this.#log?.events() ?? [];
    const all = [...(this.#policy?.findings() ?? []), ...(this.#examined?.findings ?? []), ...(this.#followed ? checkClient(this.#followed, events) : [])];
    return [...all.filter(({level}) => level === 'mend'), ...all.filter(({level}) => level === 'know')];
  }

  override connectedCallback(): void {
    this.#policy ??= watchPolicy(url => this.#isOurs(url), this.#redraw);
    super.connectedCallback();
    addEventListener('kindred-client', this.#followFound);
    void this.look();
    this.#followFound();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('kindred-client', this.#followFound);
    this.#stops.splice(0).forEach(stop => stop());
    this.#log?.stop();
    this.#policy?.stop();
    this.#followed = this.#log = this.#policy = undefined;
  }

  /** Listens to this client from now on. */
  follow(client: Client): void {
    this.client = client;
    if (client === this.#followed) return;
    this.#followed = client;
    this.#log?.stop();
    this.#stops.splice(0).forEach(stop => stop());
    this.#log = followEvents(client, this.#redraw);
    this.#stops.push(client.$outbox.listen(this.#redraw), client.$consent.listen(this.#redraw));
    if (this.#policy) void this.look();
  }

  /** Takes down why Kindred could not do what the script tag says. */
  tell(error: unknown): void {
    this.#refused = error instanceof Error ? error.message : String(error);
    void this.look();
  }

  /** Looks at the page again. */
  async look(): Promise<void> {
    const turn = ++this.#looking;
    this.#examined = undefined;
    this.requestUpdate();
    const examined = await examine(this.#followed, this.#refused, this.#policy!);
    if (turn !== this.#looking) return;
    this.#examined = examined;
    this.requestUpdate();
  }

  /** Moves the focus to the doctor; closing gives it back. */
  override focus(): void {
    this.#opener = document.activeElement;
    this.#called = true;
    this.requestUpdate();
  }

  readonly #redraw = (): void => this.requestUpdate();

  readonly #followFound = (): void => {
    const {kin} = this;
    if (kin) this.follow(kin);
  };

  #isOurs(url: string): boolean {
    const [tag] = kindredTags();
    const address = this.#followed ? addressOf(this.#followed) : addressIn(tag?.dataset ?? {});
    const folder = new URL('.', tag?.src || import.meta.url).href;
    return url.startsWith(`${folder}chunks/`) || url.startsWith(`${folder}kindred.`) || (!!address && url.startsWith(`${address.base}/v1/`));
  }

  #close(): void {
    this.remove();
    if (this.#opener instanceof HTMLElement) this.#opener.focus();
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = 'copied';
    } catch {
      // Not allowed, or the page is not secure.
      this.#copied = 'copyByHand';
    }
    this.requestUpdate();
  }

  protected override updated(): void {
    const title = this.renderRoot.querySelector<HTMLElement>('h2');
    if (!this.#called || !title) return;
    this.#called = false;
    title.focus();
  }

  protected override render(): unknown {
    const {say} = this;
    if (!say) return '';
    const events = this.#log?.events() ?? [];
    const {findings} = this;
    const lines = standing(say, this.#followed, this.#examined?.service, events);
    const text = report(say, findings, lines, events);
    return html`
      <section class="doctor" lang="en" role="dialog" aria-labelledby="title" @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close()}>
        <header>
          <h2 id="title" tabindex="-1">${say('title')}</h2>
          <button class="close" aria-label=${say('close')} @click=${() => this.#close()}><span aria-hidden="true">×</span></button>
        </header>
        <div class="inside" tabindex="0" role="group" aria-labelledby="title">
          <p class="sum ${this.#examined ? findings.some(({level}) => level === 'mend') ? 'ill' : 'well' : ''}" role="status"><bdi>${this.#sum(findings)}</bdi></p>
          <ul class="findings" role="list">${findings.map(finding => this.#renderFinding(finding))}</ul>
          <h3>${say('state')}</h3>
          <dl>${lines.map(([what, how]) => html`<div><dt>${say(what)}</dt><dd dir="auto">${how}</dd></div>`)}</dl>
          <h3>${say('events')}</h3>
          ${events.length > 0 ? html`<ol class="events" role="list">${events.slice(0, shown).map(event => this.#renderEvent(event))}</ol>` : html`<p class="none">${say('noEvents')}</p>`}
        </div>
        <footer>
          <button @click=${() => void this.look()}>${say('again')}</button>
          <button class="first" @click=${() => void this.#copy(text)}>${say('copy')}</button>
          <p role="status">${this.#copied && say(this.#copied)}</p>
          ${this.#copied === 'copyByHand' ? html`<textarea readonly rows="4" dir="ltr" aria-label=${say('copy')} .value=${text}></textarea>` : ''}
        </footer>
      </section>`;
  }

  #sum(findings: readonly Finding[]): string {
    const say = this.say!;
    if (!this.#examined) return say('checking');
    const count = (level: Finding['level']): number => findings.filter(finding => finding.level === level).length;
    return [count('mend') ? say('mends', {count: count('mend')}) : say('well'), count('know') ? say('knows', {count: count('know')}) : ''].join(' ').trim();
  }

  #renderFinding({kind, level, said, values, where}: Finding): unknown {
    const say = this.say!;
    return html`
      <li class=${level}>
        <p class="what"><span class="level">${say(level)}</span> <bdi>${say(kind, values)}</bdi></p>
        <p class="do"><bdi>${say(`${kind}Do`, values)}</bdi></p>
        ${said ? html`<blockquote><bdi>${say('said')}</bdi> <bdi>${said}</bdi></blockquote>` : ''}
        <p class="where"><code dir="ltr">${where}</code></p>
      </li>`;
  }

  #renderEvent({detail, id, reason, stage, time, type}: LoggedEvent): unknown {
    const say = this.say!;
    const stageKey = `stage${stage[0]!.toUpperCase()}${stage.slice(1)}` as DoctorKey;
    return html`
      <li class=${stage}>
        <time datetime=${time}>${new Date(time).toLocaleTimeString(this.language, {hour12: false})}</time>
        <b dir="ltr">${type}</b>
        <span class="stage">${say(stageKey, {reason: reason ?? ''})}</span>
        <code dir="ltr">${id}</code>
        ${detail ? html`<bdi class="detail">${detail}</bdi>` : ''}
      </li>`;
  }
}
