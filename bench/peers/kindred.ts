import type * as Core from '../../src/event-core.js';
import {fromDeltas} from '../../src/events/delta.js';
import type {Delivery, Peer} from '../delivery/peer.js';

interface Body {readonly events: readonly {readonly id: string; readonly source: string; readonly data: {readonly choices?: readonly string[]; readonly widget?: string}}[]}

const events = ({path, body}: Delivery): Body['events'] => (path.startsWith('/v1/events') ? fromDeltas((JSON.parse(body) as Body).events) as Body['events'] : []);

/** The built file, as a page loads it. */
export async function openClient(collector: string, consent: 'granted' | 'unknown'): Promise<ReturnType<typeof Core.createClient>> {
  const file = '/kindred.events.js';
  const {createClient, kindred} = (await import(file)) as typeof Core;
  return createClient({endpoint: kindred(collector, {key: 'pk_bench'}), consent});
}

/** Service events: what a shopper asked for. */
export const peer: Peer = {
  name: 'Kindred (votes)',
  async start(collector) {
    const client = await openClient(collector, 'unknown');
    return n => void client.track('poll.voted', {poll: 'bench', choices: [`n-${n}`]});
  },
  parse: delivery => events(delivery).map(({id, source, data: {choices, widget}}) => ({
    n: Number((choices?.[0] ?? widget!).slice(2)),
    id: `${source} ${id}`,
  })),
  answer: delivery => JSON.stringify({results: events(delivery).map(({id}) => ({id, status: 'accepted'}))}),
};
