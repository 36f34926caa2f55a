/** A built file: its URL relative to the file that loads it, and its Subresource Integrity value. */
export type Pinned = readonly [file: string, integrity: string];

/**
 * Imports the last of these modules, after the browser has checked each one's
 * bytes against its hash.
 *
 * The import waits for each preload's `load` event because, after a preload
 * that failed, Chromium fetches the file again without the check. Browsers
 * that cannot preload modules cannot check them either, and import at once.
 *
 * @param base the URL of the file that loads them
 * @param nonce the page's CSP nonce, if it has one
 */
export async function importPinned(files: readonly Pinned[], base: string, nonce = ''): Promise<unknown> {
  const urls = await Promise.all(files.map(([file, integrity]) => new Promise<string>((resolve, reject) => {
    const link = document.createElement('link');
    const {href} = new URL(file, base);
    Object.assign(link, {
      rel: 'modulepreload', crossOrigin: '', integrity, nonce, href,
      onload: () => resolve(href),
      onerror: () => reject(new Error(`Kindred: ${file} is not of this release`)),
    });
    if (link.relList.supports('modulepreload')) document.head.append(link);
    else resolve(href);
  })));
  return import(/* @vite-ignore */ urls.pop()!);
}
