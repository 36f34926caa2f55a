import type {BrowserContext, Locator, Page} from 'playwright-core';

/** The chat on a page, by what a shopper sees. */
export interface ChatPage {
  readonly page: Page;
  readonly element: Locator;
  readonly input: Locator;
  /** Where one stands with a person. */
  readonly person: Locator;
  /** All that a screen reader was told, in its order. */
  aloud(): Promise<readonly string[]>;
  open(): Promise<void>;
  say(text: string): Promise<void>;
  press(words: string): Promise<void>;
  /** Waits for a message of the persona or a person. */
  answer(words: string | RegExp): Promise<void>;
  /** What was said, by whom, in its order. */
  said(): Promise<readonly string[]>;
}

/** Opens a page of the shop that has the persona. */
export async function openChatPage(context: BrowserContext, url: string): Promise<ChatPage> {
  const page = await context.newPage();
  await page.goto(url);
  const element = page.locator('kin-persona');
  return {
    page, element,
    input: element.locator('textarea'),
    person: element.locator('.handoff'),
    aloud: () => page.evaluate(() => (globalThis as {aloud?: string[]}).aloud ?? []),
    async open() {
      if (await element.getAttribute('placement') !== 'inline') await element.locator('[part=launcher]').click();
      await element.locator('textarea').waitFor();
      await element.evaluate(({shadowRoot}) => {
        const aloud: string[] = (globalThis as {aloud?: string[]}).aloud = [];
        new MutationObserver(changes => {
          for (const {addedNodes} of changes) for (const node of addedNodes) aloud.push(node.textContent ?? '');
        }).observe(shadowRoot!.querySelector('[aria-live=polite]')!, {childList: true});
      });
    },
    async say(text) {
      await element.locator('textarea').fill(text);
      await element.locator('textarea').press('Enter');
    },
    press: words => element.getByRole('button', {name: words, exact: true}).click(),
    answer: words => element.locator('li.persona .words, li.person .words').getByText(words).last().waitFor(),
    said: () => element.locator('ol > li').evaluateAll(rows => rows.map(row => `${row.className}: ${row.querySelector('.words')!.textContent}`)),
  };
}
