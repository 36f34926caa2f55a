import type {Context, Handler} from 'hono';
import {type Poll, pollView, type PollView, voterOf} from '../src/program/index.js';
import {admit} from './access.js';
import {bearerToken, readMember} from './member.js';
import {pollStream} from './poll-stream.js';
import {Problem} from './problem.js';
import type {Parts, ServiceEnv} from './service-env.js';
import type {Holder} from './store.js';
import type {Tenant} from './tenant.js';

/** `GET /v1/polls/:id`: the poll as this visitor may see it; as an event stream, now and whenever it changes. */
export function getPoll(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('id');
    const poll = findPoll(tenant, id);
    const visitor = readVisitor(c);
    const token = bearerToken(c.req.header('Authorization'));
    const member = token === undefined ? undefined : await readMember(token, tenant, parts.now());
    const holder = holderOf(visitor, member?.id);
    const read = async (): Promise<PollView> => pollView(id, poll, await parts.store.counted(tenant.id, id, holder), parts.now());

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
      until: member?.until,
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

function findPoll({program: {polls}}: Tenant, id: string): Poll {
  const poll = Object.hasOwn(polls, id) ? polls[id] : undefined;
  if (poll) return poll;
  const known = Object.keys(polls).map(name => `"${name}"`).join(', ') || 'none';
  throw new Problem('unknown-poll', `The program has no poll ${JSON.stringify(id.slice(0, 80))}. Its polls: ${known}.`);
}

/**
 * Whose ballot the reader is shown. Without a token, the one that this visitor
 * cast, also when the visitor belongs to a member: what the member did elsewhere
 * is shown to the member alone. With one, the member's; and that of a visitor
 * who belongs to nobody yet, which joining would make the member's too.
 */
function holderOf(visitor = '', member?: string): Holder {
  return member === undefined ? {visitor} : {voters: [voterOf(visitor, member), voterOf(visitor)]};
}

function readVisitor(c: Context<ServiceEnv>): string | undefined {
  const visitor = c.req.header('Kin-Visitor');
  if (visitor === undefined) return undefined;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(visitor)) {
    throw new Problem('wrong-visitor', 'The header Kin-Visitor holds no UUID in lower case: send the visitor’s id, or leave the header out.');
  }
  return visitor;
}
