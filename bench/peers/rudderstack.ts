import type {Peer} from '../delivery/peer.js';

interface Tracked {readonly messageId: string; readonly properties: {readonly n: number}}

/**
 * Beside host and key: the build that brings its plugins along, and the
 * source's configuration from the collector instead of RudderStack's servers.
 *
 * Its queues take 100 items by default: of 500 events in one task 200 come,
 * whatever happens to the page.
 */
export const peer: Peer = {
  name: 'RudderStack',
  package: '@rudderstack/analytics-js',
  events: 100,
  async start(collector) {
    const {RudderAnalytics} = await import('@rudderstack/analytics-js/bundled');
    const rudder = new RudderAnalytics();
    await new Promise<void>(resolve => rudder.load('bench', collector, {configUrl: collector, onLoaded: () => resolve()}));
    rudder.page();
    return n => rudder.track('bench', {n});
  },
  parse({path, body}) {
    if (!path.startsWith('/v1/track')) return [];
    const {messageId, properties: {n}} = JSON.parse(body) as Tracked;
    return [{n, id: messageId}];
  },
  answer: ({path}) => (path.startsWith('/sourceConfig')
    ? JSON.stringify({source: {id: 'bench', name: 'bench', writeKey: 'bench', enabled: true, workspaceId: 'bench', config: {statsCollection: {errors: {enabled: false}, metrics: {enabled: false}}}, connections: [], destinations: [], dataplanes: {}}})
    : '"OK"'),
};
