import {kindred} from '../endpoints/kindred.js';
import type {Client, Consent} from './client.js';
import {createClient} from './create-client.js';
import {setDefaultClient} from './default-client.js';

/**
 * Makes the page's default client as the script tag says: `data-endpoint` (a
 * service's URL, or `local:` with the program file in `data-program`),
 * `data-key`, `data-consent` (`granted` or `denied`).
 *
 * Never rejects: what is wrong with the tag is said on the console, and the
 * page's own content stays.
 */
export async function clientFromTag(tag: Element): Promise<void> {
  try {
    setDefaultClient(await make(tag));
  } catch (error) {
    console.error(`Kindred: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function make(tag: Element): Promise<Client> {
  const read = (name: string): string => tag.getAttribute(`data-${name}`) ?? '';
  const address = read('endpoint');
  const consent = {consent: (read('consent') || 'unknown') as Consent};
  if (!address) throw new Error('the script tag needs data-endpoint: the URL of your service, or "local:"');
  if (address !== 'local:') {
    if (!read('key')) throw new Error('the script tag needs data-key: your publishable key');
    return createClient({endpoint: kindred(new URL(address, location.href).href, {key: read('key')}), ...consent});
  }
  const program = read('program');
  const answer = await fetch(program);
  if (!program || !answer.ok) throw new Error(`the script tag needs data-program: the URL of a program file; "${program}" answers ${answer.status}`);
  const {local} = await import('../endpoints/local.js');
  return createClient({endpoint: local(await answer.json()), ...consent});
}
