import {build, type Rolldown} from 'vite';
import {expect, test, vi} from 'vitest';
import {root} from './packed.js';

vi.setConfig({testTimeout: 30_000});

/** What a shop's bundler puts into a page for this line, without the packages it needs. */
async function modulesOf(line: string): Promise<string[]> {
  const entry = '\0page';
  const outputs = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [{name: 'page', resolveId: source => (source === 'page' ? entry : null), load: id => (id === entry ? line : null)}],
    build: {write: false, minify: false, modulePreload: false, rolldownOptions: {input: 'page', external: [/^(lit|nanostores|lean-qr|stemmer|@cfworker)/], output: {format: 'es'}}},
  }) as Rolldown.RolldownOutput;
  return outputs.output
    .flatMap(file => (file.type === 'chunk' ? Object.entries(file.modules) : []))
    .filter(([, {renderedLength}]) => renderedLength > 0)
    .map(([id]) => id.replace(`${root}/dist/npm/`, ''));
}

const widgetsIn = (modules: readonly string[]): string[] => [...new Set(modules.flatMap(module => /^widgets\/([^/]+)\//.exec(module)?.[1] ?? []))].sort();

test.each(['poll', 'referral', 'tier', 'exclusive', 'provider'])('importing the %s brings no other widget', async widget => {
  const modules = await modulesOf(`import 'kindred-widgets/${widget}/define';`);
  expect(widgetsIn(modules)).toEqual([widget]);
  expect(modules).toContain(`widgets/${widget}/define.js`);
});

test('importing the client alone brings no widget, no endpoint that is not named and nothing of lit', async () => {
  const modules = await modulesOf(`import {createClient, kindred} from 'kindred-widgets'; console.log(createClient, kindred);`);
  expect(widgetsIn(modules)).toEqual([]);
  expect(modules.filter(module => /^src\/(element|loader)\/|endpoints\/(segment|posthog|snowplow|shopify|data-layer|local|cloud-events)/.test(module))).toEqual([]);
});

test('importing a class registers nothing; importing all registers every element', async () => {
  expect(widgetsIn(await modulesOf(`import 'kindred-widgets/poll';`))).toEqual([]);
  const all = await modulesOf(`import 'kindred-widgets/all';`);
  expect(all.filter(module => module.endsWith('/define.js'))).toHaveLength(6);
});
