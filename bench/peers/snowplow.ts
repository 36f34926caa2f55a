import type {Peer} from '../delivery/peer.js';

interface Payload {readonly data: readonly {readonly e: string; readonly eid: string; readonly se_pr?: string}[]}

/** Nothing beside host and name. */
export const peer: Peer = {
  name: 'Snowplow',
  package: '@snowplow/browser-tracker',
  async start(collector) {
    const {newTracker, trackPageView, trackStructEvent} = await import('@snowplow/browser-tracker');
    newTracker('bench', collector, {appId: 'bench'});
    trackPageView();
    return n => trackStructEvent({category: 'bench', action: 'bench', property: String(n)});
  },
  parse: ({path, body}) => (path.startsWith('/com.snowplowanalytics.snowplow/tp2')
    ? (JSON.parse(body) as Payload).data.flatMap(({e, eid, se_pr}) => (e === 'se' ? {n: Number(se_pr), id: eid} : []))
    : []),
  answer: () => '"ok"',
};
