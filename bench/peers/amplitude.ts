import type {Peer} from '../delivery/peer.js';

interface Upload {readonly events: readonly {readonly insert_id: string; readonly device_id: string; readonly event_properties?: {readonly n?: number}}[]}

const events = ({path, body}: {path: string; body: string}): Upload['events'] => (path === '/2/httpapi' ? (JSON.parse(body) as Upload).events : []);

/** Beside host and key: no remote configuration, which comes from Amplitude's own servers. */
export const peer: Peer = {
  name: 'Amplitude',
  package: '@amplitude/analytics-browser',
  async start(collector) {
    const amplitude = await import('@amplitude/analytics-browser');
    await amplitude.init('bench', {serverUrl: `${collector}/2/httpapi`, fetchRemoteConfig: false}).promise;
    return n => void amplitude.track('bench', {n});
  },
  parse: delivery => events(delivery).flatMap(({insert_id, device_id, event_properties: {n} = {}}) => (n === undefined ? [] : {n, id: `${device_id} ${insert_id}`})),
  answer: delivery => JSON.stringify({code: 200, events_ingested: events(delivery).length, payload_size_bytes: delivery.body.length, server_upload_time: Date.now()}),
};
