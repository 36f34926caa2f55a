import {type DescribedElement, propertiesOf} from './manifest.js';

/** An element's API as tables in Markdown: what it has, in the order of its docstrings. */
export function apiTables(element: DescribedElement): string {
  const {attributes = [], cssParts = [], cssProperties = [], events = [], slots = []} = element;
  const properties = propertiesOf(element);
  const only = properties.filter(({name}) => !attributes.some(({fieldName}) => fieldName === name));
  return [
    section('Attributes and properties', ['attribute', 'property', 'type', 'meaning'], [
      ...attributes.map(({name, fieldName, type, description}) => [code(name), fieldName ? code(fieldName) : '–', types(type?.text), description]),
      ...only.map(({name, type, description}) => ['–', code(name), types(type?.text), description]),
    ]),
    section('Events', ['event', 'class', 'when'], events.map(({name, type, description}) => [code(name), code(type.text), description])),
    section('Slots', ['slot', 'content'], slots.map(({name, description}) => [name ? code(name) : '(default)', description])),
    section('Parts', ['part', 'what'], cssParts.map(({name, description}) => [code(name), description])),
    section('Tokens', ['custom property', 'what'], cssProperties.map(({name, default: value, description = ''}) => [code(name), value ? `${description}; ${code(value)} by default` : description])),
  ].filter(Boolean).join('\n\n');
}

function section(title: string, heads: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly (string | undefined)[]): string => `| ${cells.map(cell => (cell ?? '').replaceAll('\n', ' ').replace(/^[A-Z](?=[a-z ])/, letter => letter.toLowerCase()).replace(/\.$/, '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [`## ${title}`, '', line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** `'card' | 'welcome' | undefined`: what is not set is not said. */
function types(text = 'string'): string {
  return text.split(' | ').filter(type => type !== 'undefined').map(type => code(type.replace(/^'(.*)'$/, '$1'))).join(', ');
}

const code = (text: string): string => `\`${text}\``;
