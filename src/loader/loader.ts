import {chunks, core, elements} from 'virtual:kindred-chunks';
import {importPinned} from './pinned.js';

const here = import.meta.url;
const tag = [...document.scripts].find(script => script.src === here);

/** Imports the last of these chunks; the page's own content stays where that fails. */
const load = (numbers: readonly number[]): Promise<unknown> =>
  importPinned(numbers.map(number => chunks[number]!), here, tag?.nonce).catch((error: unknown) => console.error(error));

const page = globalThis as {kindred?: unknown};
if (page.kindred && !Array.isArray(page.kindred)) {
  console.warn('Kindred: this page loads it twice; the first one stays.');
} else {
  if (tag) void load(core).then(module => (module as {clientFromTag?(tag: Element): void} | undefined)?.clientFromTag?.(tag));

  const wanted = new Map(Object.entries(elements));
  const want = (name: string): void => {
    const numbers = wanted.get(name);
    wanted.delete(name);
    if (numbers) void load(numbers);
    if (wanted.size === 0) added.disconnect();
  };
  const near = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) if (isIntersecting) want(target.localName);
  }, {rootMargin: '300px'});
  const look = (): void => {
    for (const name of wanted.keys()) {
      for (const element of document.querySelectorAll(name)) {
        if (element.getAttribute('loading') === 'eager') want(name);
        else near.observe(element);
      }
    }
  };
  const added = new MutationObserver(look);
  added.observe(document, {childList: true, subtree: true});
  look();
}
