import type {Peer} from '../delivery/peer.js';

interface Tracked {readonly type: string; readonly messageId: string; readonly properties: {readonly n: number}}

/** Beside host and key: plain HTTP, and the settings come from the collector instead of Segment's CDN. */
export const peer: Peer = {
  name: 'Segment',
  package: '@segment/analytics-next',
  async start(collector) {
    const {AnalyticsBrowser} = await import('@segment/analytics-next');
    const analytics = AnalyticsBrowser.load(
      {writeKey: 'bench', cdnURL: collector},
      {integrations: {'Segment.io': {apiHost: `${new URL(collector).host}/v1`, protocol: 'http'}}},
    );
    await analytics.ready();
    void analytics.page();
    return n => void analytics.track('bench', {n});
  },
  parse({path, body}) {
    if (path !== '/v1/t') return [];
    const {messageId, properties: {n}} = JSON.parse(body) as Tracked;
    return [{n, id: messageId}];
  },
  answer: ({path}) => JSON.stringify(path.startsWith('/v1/projects') ? {integrations: {'Segment.io': {apiKey: 'bench'}}, plan: {}} : {success: true}),
};
