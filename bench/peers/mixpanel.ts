import type {Peer} from '../delivery/peer.js';

interface Tracked {readonly event: string; readonly properties: {readonly n?: number; readonly $insert_id: string}}

/** Nothing beside host and key. */
export const peer: Peer = {
  name: 'Mixpanel',
  package: 'mixpanel-browser',
  async start(collector) {
    const {default: mixpanel} = await import('mixpanel-browser');
    await new Promise(loaded => mixpanel.init('bench', {api_host: collector, loaded}));
    return n => void mixpanel.track('bench', {n});
  },
  parse({path, body}) {
    if (!path.startsWith('/track')) return [];
    const data = new URLSearchParams(body).get('data')!;
    const sent = JSON.parse(data.startsWith('[') || data.startsWith('{') ? data : atob(data)) as Tracked | Tracked[];
    return [sent].flat().flatMap(({properties: {n, $insert_id}}) => (n === undefined ? [] : {n, id: $insert_id}));
  },
  answer: ({path}) => (path.startsWith('/track') ? JSON.stringify({status: 1, error: null}) : '{}'),
};
