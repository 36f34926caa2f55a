import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {create, type Plugin, ts} from '@custom-elements-manifest/analyzer';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import {getWebTypesData} from 'custom-element-jet-brains-integration';
import {getVsCodeCssCustomData, getVsCodeHtmlCustomData} from 'custom-element-vs-code-integration';
import type {ClassDeclaration, ClassField, ClassMember, CustomElement, Module, Package} from 'custom-elements-manifest/schema.js';

/**
 * What tools are told about the elements: the custom-elements manifest, and
 * what editors make of it. All of it is read from the sources' docstrings.
 */
const root = resolve(import.meta.dirname, '..');

/** Where what is built from a source lies in the package. */
const built = (source: string): string => `dist/npm/${source.replace(/^\//, '').replace(/\.ts$/, '.js')}`;

/** An element as the manifest describes it. */
export type DescribedElement = ClassDeclaration & CustomElement & {readonly tagName: string};

/** Elements, the classes of their events, and what the package's entries export: nothing private, by the paths of the built files. */
export function customElements(): Package {
  const modules = ['src/element/kin-element.ts', ...sourcesOf('widgets')].map(file => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true));
  const manifest = create({modules, plugins: [...litPlugin(), parameterProperties], context: {}});
  return {...manifest, modules: manifest.modules.map(told).filter(({declarations = [], exports = [], path}) => declarations.length > 0 || exports.some(({kind}) => kind === 'custom-element-definition') || /widgets\/[^/]+\/index\.js$/.test(path))};
}

/** The elements of a manifest, by name. */
export function elementsOf(manifest: Package): DescribedElement[] {
  return manifest.modules.flatMap(({declarations = []}) => declarations).filter(declaration => 'tagName' in declaration) as DescribedElement[];
}

/** What can be set on an element, of its own or inherited. */
export function propertiesOf({members = []}: DescribedElement): ClassField[] {
  return members.filter((member): member is ClassField => member.kind === 'field' && !member.static && !member.readonly);
}

/** The element's folder, which is also its name in the package: `kin-poll` is `poll`. */
export const folderOf = ({tagName}: DescribedElement): string => tagName.slice('kin-'.length);

/** Writes the manifest and what editors read into a folder. */
export function writeManifest(folder: string): void {
  const manifest = customElements();
  const options = {hideLogs: true, hideCssPropertiesDocs: true};
  // Who reads it, adds to it; and they say it in the words of an older schema.
  const copy = (): never => structuredClone(manifest) as never;
  const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {name: string; version: string};
  const write = (file: string, content: object): void => writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  write('custom-elements.json', manifest);
  const webTypes = JSON.parse(getWebTypesData(copy(), options)) as {contributions: {css: {properties: Named[]}}};
  webTypes.contributions.css.properties = oncePerName(webTypes.contributions.css.properties, manifest);
  write('web-types.json', {...webTypes, name, version});
  write('vscode.html-custom-data.json', JSON.parse(getVsCodeHtmlCustomData(copy(), options)) as object);
  const cssData = JSON.parse(getVsCodeCssCustomData(copy(), options)) as {properties: Named[]};
  write('vscode.css-custom-data.json', {...cssData, properties: oncePerName(cssData.properties, manifest)});
}

interface Named {readonly name: string}

/** Elements share their tokens, and an editor wants each once: with what each element makes of it, where they differ. */
function oncePerName(found: readonly Named[], manifest: Package): Named[] {
  return [...new Map(found.map(named => [named.name, named])).values()].map(named => {
    const uses = elementsOf(manifest).flatMap(({cssProperties = [], tagName}) => cssProperties.filter(({name}) => name === named.name).map(({description = ''}) => ({tagName, description})));
    const [first, ...others] = new Set(uses.map(({description}) => description));
    return {...named, description: others.length > 0 ? uses.map(({tagName, description}) => `${tagName}: ${description}`).join('\n') : first};
  });
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(file => /\.ts$/.test(file) && !/(^|\/)messages\//.test(file) && file.includes('/'))
    .map(file => `${folder}/${file}`)
    .sort();
}

/** A module without what is nobody's business, by its built path. */
function told(module: Module): Module {
  const from = (reference: string): string => built(reference.startsWith('.') ? join(dirname(module.path), reference) : reference);
  const publicClass = (declaration: ClassDeclaration): ClassDeclaration => {
    const {members = [], superclass, ...rest} = declaration;
    const {attributes, events} = rest as Partial<CustomElement>;
    return {
      ...rest,
      // First those that are properties, too.
      ...attributes && {attributes: [...attributes.filter(({fieldName}) => fieldName), ...attributes.filter(({fieldName}) => !fieldName)]},
      // The analyzer also lists what is dispatched without a name of its own.
      ...events && {events: events.filter(({name}) => name)},
      ...superclass && {superclass: superclass.name === 'Event' ? {name: 'Event', package: 'global:'} : superclass.module ? {...superclass, module: from(superclass.module)} : superclass},
      members: members.filter(isTold).map(member => (member.inheritedFrom?.module ? {...member, inheritedFrom: {...member.inheritedFrom, module: from(member.inheritedFrom.module)}} : member)),
    };
  };
  return {
    ...module,
    path: built(module.path),
    declarations: (module.declarations ?? []).filter((declaration): declaration is ClassDeclaration => declaration.kind === 'class').map(publicClass),
    exports: (module.exports ?? []).map(exported => ({...exported, declaration: exported.declaration.module ? {...exported.declaration, module: from(exported.declaration.module)} : exported.declaration})),
  };
}

function isTold({name, privacy, ...member}: ClassMember): boolean {
  return !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !(member.kind === 'method' && member.static);
}

/** `constructor(readonly channel: Channel)` declares a field, which the analyzer leaves out; and what the constructor gives a field is no default. */
const parameterProperties: Plugin = {
  name: 'kindred:parameter-properties',
  analyzePhase({node, moduleDoc}) {
    if (!ts.isClassDeclaration(node)) return;
    const constructor = node.members.find(ts.isConstructorDeclaration);
    const declaration = moduleDoc.declarations?.find((found): found is ClassDeclaration => found.kind === 'class' && found.name === node.name?.text);
    if (!constructor || !declaration) return;
    for (const member of declaration.members ?? []) if (member.kind === 'field' && member.readonly) delete member.default;
    for (const parameter of constructor.parameters) {
      if (!ts.isParameterPropertyDeclaration(parameter, constructor)) continue;
      const [tag] = ts.getJSDocParameterTags(parameter);
      (declaration.members ??= []).push({
        kind: 'field',
        name: parameter.name.getText(),
        readonly: true,
        ...parameter.type && {type: {text: parameter.type.getText()}},
        ...tag && {description: ts.getTextOfJSDocComment(tag.comment) ?? ''},
      });
    }
  },
};
