import type {Package} from 'custom-elements-manifest/schema.js';
import {type DescribedElement, elementsOf, folderOf, propertiesOf} from './manifest.js';

/** The elements in a few lines each, for readers who want it all in one short text. */
export function elementList(manifest: Package): string {
  return elementsOf(manifest).map(list).join('\n\n');
}

function list(element: DescribedElement): string {
  const {attributes = [], cssParts = [], cssProperties = [], description = '', events = [], slots = [], tagName} = element;
  const properties = propertiesOf(element).map(({name}) => name).filter(name => !attributes.some(({fieldName}) => fieldName === name));
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['Attributes', attributes.map(({name, type}) => `${name}${choices(type?.text)}`)],
    ['Properties only', properties],
    ['Events', events.map(({name, type}) => `${name} (${type.text})`)],
    ['Slots', slots.map(({name}) => name || '(default)')],
    ['Parts', cssParts.map(({name}) => name)],
    ['Tokens', cssProperties.map(({name}) => name)],
  ];
  return [
    `### <${tagName}>`,
    '',
    `${description.replaceAll('\n', ' ')} Import \`kindred-widgets/${folderOf(element)}/define\`.`,
    '',
    ...lines.filter(([, names]) => names.length > 0).map(([what, names]) => `- ${what}: ${names.join(', ')}`),
  ].join('\n');
}

/** ` = card | welcome`, where there are but a few. */
function choices(type = ''): string {
  const literals = type.match(/'[^']*'/g);
  return literals ? ` = ${literals.map(literal => literal.slice(1, -1)).join(' | ')}` : '';
}
