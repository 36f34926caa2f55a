import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {minify, type MinifyOptions} from 'terser';
import {parseAst, type Plugin} from 'vite';

const {version: terserVersion} = createRequire(import.meta.url)('terser/package.json') as {version: string};

/** Names of properties by which the outbox's parts, and then Lit's, call each other, also across files; so each of them becomes the same in all. There are as many as letters. */
const internal = ['setNotes', 'discard', 'unsure', 'proposal', 'proposed', 'newer', 'needsConsent', 'destination', 'onVisitor', 'onChange', 'onFailing', 'sendClosing', 'sendWithin', 'settle', 'decide', 'empty', 'rest', 'wake', 'isUpdatePending', 'hasUpdated', 'enableUpdating', 'createProperty', 'getPropertyDescriptor', 'createRenderRoot', 'performUpdate', 'elementStyles'];
const renamed = Object.fromEntries(internal.map((name, i) => [`$${name}`, (10 + i).toString(36)]));

/** Terser makes the files about four per cent smaller than the bundler's own minifier does. Lit's internal names stay within a file. */
const squeezing: MinifyOptions = {module: true, ecma: 2020, compress: {passes: 5, unsafe: true, unsafe_arrows: true, pure_getters: true, keep_fargs: false}, mangle: {properties: {builtins: true, regex: new RegExp(`^(_\\$.*|${internal.join('|')})$`)}}, format: {comments: false}};

export const squeeze: Plugin = {
  name: 'kindred:squeeze',
  // Squeezed otherwise, it is another file and needs another name.
  augmentChunkHash: () => JSON.stringify([terserVersion, internal, squeezing, String(declareAlike)]),
  async writeBundle({dir}, files) {
    for (const name of Object.keys(files)) {
      const {code} = await minify(readFileSync(join(dir!, name), 'utf8'), {...squeezing, nameCache: {props: {props: {...renamed}}}});
      writeFileSync(join(dir!, name), declareAlike(code!));
    }
  },
};

/** `let` for every `const`: where the checks are done they are the same, and one word packs better than two. */
function declareAlike(code: string): string {
  const starts: number[] = [];
  JSON.stringify(parseAst(code), (_, node: {type?: string; kind?: string; start: number} | null) => {
    if (node?.type === 'VariableDeclaration' && node.kind === 'const') starts.push(node.start);
    return typeof node === 'bigint' ? String(node) : node;
  });
  return starts.sort((a, b) => b - a).reduce((text, start) => `${text.slice(0, start)}let${text.slice(start + 'const'.length)}`, code);
}
