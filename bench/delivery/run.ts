import {burst, type Cost} from './burst.js';
import {type Case, type Scene} from './cases.js';
import {startCollector, type Tally} from './collector.js';
import type {Peer} from './peer.js';
import {openShopper} from './shopper.js';
import {startSite} from './site.js';
import type {Act} from './turns.js';

export interface Outcome extends Tally {
  readonly events: number;
  /** Of these, those that had come before the site was visited again, in the case that has such a visit. */
  readonly sooner?: number | undefined;
}

/**
 * Plays one case once, with a browser profile, a site and a collector of its own.
 *
 * @param patience how long to wait for events that may still come, in milliseconds
 */
export function runCase(act: Act, peer: Peer, script: string, {play}: Case, patience: number): Promise<Outcome> {
  return onScene(act, peer, script, peer.events ?? 500, async scene => {
    const sooner = await play(scene);
    await scene.collector.settled(scene.events, patience);
    return {events: scene.events, sooner, ...scene.collector.tally()};
  });
}

export function runBurst(act: Act, peer: Peer, script: string, patience: number): Promise<Cost> {
  return onScene(act, peer, script, peer.events ?? 1000, scene => burst(scene, patience));
}

async function onScene<T>(act: Act, peer: Peer, script: string, events: number, play: (scene: Scene) => Promise<T>): Promise<T> {
  const collector = await startCollector(peer);
  const site = await startSite(script, collector.url);
  const shopper = await act(openShopper);
  try {
    return await play({act, shopper, collector, site: site.url, events});
  } finally {
    await shopper.end();
    await Promise.all([collector.down(), site.stop()]);
  }
}
