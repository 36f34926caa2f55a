import type {Peer} from '../delivery/peer.js';

interface Captured {readonly uuid: string; readonly properties: {readonly n?: number}}

/**
 * Beside host and key:
 * - `rate_limiting` is lifted, by default a burst of 100 and 10 a second, or there would be nothing to compare;
 * - the filter of robots is off, which drops all events of a headless browser.
 */
export const peer: Peer = {
  name: 'PostHog',
  package: 'posthog-js',
  async start(collector) {
    const {posthog} = await import('posthog-js');
    await new Promise(resolve => posthog.init('phc_bench', {
      api_host: collector,
      loaded: resolve,
      rate_limiting: {events_per_second: 1e6, events_burst_limit: 1e6},
      opt_out_useragent_filter: true,
    }));
    return n => posthog.capture('bench', {n});
  },
  parse({path, body}) {
    if (!/^\/(i\/v0\/)?e\//.test(path)) return [];
    const text = body.startsWith('data=') ? atob(decodeURIComponent(body.slice(5))) : body;
    const sent = JSON.parse(text) as Captured | Captured[] | {batch: Captured[]};
    const captured = Array.isArray(sent) ? sent : 'batch' in sent ? sent.batch : [sent];
    return captured.flatMap(({uuid, properties: {n}}) => (n === undefined ? [] : {n, id: uuid}));
  },
  answer: ({path}) => JSON.stringify(path.startsWith('/flags') ? {flags: {}, errorsWhileComputingFlags: false, requestId: '1', supportedCompression: ['gzip', 'gzip-js']}
    : path.startsWith('/array') ? {token: 'phc_bench', supportedCompression: ['gzip', 'gzip-js'], hasFeatureFlags: false, surveys: false, heatmaps: false, sessionRecording: false, siteApps: []}
    : {status: 1}),
};
