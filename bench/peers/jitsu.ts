import type {Peer} from '../delivery/peer.js';

interface Tracked {readonly messageId: string; readonly properties: {readonly n: number}}

/** Nothing beside host and key. */
export const peer: Peer = {
  name: 'Jitsu',
  package: '@jitsu/js',
  async start(collector) {
    const {jitsuAnalytics} = await import('@jitsu/js');
    const jitsu = jitsuAnalytics({host: collector, writeKey: 'bench'});
    void jitsu.page();
    return n => void jitsu.track('bench', {n});
  },
  parse({path, body}) {
    if (path !== '/api/s/track') return [];
    const {messageId, properties: {n}} = JSON.parse(body) as Tracked;
    return [{n, id: messageId}];
  },
  answer: () => JSON.stringify({ok: true}),
};
