import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Liquid} from 'liquidjs';
import {snippet} from './pages.js';

/** Why PHP is not run, where it is not. */
export const withoutPhp = spawnSync('php', ['--version'], {stdio: 'ignore'}).status === 0 ? '' : 'PHP is not on this machine; Debian has it as php-cli';

/** Runs a file of PHP that has this code. */
export function php(code: string, run: (file: string) => readonly string[] = file => [file], env: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-php-'));
  try {
    const file = join(folder, 'recipe.php');
    writeFileSync(file, code);
    return execFileSync('php', [...run(file)], {encoding: 'utf8', env: {...process.env, ...env}});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

export interface InWordPress {
  /** What its head has. */
  readonly tags: string;
  readonly poll: string;
  readonly token: string;
  readonly orders: readonly {readonly meta: object; readonly saved: boolean}[];
}

/** The recipe for WooCommerce, run with stand-ins. */
export const inWordPress = (): InWordPress => JSON.parse(php(snippet('docs/recipes/woocommerce.md', 'php'), file => [join(import.meta.dirname, 'stand-ins.php'), file])) as InWordPress;

export interface Block {
  readonly html: string;
  readonly schema: {readonly target: string; readonly settings: readonly {readonly id: string; readonly type: string; readonly default?: string}[]};
}

/** A block of the recipe for Shopify, rendered with its settings' defaults and these. */
export function shopifyBlock(words: string, settings: Readonly<Record<string, string>>, customer?: {readonly id: number}): Block {
  const [, template, schema] = /^([^]*)\{% schema %\}([^]*)\{% endschema %\}\s*$/.exec(snippet('docs/recipes/shopify.md', 'liquid', words))!;
  const read = JSON.parse(schema!) as Block['schema'];
  const engine = new Liquid({strictVariables: true, strictFilters: true});
  engine.registerFilter('asset_url', (name: string) => `/assets/${name}`);
  const defaults = Object.fromEntries(read.settings.map(({id, default: value = ''}) => [id, value]));
  return {html: engine.parseAndRenderSync(template!, {block: {settings: {...defaults, ...settings}, shopify_attributes: ''}, customer: customer ?? null}) as string, schema: read};
}
