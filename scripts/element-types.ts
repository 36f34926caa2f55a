import type {Package} from 'custom-elements-manifest/schema.js';
import {type DescribedElement, elementsOf, folderOf, propertiesOf} from './manifest.js';

/** `types/elements.ts`: each element's attributes, properties and events, for the types of frameworks to be made from. */
export function elementTypes(manifest: Package): string {
  const elements = elementsOf(manifest);
  const imports = elements.map(element => `import type {${[element.name, ...(element.events ?? []).map(({type}) => type.text)].sort().join(', ')}} from '../widgets/${folderOf(element)}/index.js';`);
  return `// Written by \`npm run docs\` from the docstrings of the elements.
${imports.join('\n')}

/** What can be set on each element, and what it tells. */
export interface KinElements {
${elements.map(typeOf).join('\n')}
}
`;
}

function typeOf(element: DescribedElement): string {
  const {attributes = [], events = [], name, tagName} = element;
  return `  '${tagName}': {
    element: ${name};
    attributes: ${members(attributes.map(({name, description, type}) => ({description, text: `${quoted(name)}?: ${attributeType(type?.text)};`})))};
    properties: ${members(propertiesOf(element).map(({name: property, description}) => ({description, text: `${property}?: ${name}['${property}'];`})))};
    events: ${members(events.map(({name, description, type}) => ({description, text: `'${name}': ${type.text};`})))};
  };`;
}

/** Attributes are strings: of a few, where the property says of which. */
function attributeType(type = 'string'): string {
  const literals = type.match(/'[^']*'/g);
  return `${literals ? literals.join(' | ') : 'string'} | undefined`;
}

function members(lines: readonly {readonly text: string; readonly description?: string | undefined}[]): string {
  if (lines.length === 0) return 'object';
  return `{\n${lines.map(({description, text}) => `${description ? `      /** ${description.replaceAll('\n', ' ')} */\n` : ''}      ${text}`).join('\n')}\n    }`;
}

const quoted = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);
