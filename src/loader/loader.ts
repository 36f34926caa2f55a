import {chunks, core, elements} from 'virtual:kindred-chunks';
import {claimPage} from './claim-page.js';
import {importPinned} from './pinned.js';

const here = import.meta.url;
const tag = [...document.scripts].find(script => script.src === here);
const load = (files: readonly (readonly [string, string])[], base: string): Promise<unknown> => importPinned(files, base, tag?.nonce);

/** Imports the last of these chunks; the page's own content stays where that fails. */
const need = (numbers: readonly number[]): Promise<unknown> => load(numbers.map(number => chunks[number]!), here).catch(console.error);

if (claimPage()) {
  if (tag) void need(core).then(module => (module as {clientFromTag?: (...args: unknown[]) => void} | undefined)?.clientFromTag?.(tag, load));

  const wanted = new Map(Object.entries(elements));
  const want = (name: string): void => {
    const numbers = wanted.get(name);
    if (wanted.delete(name)) void need(numbers!);
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
  new MutationObserver(look).observe(document, {childList: true, subtree: true});
  look();
}
