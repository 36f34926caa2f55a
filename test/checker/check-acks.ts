import type {Bench} from './bench.js';
import type {Fault} from './fault-proxy.js';
import type {Summary} from './summary.js';

const lost: Fault = {kind: 'reset', committed: true, status: 200, retryAfter: 0, delay: 0};
/** Half of the events are sent twice, and none more often. */
const mostCopies = 1.5;

/** Half of the events lose their first acknowledgement after the commit. */
export async function checkAcks(bench: Bench, {events}: {readonly events: number}): Promise<Summary> {
  let lostCount = 0;
  const run = await bench.run({
    faultOf(ids, seen) {
      if (ids.some(id => seen.has(id)) || lostCount + ids.length > (seen.size + ids.length) / 2) return undefined;
      lostCount += ids.length;
      return lost;
    },
  });
  try {
    const tab = await run.openTab();
    for (let made = 0; made < events; made += 50) await tab.act({votes: run.votes(5), views: 45});
    const {objections, stored} = await run.verdict();
    const copies = [...run.copies.values()].reduce((sum, count) => sum + count, 0) / events;
    return {
      check: 'acks',
      objections: [
        ...objections,
        ...(stored.events.length === events ? [] : [`${stored.events.length} stored of ${events}`]),
        ...(copies <= mostCopies ? [] : [`${copies} copies an event, and ${mostCopies} are enough`]),
      ],
      events, lost: lostCount, copies,
    };
  } finally {
    await run.end();
  }
}
