import {copyFileSync, symlinkSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {build, type InlineConfig, type Rolldown} from 'vite';
import {type PlantedBug, plant} from './planted-bug.js';

const root = resolve(import.meta.dirname, '../..');

/** The page's one script: clock, SDK and driver, from the sources. */
export async function bundlePage(bug?: PlantedBug): Promise<string> {
  const outputs = await build({
    ...shared(bug),
    define: {'process.env.NODE_ENV': '"production"'},
    build: {write: false, minify: false, lib: {entry: join(root, 'test/checker/page.ts'), formats: ['es']}, rolldownOptions: {output: {codeSplitting: false}}},
  });
  return (outputs as Rolldown.RolldownOutput[])[0]!.output[0].code;
}

/** Bundles the service with a bug into the folder. @returns its main file */
export async function bundleService(bug: PlantedBug, folder: string): Promise<string> {
  await build({...shared(bug), build: {ssr: join(root, 'server/main.ts'), outDir: folder, emptyOutDir: false, minify: false}});
  // Where the service looks for its packages and its release.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  return join(folder, 'main.js');
}

function shared(bug: PlantedBug | undefined): InlineConfig {
  return {root, configFile: false, publicDir: false, logLevel: 'error', plugins: bug ? [plant(bug)] : []};
}
