import type {Bench} from './bench.js';
import type {Fault} from './fault-proxy.js';
import type {Summary} from './summary.js';

const lost: Fault = {kind: 'reset', committed: true, status: 200, retryAfter: 0, delay: 0};
/** Half of the events are sent twice, and none more often. */
const mostCopies = 1.5;

/**
 * Half of the events lose their first acknowledgement after the commit.
 *
 * @param events in hundreds
 */
export async function checkAcks(bench: Bench, {events}: {readonly events: number}): Promise<Summary> {
  let lostEvents = 0;
  const run = await bench.run({
    faultOf(ids, seen) {
      if (ids.some(id => seen.has(id)) || lostEvents + ids.length > (seen.size + ids.length) / 2) return undefined;
      lostEvents += ids.length;
      return lost;
    },
  });
  try {
    const tab = await run.openTab();
    // One full batch after the other, so that no delivery mixes new events with some that are sent again.
    for (let made = 0; made < events; made += 100) {
      await tab.act({votes: run.votes(10), views: 90});
      await run.record.untilStill(() => tab.settled, 5_000);
    }
    const {objections, stored} = await run.verdict();
    const copies = [...run.copies.values()].reduce((sum, count) => sum + count, 0) / events;
    return {
      check: 'acks',
      objections: [
        ...objections,
        ...(stored.events.length === events ? [] : [`${stored.events.length} stored of ${events}`]),
        ...(copies <= mostCopies ? [] : [`${copies} copies an event, and ${mostCopies} are enough`]),
      ],
      events, lost: lostEvents, copies,
    };
  } finally {
    await run.end();
  }
}
