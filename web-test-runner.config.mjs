import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';

const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path && existsSync(path));

/** Counts what ran, for those that sum up several runners. */
function summaryReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      const summary = {passed: 0, failed: 0, skipped: 0};
      const count = suite => {
        for (const test of suite?.tests ?? []) summary[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        suite?.suites?.forEach(count);
      };
      for (const {errors, passed, testResults} of sessions) {
        const before = summary.failed;
        count(testResults);
        // A file that breaks outside of its tests has none that failed.
        if (!passed && summary.failed === before) summary.failed += Math.max(1, errors?.length ?? 0);
      }
      mkdirSync('.reports', {recursive: true});
      writeFileSync(file, JSON.stringify(summary));
    },
  };
}

export default {
  files: 'test/{doctor,element,widgets,outbox,endpoints,client,loader}/**/*.browser.ts',
  nodeResolve: true,
  concurrency: 1,
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
      },
      // A tab would be hidden: mouse commands would wait for a frame that never comes.
      createPage: ({context}) => context.newPage({type: 'window'}),
    }),
  ],
  plugins: [esbuildPlugin({ts: true, tsconfig: './tsconfig.json', target: 'es2022'})],
  testFramework: {config: {ui: 'bdd', timeout: 10_000}},
  testRunnerHtml: testFramework => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Kindred</title>
        <script>window.process = {env: {NODE_ENV: 'development'}};</script>
      </head>
      <body><script type="module" src="${testFramework}"></script></body>
    </html>`,
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), summaryReporter('.reports/browser.json')],
};
