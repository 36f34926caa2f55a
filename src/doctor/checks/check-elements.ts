import type {Client} from '../../client/client.js';
import {isService, type ResourceName} from '../../endpoints/endpoint.js';
import type {Finding} from '../finding.js';

/** What an element needs, as far as its markup says it. */
interface Need {
  /** An attribute without which it shows nothing, and what it holds. */
  readonly attribute?: readonly [name: string, meaning: string];
  /** Attributes that are one of a few words. */
  readonly choices?: {readonly [attribute: string]: readonly string[]};
  /** What it reads, by its required attribute's value. */
  readonly reads?: (value: string) => ResourceName;
}

const needs: {readonly [name: string]: Need} = {
  'kin-poll': {attribute: ['poll', 'the poll’s id in the program file'], reads: poll => `polls/${poll}`},
  'kin-persona': {attribute: ['persona', 'the persona’s id in the program file'], choices: {placement: ['inline']}, reads: persona => `personas/${persona}`},
  'kin-referral': {choices: {view: ['card', 'welcome']}, reads: () => 'me/referral'},
  'kin-tier': {choices: {view: ['card', 'progress', 'compact']}, reads: () => 'me'},
  'kin-exclusive': {attribute: ['bond', 'from which bond on it shows what is inside'], choices: {bond: ['acquaintance', 'friend', 'partner', 'kindred']}, reads: () => 'me'},
  'kin-provider': {},
};
const names = Object.keys(needs);

/** As far from the window's edge as the loader loads elements; and so many milliseconds are given to their files. */
const near = 300;
const patience = 4_000;

/** Kindred's elements on the page, those within open shadow trees included, and not the doctor. */
export function kindredElements(root: Document | ShadowRoot = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(element.localName.startsWith('kin-') && element.localName !== 'kin-doctor' ? [element] : []),
    ...(element.shadowRoot ? kindredElements(element.shadowRoot) : []),
  ]);
}

/**
 * Whether each element has what it needs.
 *
 * @param page the page's default client
 */
export async function checkElements(elements: readonly Element[], page: Client | undefined): Promise<Finding[]> {
  const findings = await Promise.all(elements.map(element => checkElement(element, page)));
  return findings.flat();
}

async function checkElement(element: Element, page: Client | undefined): Promise<Finding[]> {
  const name = element.localName;
  const where = tagOf(element);
  const need = Object.hasOwn(needs, name) ? needs[name] : undefined;
  if (!need) {
    if (customElements.get(name)) return [];
    return [{kind: 'elementUnknown', level: 'mend', where, values: {name, near: nearestTo(name), known: names.join(', ')}}];
  }
  const findings: Finding[] = [];
  const {attribute: [attribute, meaning] = [], choices = {}, reads} = need;
  // Frameworks set properties.
  const valueOf = (attribute: string): string | null => element.getAttribute(attribute) ?? (element as unknown as {readonly [property: string]: string | undefined})[attribute] ?? null;
  const value = attribute ? valueOf(attribute) : '';
  if (attribute && !value) findings.push({kind: 'attributeMissing', level: 'mend', where, values: {name, attribute, meaning: meaning!}});
  for (const [choice, allowed] of Object.entries(choices)) {
    const chosen = valueOf(choice);
    if (chosen && !allowed.includes(chosen)) findings.push({kind: 'attributeInvalid', level: 'mend', where, values: {name, attribute: choice, value: chosen, allowed: allowed.join(', ')}});
  }
  if (await isLate(element)) findings.push({kind: 'elementNotDefined', level: 'mend', where, values: {name, folder: name.slice(4)}});

  const client = clientOf(element, page);
  if (name === 'kin-provider') {
    if (!client) findings.push({kind: 'providerEmpty', level: 'mend', where});
  } else if (!client) {
    findings.push({kind: 'outsideClient', level: 'mend', where, values: {name}});
  } else if (reads && value !== null && (value || !attribute)) {
    const resource = reads(value);
    const reading = isService(client.endpoint) ? await client.endpoint.read(resource, client.$reader.get()) : undefined;
    if (reading?.ok === false && reading.problem === 'unknown') findings.push({kind: 'thingUnknown', level: 'mend', where, values: {name, resource}, said: reading.detail});
  }
  return findings;
}

/** As elements find it: their own, the nearest provider's, the page's. */
export function clientOf(element: Element, page: Client | undefined): Client | undefined {
  const own = (element as Partial<{readonly client: Client}>).client;
  if (own) return own;
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if ((node as Element).localName === 'kin-provider') return (node as Partial<{readonly client: Client}>).client;
  }
  return page;
}

/** Whether its class should be there, and is not: elements far away are loaded later. */
async function isLate(element: Element): Promise<boolean> {
  const name = element.localName;
  const {top, bottom} = element.getBoundingClientRect();
  const isNear = bottom > -near && top < innerHeight + near;
  // Nothing waits for what is never loaded by the script tag.
  if (customElements.get(name) || (!isNear && element.getAttribute('loading') !== 'eager' && name !== 'kin-provider')) return false;
  const defined = customElements.whenDefined(name).then(() => true);
  return !(await Promise.race([defined, new Promise<boolean>(resolve => setTimeout(() => resolve(false), patience))]));
}

/** How to find it: `<kin-poll poll="autumn-tin"> in main#polls`. */
export function tagOf(element: Element): string {
  const {attribute: [attribute] = []} = needs[element.localName] ?? {};
  const shown = ['id', attribute, 'view'].flatMap(name => (name && element.hasAttribute(name) ? ` ${name}="${element.getAttribute(name)}"` : []));
  const parent = element.parentElement;
  return `<${element.localName}${shown.join('')}>${parent && parent !== document.body ? ` in ${parent.localName}${parent.id && `#${parent.id}`}` : ''}`;
}

/** The name that differs in the fewest letters. */
function nearestTo(name: string): string {
  return [...names].sort((a, b) => distance(name, a) - distance(name, b))[0]!;
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({length: to.length + 1}, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) next.push(Math.min(row[j]! + (letter === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row[to.length]!;
}
