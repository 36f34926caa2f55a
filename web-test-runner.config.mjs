import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {tsImport} from 'tsx/esm/api';

const {browsers, commands, reporter} = await tsImport('./scripts/engines/runner.ts', import.meta.url);

/** The sources name the files of their languages by a variable, which nothing resolves to a TypeScript file. */
function languageFiles(context, next) {
  context.url = context.url.replace(/(\/messages\/[^/?]+)\.js\b/, '$1.ts');
  return next();
}

export default {
  files: 'test/{doctor,element,widgets,outbox,endpoints,client,loader}/**/*.browser.ts',
  nodeResolve: true,
  browsers,
  // A page of its own for each file, and each engine at work on one: two in one engine would share their focus.
  concurrency: 1,
  concurrentBrowsers: 3,
  // Beside the others an engine may take its time to come up, and for what it draws: a file of posters takes WebKit two minutes on a busy machine.
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  middleware: [languageFiles],
  plugins: [esbuildPlugin({ts: true, tsconfig: './tsconfig.json', target: 'es2022'}), commands],
  testFramework: {config: {ui: 'bdd', timeout: 30_000}},
  testRunnerHtml: testFramework => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Kindred</title>
        <script>window.process = {env: {NODE_ENV: 'development'}};</script>
      </head>
      <body><script type="module" src="${testFramework}"></script></body>
    </html>`,
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), reporter],
};
