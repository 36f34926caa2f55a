import type {Handler} from 'hono';
import {nextChange, type Poll, pollView} from '../../src/program/index.js';
import {admit} from '../access.js';
import {answerView} from '../answer-view.js';
import {readAsker} from '../asker.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';

/** `GET /v1/polls/:id`: the poll as this visitor may see it; as an event stream, now and whenever it changes. */
export function getPoll(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('id');
    const poll = findPoll(tenant, id);
    const {holder, until} = await readAsker(c, tenant, parts);
    return answerView(c, parts, {
      tenant,
      topics: [id],
      read: async () => pollView(id, poll, await parts.store.counted(tenant.id, id, holder, 'groups' in poll), parts.now()),
      nextChange: now => nextChange(poll, now),
      until,
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
