import {core, elements} from 'virtual:kindred-chunks';
import {claimPage} from './claim-page.js';
import {importPinned, type Load} from './pinned.js';

const here = import.meta.url;
const tag = [...document.querySelectorAll('script')].find(script => script.src === here);
const load: Load = (hashes, base) => importPinned(hashes, base, tag?.nonce);

/** Imports a file that needs the core, or the core itself; the page's own content stays where that fails. */
const need = (...hashes: readonly string[]): Promise<unknown> => load([core, ...hashes], new URL('chunks/', here).href).catch(console.error);

// A page without observers keeps its own content, too.
void (async () => {
  if (claimPage(load)) {
    if (tag) void need().then(module => (module as {start: (...args: unknown[]) => void} | undefined)?.start(tag, load));

    const wanted = new Map(elements);
    const want = (name: string): void => {
      const file = wanted.get(name);
      if (wanted.delete(name)) void need(file!);
    };
    const near = new IntersectionObserver(entries => {
      entries.forEach(({isIntersecting, target}) => isIntersecting && want(target.localName));
    }, {rootMargin: '300px'});
    const look = (): void => {
      for (const name of wanted.keys()) {
        for (const element of document.querySelectorAll(name)) {
          if (element.getAttribute('loading') === 'eager') want(name);
          else near.observe(element);
        }
      }
    };
    // Whoever comes by an invitation may leave again before they see anything of it.
    if (new URLSearchParams(location.search).has(tag?.dataset.referralParameter ?? 'kin')) want('kin-referral');
    new MutationObserver(look).observe(document, {childList: true, subtree: true});
    look();
  }
})().catch(console.error);
