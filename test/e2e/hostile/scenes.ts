import type {BrowserContext, Page} from 'playwright-core';

const polls = ['next-roast', 'autumn-tin', 'next-tea', 'winter-beans', 'box-words', 'five-steeps', 'little-sister', 'blind-tasting', 'no-such-poll'];
const pollElements = polls.map(id => `<kin-poll poll="${id}" loading="eager"><p>The poll ${id}</p></kin-poll>`).join('\n');
const others = `
<kin-tier view="compact" loading="eager"></kin-tier>
<kin-tier view="progress" loading="eager"></kin-tier>
<kin-tier loading="eager" vote-href="/" order-href="/" signin="/sign-in"><ul slot="benefits"><li>A seat that is yours</li></ul></kin-tier>
<kin-referral loading="eager" landing="/welcome" signin="/sign-in" picture="/pictures/autumn-oolong.svg" brand="Third Steep"><p>Invite a friend</p></kin-referral>
<kin-exclusive bond="kindred" loading="eager" signin="/sign-in"><p>From the back room</p></kin-exclusive>`;

/** A state of some elements: how it comes about, and what is seen then. */
export interface Scene {
  readonly name: string;
  readonly body: string;
  /** Who is signed in. */
  readonly member?: string;
  readonly lang?: string;
  prepare?(context: BrowserContext): Promise<unknown>;
  act(page: Page): Promise<void>;
}

const poll = (page: Page, id: string) => page.locator(`kin-poll[poll=${id}]`);

async function vote(page: Page, id: string, until: RegExp | string): Promise<void> {
  await poll(page, id).locator('label').nth(1).click();
  await poll(page, id).getByRole('button', {name: 'Vote'}).click();
  await poll(page, id).locator('[part=status]').getByText(until).waitFor();
}

async function allThere(page: Page): Promise<void> {
  for (const id of polls.slice(0, -1)) await poll(page, id).locator('[part=card]').waitFor();
  await poll(page, 'no-such-poll').locator('[part=status]').waitFor();
}

/** What there is to be seen of each widget. */
export const scenes: readonly Scene[] = [
  {name: 'polls of every kind', body: pollElements, act: allThere},
  {
    name: 'polls in Chinese', body: pollElements, lang: 'zh-Hans',
    act: page => allThere(page),
  },
  {
    name: 'votes that are recorded', body: pollElements,
    async act(page) {
      await vote(page, 'next-roast', 'Recorded');
      await vote(page, 'autumn-tin', 'Recorded');
    },
  },
  {
    name: 'a vote that is saved', body: pollElements,
    prepare: context => context.route('**/v1/events', route => route.abort()),
    act: page => vote(page, 'next-roast', 'Saved'),
  },
  {
    name: 'a vote that is refused', body: pollElements,
    prepare: context => context.route('**/v1/events', route => route.fulfill({headers: {'access-control-allow-origin': '*'}, json: {results: [{status: 'refused', reason: 'poll-closed'}]}})),
    act: page => vote(page, 'next-roast', /closed/),
  },
  {
    name: 'a service that cannot be reached', body: pollElements + others,
    prepare: context => context.route('**/v1/**', route => route.abort()),
    async act(page) {
      await poll(page, 'next-roast').getByRole('button').waitFor();
      await page.locator('kin-referral').getByRole('button').waitFor();
    },
  },
  {
    name: 'somebody who is not signed in', body: others,
    async act(page) {
      await page.locator('kin-exclusive [part=teaser]').waitFor();
      await page.locator('kin-referral [part=offer]').waitFor();
      await page.locator('kin-tier:not([view]) [part=invitation]').waitFor();
    },
  },
  {
    name: 'a member', body: others, member: 'ada',
    async act(page) {
      await page.locator('kin-exclusive [part=teaser]').waitFor();
      await page.locator('kin-referral [part=code]').waitFor();
      await page.locator('kin-tier:not([view]) [part=ring]').waitFor();
      await page.locator('kin-tier[view=compact] [part=badge]').waitFor();
      for (const summary of await page.locator('kin-tier summary, kin-referral summary').all()) await summary.click();
      await page.locator('kin-referral').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'a member who shares', body: others, member: 'ada',
    async act(page) {
      const card = page.locator('kin-referral');
      await card.locator('.row [aria-expanded]').click();
      await card.locator('.ways').waitFor();
      await card.getByRole('button', {name: /poster|picture|WeChat/i}).first().click();
      await card.locator('.poster img').waitFor();
    },
  },
  {
    name: 'a friend who was invited', body: '<kin-referral view="welcome" loading="eager"><p>Welcome</p></kin-referral>',
    async act(page) {
      await page.locator('kin-referral').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'a persona', body: '<kin-persona persona="mochi" loading="eager"><p>Ask us</p></kin-persona>',
    act: page => page.locator('kin-persona [part=launcher]').waitFor(),
  },
  {
    name: 'a chat', body: '<kin-persona persona="mochi" placement="inline" loading="eager"><p>Ask us</p></kin-persona>',
    async act(page) {
      const chat = page.locator('kin-persona');
      await chat.locator('[part=input]').fill('Which tea is for the morning?');
      await chat.locator('[part=input]').press('Enter');
      await chat.locator('[part=own]').waitFor();
      await chat.locator('[part=message]').nth(1).waitFor();
    },
  },
];
