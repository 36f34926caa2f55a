import minifyHTMLLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import type {Plugin} from 'vite';
import {defineConfig} from 'vitest/config';

/** What every build of the SDK's files has in common (`scripts/build.ts` adds the entries), and the tests that run in Node. */
export default defineConfig({
  publicDir: false,
  define: {'process.env.NODE_ENV': '"production"'},
  plugins: [{...minifyHTMLLiterals(), enforce: 'pre', apply: 'build'} as unknown as Plugin],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    reportCompressedSize: false,
    modulePreload: false,
  },
  test: {
    projects: [
      {test: {name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**']}},
      {test: {name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false}},
    ],
  },
});
