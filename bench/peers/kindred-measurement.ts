import type {Peer} from '../delivery/peer.js';
import {openClient, peer as votes} from './kindred.js';

/** Measurement events, with consent. */
export const peer: Peer = {
  ...votes,
  name: 'Kindred (measurement)',
  async start(collector) {
    const client = await openClient(collector, 'granted');
    return n => void client.track('widget.viewed', {widget: `n-${n}`});
  },
};
