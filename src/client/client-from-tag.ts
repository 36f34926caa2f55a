import {kindred} from '../endpoints/kindred.js';
import type {Consent} from './client.js';
import {createClient} from './create-client.js';
import {type Load, setDefaultClient} from './default-client.js';

/**
 * Makes the page's default client as the script tag says: `data-endpoint` (a
 * service's URL with `data-key`, or `local:` with the URL of a program file in
 * `data-program`) and `data-consent` (`granted` or `denied`).
 *
 * Never rejects: what is wrong with the tag is said on the console, and the
 * page's own content stays.
 *
 * @param load how further files of this release are loaded
 */
export async function clientFromTag({dataset: {endpoint = '', key = '', program = '', consent = 'unknown'}}: HTMLElement, load: Load): Promise<void> {
  try {
    const isLocal = endpoint === 'local:';
    if (!endpoint || !(isLocal ? program : key)) throw new Error('the script tag needs data-endpoint and data-key, or "local:" and data-program');
    const service = isLocal
      ? (await import('../endpoints/local.js')).local(await (await fetch(program)).json())
      : kindred(new URL(endpoint, location.href).href, {key});
    setDefaultClient(createClient({endpoint: service, consent: consent as Consent}), load);
  } catch (error) {
    console.error('Kindred:', error);
  }
}
