/** The name of a built file, by its Subresource Integrity value: whoever knows the one needs no bytes for the other. */
export const fileOf = (integrity: string): string => `${integrity.slice(7, 19).replace(/\W/g, '-')}.js`;

/** Imports the last of the files that have these Subresource Integrity values; `base` is a URL in their folder. */
export type Load = (hashes: readonly string[], base: string) => Promise<unknown>;

/**
 * Imports the last of these modules, after the browser has checked each one's
 * bytes against its hash.
 *
 * The import waits for each preload's `load` event because, after a preload
 * that failed, Chromium fetches the file again without the check. Browsers
 * that cannot preload modules cannot check them either, and import at once.
 *
 * @param hashes their Subresource Integrity values
 * @param base a URL in their folder
 * @param nonce the page's CSP nonce, if it has one
 */
export async function importPinned(hashes: readonly string[], base: string, nonce = ''): Promise<unknown> {
  const urls = await Promise.all(hashes.map(integrity => new Promise<string>((resolve, reject) => {
    const link = document.createElement('link');
    const {href} = new URL(fileOf(integrity), base);
    Object.assign(link, {
      rel: 'modulepreload', crossOrigin: '', integrity, nonce, href,
      onload: () => resolve(href),
      onerror: () => reject(new Error(`${href} is not of this release`)),
    });
    if (link.relList.supports('modulepreload')) document.head.append(link);
    else resolve(href);
  })));
  return import(/* @vite-ignore */ urls.pop()!);
}
