import type {Client} from '../client/client.js';
import {checkElements, clientOf, kindredElements} from './checks/check-elements.js';
import {checkFiles} from './checks/check-files.js';
import {checkLanguages} from './checks/check-languages.js';
import {addressIn, addressOf, checkMember, checkService, type ServiceChecked} from './checks/check-service.js';
import {checkTag, kindredTags} from './checks/check-tag.js';
import type {PolicyWatch} from './checks/policy-watch.js';
import type {Finding} from './finding.js';

/** What was found when the page was looked at, which takes a while; what a client says of itself is looked at all the time. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly service: ServiceChecked;
}

/**
 * Looks at everything that has to be asked for or waited for.
 *
 * @param refused what Kindred said when it read the script tag
 */
export async function examine(client: Client | undefined, refused: string | undefined, policy: PolicyWatch): Promise<Examined> {
  const tags = kindredTags();
  const elements = kindredElements();
  const address = client ? addressOf(client) : addressIn(tags[0]?.dataset ?? {});
  const hasClient = !!client || (tags.length === 0 && elements.length > 0 && elements.every(element => clientOf(element, undefined)));
  const folder = new URL('.', tags[0]?.src || import.meta.url).href;
  const [service, ...others] = await Promise.all([
    address ? checkService(address, policy.blocks).catch(error => ({findings: notChecked('service', error)})) : {findings: []},
    ...[checkFiles(folder), checkElements(elements, client), checkLanguages(elements, client), client ? checkMember(client) : []]
      .map(async (check, i) => { try { return await check; } catch (error) { return notChecked(['files', 'elements', 'languages', 'member'][i]!, error); } }),
  ]);
  return {service, findings: [...checkTag(tags, hasClient, refused), ...service.findings, ...others.flat()]};
}

/** What is broken must not keep the rest from being seen. */
function notChecked(what: string, error: unknown): Finding[] {
  return [{kind: 'notChecked', level: 'know', where: what, said: String(error)}];
}
