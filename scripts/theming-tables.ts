import {type DescribedElement} from './manifest.js';

/** Every custom property and part of all elements as tables in Markdown: a row each, with the elements that have it. */
export function themingTables(elements: readonly DescribedElement[]): string {
  return [
    table(['part', 'in', 'what'], elements, ({cssParts = []}) => cssParts),
    '## Custom properties',
    table(['custom property', 'in', 'what'], elements, ({cssProperties = []}) => cssProperties.map(({name, default: value, description = ''}) => ({name, description: value ? `${description}; \`${value}\` by default` : description}))),
  ].join('\n\n');
}

type Named = {readonly name: string; readonly description?: string | undefined};

function table(heads: readonly string[], elements: readonly DescribedElement[], namedOf: (element: DescribedElement) => readonly Named[]): string {
  const rows = new Map<string, Map<string, string[]>>();
  for (const element of elements) {
    for (const {name, description = ''} of namedOf(element)) {
      const meanings = rows.get(name) ?? new Map<string, string[]>();
      rows.set(name, meanings.set(description, [...meanings.get(description) ?? [], element.tagName]));
    }
  }
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, meanings]) => [...meanings].map(([meaning, tags]) => `| \`${name}\` | ${tags.map(tag => `\`${tag}\``).join(', ')} | ${meaning.replaceAll('|', '\\|')} |`));
  return [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---').join('|')}|`, ...lines].join('\n');
}
