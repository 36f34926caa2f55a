import type {Handler} from 'hono';
import {admit} from './access.js';
import {createClaimLimit} from './referrals/claim-limit.js';
import {readDelivery} from './delivery.js';
import {admitMember} from './member.js';
import {Problem} from './problem.js';
import {record} from './record.js';
import type {Parts, ServiceEnv} from './service-env.js';
import {createVelocityWatch} from './polls/velocity-watch.js';

/** `POST /v1/events`: takes a delivery; the answer says, event by event, what became of it. */
export function postEvents(parts: Parts): Handler<ServiceEnv> {
  const watch = createVelocityWatch();
  const limit = createClaimLimit();
  return async c => {
    const delivery = readDelivery(await readBody(c.req));
    const tenant = admit(c, parts, delivery.key);
    const now = parts.now();
    const member = delivery.token === undefined ? undefined : await admitMember(delivery.token, tenant, parts);
    const network = parts.network(c);
    const {results, changed, mistakes} = await record(parts.store, tenant, delivery, now, {
      member,
      suspicion: vote => watch.look(tenant, vote, network, now),
      claimDelay: () => limit.delay(tenant, network),
    });
    for (const topic of changed) parts.live.publish(tenant.id, topic);
    for (const mistake of mistakes) parts.log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
    return c.json({results}, 200, {'Cache-Control': 'no-store'});
  };
}

async function readBody(request: {text(): Promise<string>; readonly raw: Request}): Promise<string> {
  try {
    return await request.text();
  } catch (error) {
    if (!request.raw.signal.aborted) throw error;
    throw new Problem('not-json', 'The connection closed before the body was complete.');
  }
}
