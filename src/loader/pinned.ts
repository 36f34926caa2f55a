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
  await Promise.all(files.map(([file, integrity]) => new Promise((resolve, reject) => {
    const link = document.createElement('link');
    if (!link.relList.supports('modulepreload')) return resolve(file);
    link.rel = 'modulepreload';
    link.integrity = integrity;
    link.crossOrigin = '';
    link.nonce = nonce;
    link.onload = resolve;
    link.onerror = () => reject(new Error(`Kindred: ${file} is blocked, out of reach, or not the file of this release.`));
    link.href = new URL(file, base).href;
    document.head.append(link);
  })));
  return import(/* @vite-ignore */ new URL(files.at(-1)![0], base).href);
}
