import type {CDPSession, Page} from 'puppeteer-core';
import type {OutboxSnapshot} from '../../src/outbox/outbox.js';
import type {Device} from './device.js';
import type {Act, News} from './news.js';
import type {Record} from './record.js';

/** Milliseconds within which a page is shown. */
const patience = 20_000;

/** One tab of the shop, and what its page tells. */
export class Tab {
  outbox: OutboxSnapshot | undefined;
  #shown = false;
  #crashed = false;
  /** The latest that the page's clock said, for as long as it has not said that it has looked at the device. */
  #began: number | undefined;

  private constructor(readonly page: Page, readonly session: CDPSession, readonly record: Record) {}

  static async open(device: Device, record: Record, address: string): Promise<Tab> {
    const page = await device.newPage();
    const session = await page.createCDPSession();
    const tab = new Tab(page, session, record);
    page.once('error', () => {
      tab.#crashed = true;
      record.ring();
    });
    session.on('Runtime.bindingCalled', ({payload}) => tab.#hear(JSON.parse(payload) as News));
    await Promise.all([
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', {name: 'tell'}),
      // All tabs are visible, as windows side by side are.
      session.send('Emulation.setFocusEmulationEnabled', {enabled: true}),
    ]);
    await session.send('Page.navigate', {url: address});
    await tab.#whenShown();
    return tab;
  }

  /** Its process ended: tabs may share one. */
  get crashed(): boolean {
    return this.#crashed;
  }

  /** Nothing waits here, by the page's own word. */
  get settled(): boolean {
    return this.#shown && this.outbox !== undefined && this.outbox.storage !== 'opening' && this.outbox.waiting === 0;
  }

  /** Lets the page do this in one task; settles when the page, or the one it left for, is shown. */
  async act(act: Act): Promise<void> {
    if (act.go) this.#shown = false;
    await this.#evaluate(`act(${JSON.stringify(act)})`).catch((error: unknown) => {
      // A page that leaves may be gone before its answer.
      if (!act.go) throw error;
    });
    await this.#whenShown();
  }

  /** Who holds the sender's lock, and who waits for it, as the browser tells this page. */
  async locks(): Promise<string> {
    const {result} = await this.session.send('Runtime.evaluate', {expression: 'navigator.locks.query().then(JSON.stringify)', awaitPromise: true});
    return String(result.value);
  }

  /** The page says nothing any more. */
  gone(): void {
    this.outbox = undefined;
    if (this.#began !== undefined) this.record.unheard.push(this.#began);
    this.#began = undefined;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Ends the page's process: it hears nothing of it. */
  async crash(): Promise<void> {
    if (!this.#crashed) {
      const crashed = new Promise(resolve => this.session.once('Inspector.targetCrashed', resolve));
      await this.session.send('Inspector.enable');
      this.session.send('Page.crash').catch(() => undefined); // Nobody is left to answer.
      await crashed;
    }
    await this.page.close();
  }

  async #evaluate(expression: string): Promise<void> {
    const {exceptionDetails} = await this.session.send('Runtime.evaluate', {expression});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  async #whenShown(): Promise<void> {
    if (!(await this.record.until(() => this.#shown || !this.page.browser().connected, patience))) throw new Error(`No page is shown: ${this.page.url()}`);
  }

  #hear(news: News): void {
    if ('facts' in news) this.record.hear(news.facts);
    else if ('outbox' in news) this.#read(news.outbox);
    else if ('opened' in news) {
      this.gone(); // In case that its page before could not say so.
      this.#began = news.opened;
    } else if ('shifted' in news) this.#began &&= Math.max(this.#began, news.shifted);
    else if ('torn' in news) this.record.torn.push(news.torn);
    else if ('left' in news) this.gone();
    else this.#shown = true;
    this.record.ring();
  }

  #read(outbox: OutboxSnapshot): void {
    this.record.dropped += Math.max(0, outbox.dropped - (this.outbox?.dropped ?? 0));
    if (outbox.storage === 'memory' && this.outbox?.storage !== 'memory') this.record.inMemory++;
    if (outbox.storage === 'device') this.#began = undefined;
    this.outbox = outbox;
  }
}
