import {resolve} from 'node:path';
import {build} from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Builds the inbox's script, which the service's own page loads: `dist/cdn/inbox.js`. It is no part of what shoppers download. */
export async function buildInbox(): Promise<void> {
  await build({
    root,
    logLevel: 'warn',
    build: {
      minify: true,
      lib: {entry: {inbox: 'server/inbox/page/define.ts'}, formats: ['es']},
      rolldownOptions: {output: {entryFileNames: '[name].js', minify: true}},
    },
  });
}
