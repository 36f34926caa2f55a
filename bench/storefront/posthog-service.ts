import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {covers, question} from './parts/place.js';

const survey = {
  id: '0190-bench', name: 'Tin', type: 'popover', description: '',
  questions: [{id: 'cover', type: 'single_choice', question, choices: covers}],
  conditions: null, appearance: {}, start_date: '2026-01-01T00:00:00Z', end_date: null,
  linked_flag_key: null, targeting_flag_key: null, internal_targeting_flag_key: null, feature_flag_keys: [],
  current_iteration: null, current_iteration_start_date: null, schedule: 'once', enable_partial_responses: false,
};

/** What the vendor's service answers a page with one survey; its own scripts are those of the package. */
export async function answerPosthog(path: string): Promise<{readonly type: string; readonly body: string} | undefined> {
  const json = (value: object): {type: string; body: string} => ({type: 'application/json', body: JSON.stringify(value)});
  const script = /^\/static\/(?:[\d.]+\/)?([\w-]+\.js)$/.exec(path)?.[1];
  if (script) return {type: 'text/javascript', body: await readFile(join(dist(), script), 'utf8')};
  if (/^\/array\/[^/]+\/config\.js$/.test(path)) return {type: 'text/javascript', body: `(globalThis._POSTHOG_REMOTE_CONFIG ??= {}).phc_bench = ${JSON.stringify({config: remote, siteApps: []})}`};
  if (/^\/array\/[^/]+\/config$/.test(path)) return json(remote);
  if (path.startsWith('/flags')) return json({flags: {}, errorsWhileComputingFlags: false, requestId: '1', ...remote});
  if (path.startsWith('/api/surveys')) return json({surveys: [survey]});
  if (/^\/(i\/v0\/)?e\//.test(path)) return json({status: 1});
  return undefined;
}

const remote = {token: 'phc_bench', supportedCompression: ['gzip', 'gzip-js'], hasFeatureFlags: false, surveys: [survey], heatmaps: false, sessionRecording: false, siteApps: [], autocapture_opt_out: false, capturePerformance: false};

const dist = (): string => dirname(createRequire(import.meta.url).resolve('posthog-js'));
