import type {Page} from 'playwright-core';
import type {ServedPage} from './house.js';

export interface PageParts {
  /** Who is signed in. */
  readonly member: string;
  /** What comes before Kindred in the head: a style sheet, a script. */
  readonly head?: string;
  /** What the body begins with. */
  readonly body?: string;
  /** Attributes of `<html>`. */
  readonly html?: string;
  /** Changes how Kindred is loaded. */
  readonly load?: (tag: string) => string;
  /** The page first calls Kindred after it is loaded. */
  readonly late?: boolean;
}

const tag = '<script type="module" src="{{service}}/kindred/latest/kindred.js" data-endpoint="{{service}}" data-key="pk_demo_teahouse"></script>';

/** A shop's page with every element, each with content of the page's own. */
export function pageOf({member, head = '', body = '', html = 'lang="en"', load = tag => tag, late}: PageParts): ServedPage {
  const identify = `(window.kindred ||= []).push(client => client.identify(async () => (await ask('/token?member=${member}')).text()));`;
  return {html: `<!doctype html>
<html ${html}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A shop</title>
<link rel="icon" href="data:,">
<script>const ask = fetch; ${late ? '' : identify}</script>
<style>body { margin: 1em; font: 16px/1.5 sans-serif }</style>
${head}
${load(tag)}
${late ? `<script type="module">${identify}</script>` : ''}
</head>
<body>
${body}
<main>${elements}</main>
</body>
</html>`};
}

/** Every element, as a page has them. */
export const elements = `
<kin-poll poll="next-roast" loading="eager"><p class="own">Which roast comes next?</p></kin-poll>
<kin-tier view="compact" loading="eager"><span class="own">A guest</span></kin-tier>
<kin-tier loading="eager"><p class="own">Your standing</p></kin-tier>
<kin-referral loading="eager"><a class="own" href="/invite">Invite a friend</a></kin-referral>
<kin-exclusive bond="kindred" loading="eager"><p>From the back room</p></kin-exclusive>
<kin-persona persona="mochi" loading="eager"><a class="own" href="/help">Ask us</a></kin-persona>
`;

/** Waits until every element shows what it is for. */
export async function allReady(page: Page): Promise<void> {
  await Promise.all([
    page.locator('kin-poll label').first(),
    page.locator('kin-tier[view=compact] [part=badge]'),
    page.locator('kin-tier:not([view]) [part=card]'),
    page.locator('kin-referral [part=code]'),
    page.locator('kin-exclusive [part=teaser]'),
    page.locator('kin-persona [part=launcher]'),
  ].map(locator => locator.waitFor()));
}

/** Votes as a shopper does, and waits until the service has it. */
export async function vote(page: Page): Promise<void> {
  const poll = page.locator('kin-poll').first();
  await poll.locator('label').nth(1).click();
  await poll.getByRole('button', {name: 'Vote'}).click();
  await poll.locator('[part=status]').getByText('Recorded').waitFor();
}

/** The ids of all that a page sends. */
export function sentBy(page: Page): readonly string[] {
  const ids: string[] = [];
  page.on('request', request => {
    if (request.method() !== 'POST' || !request.url().endsWith('/v1/events')) return;
    for (const {id} of (JSON.parse(request.postData()!) as {events: {id: string}[]}).events) ids.push(id);
  });
  return ids;
}

/** What a page says through its console, and what nobody caught. */
export interface Heard {
  /** Of which Kindred's files are the source. */
  readonly ours: readonly string[];
  readonly all: readonly string[];
}

export function listen(page: Page): Heard {
  const heard = {ours: [] as string[], all: [] as string[]};
  const hear = (text: string, source: string): void => {
    heard.all.push(text);
    if (/\/(kindred|other)\//.test(source)) heard.ours.push(text);
  };
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') hear(`${message.type()}: ${message.text()}`, message.location().url + message.text());
  });
  page.on('pageerror', error => hear(`uncaught: ${error.message}`, error.stack ?? ''));
  return heard;
}

/**
 * Runs an expression out of the page's reach: with globals of its own, which no
 * script of the page can have replaced.
 */
export async function aside<T>(page: Page, expression: string, world: 'own' | 'page' = 'own'): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    const {frameTree: {frame}} = await session.send('Page.getFrameTree');
    const {executionContextId} = await session.send('Page.createIsolatedWorld', {frameId: frame.id});
    const {result, exceptionDetails} = await session.send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true, ...(world === 'own' && {contextId: executionContextId})});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  } finally {
    await session.detach();
  }
}

/** What is too small on a page: texts below 12 px, and targets below 24, in CSS pixels as they are seen. */
export function tooSmall(page: Page): Promise<readonly string[]> {
  return aside(page, `(${look.toString()})()`);
}

function look(): string[] {
  const found: string[] = [];
  const shown = (element: Element): boolean => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const name = (element: Element): string => `${(element.getRootNode() as ShadowRoot).host?.localName} ${element.localName}${element.getAttribute('part') ? `[part=${element.getAttribute('part')}]` : ''}`;
  /** How much larger than its style says an element is drawn. */
  const scale = (element: Element): number => {
    if (element instanceof SVGElement) return (element as SVGGraphicsElement).getScreenCTM?.()?.a ?? 1;
    const {offsetHeight} = element as HTMLElement;
    return offsetHeight ? element.getBoundingClientRect().height / offsetHeight * Number((element as any).currentCSSZoom ?? 1) : 1;
  };
  const hidden = ({width, height}: DOMRect): boolean => width <= 1 || height <= 1;
  let texts = 0;
  const visit = (root: ShadowRoot): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement ?? root.host;
      if (!text.nodeValue!.trim() || !shown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if (hidden(range.getBoundingClientRect())) continue;
      texts++;
      const size = parseFloat(getComputedStyle(parent).fontSize) * (parent instanceof SVGElement ? scale(parent) : 1);
      if (size < 11.99) found.push(`${name(parent)}: "${text.nodeValue!.trim().slice(0, 30)}" at ${size.toFixed(1)} px`);
    }
    for (const target of root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')) {
      if (!shown(target) || (target as HTMLInputElement).disabled) continue;
      const {width, height} = (target.closest('label') ?? target).getBoundingClientRect();
      // A link within a sentence is as tall as its line (WCAG 2.2, 2.5.8).
      if (getComputedStyle(target).display === 'inline' && target.localName === 'a') continue;
      if (width < 23.99 || height < 23.99) found.push(`${name(target)}: a target of ${width.toFixed(0)} by ${height.toFixed(0)} px`);
    }
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) visit(element.shadowRoot);
  };
  for (const element of document.querySelectorAll('*')) if (element.shadowRoot) visit(element.shadowRoot);
  // Where nothing is seen at all, nothing is too small.
  if (texts < 10) found.push(`only ${texts} texts are shown`);
  return found;
}
