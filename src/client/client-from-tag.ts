import {kindred} from '../endpoints/kindred.js';
import type {Consent} from './client.js';
import {createClient} from './create-client.js';
import {type Load, setDefaultClient} from './default-client.js';

/**
 * Makes the page's default client as the script tag says: `data-endpoint` (a
 * service's URL) with `data-key`, and `data-consent` (`granted` or `denied`).
 * What else a tag may say is in `tag-options.ts`, which few pages load, with
 * the doctor, for whom an address asks by `?kindred-debug`.
 *
 * Never rejects: what is wrong with the tag is said on the console, and the
 * page's own content stays.
 *
 * @param load how further files of this release are loaded
 */
export async function clientFromTag({dataset}: HTMLElement, load: Load): Promise<void> {
  const {endpoint = '', key, sinks, texts, consent = 'unknown'} = dataset;
  const isLocal = endpoint === 'local:';
  const more = () => import('./tag-options.js');
  try {
    const further = isLocal || sinks || texts || !/^(unknown|granted|denied)$/.test(consent) || /kindred-debug/.test(location.search) ? await (await more()).tagOptions(dataset, load) : undefined;
    if (!(endpoint && (isLocal || key))) throw new Error('needs data-endpoint and data-key');
    const client = createClient({endpoint: kindred(new URL(endpoint, location.href).href, {key: key!}), consent: consent as Consent, ...further});
    further?.complete(client);
    setDefaultClient(client, load, () => more().then(({openDoctor}) => openDoctor(load)));
  } catch (error) {
    console.error('Kindred:', error);
  }
}
