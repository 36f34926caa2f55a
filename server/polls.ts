import type {Handler} from 'hono';
import {type Poll, pollView, type PollView} from '../src/program/index.js';
import {admit} from './access.js';
import {readAsker} from './asker.js';
import {pollStream} from './poll-stream.js';
import {Problem} from './problem.js';
import type {Parts, ServiceEnv} from './service-env.js';
import type {Tenant} from './tenant.js';

/** `GET /v1/polls/:id`: the poll as this visitor may see it; as an event stream, now and whenever it changes. */
export function getPoll(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('id');
    const poll = findPoll(tenant, id);
    const {holder, until} = await readAsker(c, tenant, parts.now());
    const read = async (): Promise<PollView> => pollView(id, poll, await parts.store.counted(tenant.id, id, holder, 'groups' in poll), parts.now());

    c.header('Vary', 'Accept, Authorization, Kin-Visitor');
    // Nobody would read or close the stream of a HEAD request.
    if (c.req.method === 'HEAD' || !c.req.header('Accept')?.includes('text/event-stream')) {
      return c.json(await read(), 200, {'Cache-Control': 'no-store'});
    }
    const stream = await pollStream({
      poll,
      read,
      subscribe: subscriber => parts.live.subscribe(tenant.id, id, subscriber),
      now: parts.now,
      until,
      onError: error => parts.log.error({err: error, requestId: c.get('requestId')}, 'a stream could not be continued'),
    });
    return c.body(stream, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // nginx would hold messages back.
      'X-Accel-Buffering': 'no',
    });
  };
}

/** @throws {Problem} unknown-poll */
export function findPoll({program: {polls}}: Tenant, id: string): Poll {
  const poll = Object.hasOwn(polls, id) ? polls[id] : undefined;
  if (poll) return poll;
  const known = Object.keys(polls).map(name => `"${name}"`).join(', ') || 'none';
  throw new Problem('unknown-poll', `The program has no poll ${JSON.stringify(id.slice(0, 80))}. Its polls: ${known}.`);
}
