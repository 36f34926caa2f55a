import {type Finding, plainAddress} from '../finding.js';

/** Milliseconds after which a file counts as not loaded. */
const patience = 10_000;

/**
 * Whether each file that the loader asked for is there, and is the one that it
 * asked for: asked for once more in the loader's own way, which costs nothing
 * where it is.
 *
 * @param folder the URL of the built files, which ends with a slash
 */
export async function checkFiles(folder: string): Promise<Finding[]> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload][integrity]')].filter(({href}) => href.startsWith(folder));
  const asked = new Map(links.map(link => [link.href, link]));
  const answers = await Promise.all([...asked.values()].map(async link => (await loads(link)) || {kind: 'fileFailed', level: 'mend', where: plainAddress(link.href)} as const));
  return answers.filter(answer => answer !== true);
}

async function loads({href, integrity, nonce}: HTMLLinkElement): Promise<boolean> {
  const link = document.createElement('link');
  const answer = new Promise<boolean>(resolve => {
    Object.assign(link, {rel: 'modulepreload', crossOrigin: '', integrity, nonce, href, onload: () => resolve(true), onerror: () => resolve(false)});
    setTimeout(() => resolve(false), patience);
  });
  document.head.append(link);
  try {
    return await answer;
  } finally {
    link.remove();
  }
}
