import {isService} from '../../endpoints/endpoint.js';
import type {Client} from '../../client/client.js';
import {likelySubtags, type LocalizedText, negotiate} from '../../element/messages.js';
import {languages} from '../../element/languages.js';
import type {Finding} from '../finding.js';
import {clientOf, tagOf} from './check-elements.js';

/**
 * Whether elements, and the brand's own words in polls, speak the language of
 * the page around them.
 */
export async function checkLanguages(elements: readonly Element[], page: Client | undefined): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  const say = (finding: Finding): unknown => findings.set(JSON.stringify([finding.kind, finding.values]), finding);
  for (const element of elements) {
    if (!('texts' in element.constructor)) continue;
    const where = tagOf(element);
    const language = languageAround(element);
    if (!language) {
      say({kind: 'languageMissing', level: 'know', where: 'html'});
      continue;
    }
    if (!likelySubtags(language)) {
      say({kind: 'languageInvalid', level: 'mend', where, values: {language}});
      continue;
    }
    const known = ['en', ...languages];
    const spoken = negotiate(language, known);
    if (!speaks(spoken, language)) say({kind: 'textMissing', level: 'know', where, values: {name: element.localName, language, spoken, known: known.join(', ')}});
    for (const {resource, text} of await brandTexts(element, page)) {
      const given = typeof text === 'string' ? [] : Object.keys(text);
      if (given.length > 0 && !speaks(negotiate(language, given), language)) say({kind: 'brandTextMissing', level: 'know', where, values: {resource, language, known: given.join(', ')}});
    }
  }
  return [...findings.values()];
}

/** Whether a text in one language will do for a reader of the other. */
const speaks = (spoken: string, wanted: string): boolean => likelySubtags(spoken).split('-')[0] === likelySubtags(wanted).split('-')[0];

function languageAround(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    const {lang} = node as Partial<HTMLElement>;
    if (lang) return lang;
  }
  return '';
}

/** The question of a poll and the names of its options. */
async function brandTexts(element: Element, page: Client | undefined): Promise<{readonly resource: string; readonly text: LocalizedText}[]> {
  const poll = element.localName === 'kin-poll' && (element.getAttribute('poll') ?? (element as Partial<{readonly poll: string}>).poll);
  const client = clientOf(element, page);
  if (!poll || !client || !isService(client.endpoint)) return [];
  const reading = await client.endpoint.read(`polls/${poll}`, client.$reader.get());
  if (!reading.ok) return [];
  const {options, question} = reading.value;
  return [{resource: `polls/${poll}: question`, text: question}, ...options.map(({id, label}) => ({resource: `polls/${poll}: ${id}`, text: label}))];
}
