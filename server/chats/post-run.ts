import {RunAgentInputSchema} from '@ag-ui/core/schemas';
import type {Handler} from 'hono';
import {envelope, uuidv7} from '../../src/events/index.js';
import {admit} from '../access.js';
import {type Asker, readAsker} from '../asker.js';
import {Problem} from '../problem.js';
import {record} from '../record.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';
import {lineOf} from './agui-events.js';
import {findChat, namesOf} from './chat-reader.js';
import {eventStream, findPersona} from './chats.js';
import {answerRun} from './run.js';

/** A message that is to be answered, and the run that its sender calls it. */
interface AskedRun {
  readonly runId: string;
  readonly message: string;
  readonly text: string;
}

/** `POST /v1/personas/:persona/run`: the persona's answer to a message, as AG-UI events. */
export function postRun(parts: Parts): Handler<ServiceEnv, '/v1/personas/:persona/run'> {
  const busy = new Set<string>();
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const name = c.req.param('persona');
    const persona = findPersona(tenant, name);
    const asker = await readAsker(c, tenant, parts);
    const {runId, message, text} = readRun(await c.req.text());
    const names = namesOf(asker);
    if (names.length === 0) throw new Problem('wrong-visitor', 'Nobody asks: send the visitor’s id in the header Kin-Visitor, or a member’s token.');
    // Counted by themselves: whoever has many pages open can still ask.
    const release = parts.streams.take(`${tenant.id}\nrun`, names, parts.network(c));
    try {
      await recordFirst(parts, tenant, name, asker, {message, text});
    } catch (error) {
      release();
      throw error;
    }
    const encoder = new TextEncoder();
    const stopped = new AbortController();
    let gone = false;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        // Its reader holds nothing up: an answer has an end, and waits here as a whole if need be.
        const unsubscribe = parts.live.subscribe(tenant.id, `run/${message}`, {changed: () => {}, ended: () => stopped.abort()});
        void answerRun({...parts, busy}, {tenant, name, persona, asker, message, runId}, (...events) => {
          if (!gone) for (const event of events) controller.enqueue(encoder.encode(lineOf(event)));
        }, stopped.signal).finally(() => {
          unsubscribe();
          release();
          if (!gone) controller.close();
        });
      },
      cancel() {
        gone = true;
        stopped.abort();
      },
    });
    c.header('Vary', 'Authorization, Kin-Visitor');
    return eventStream(c, stream);
  };
}

/**
 * Records the message of a client that knows nothing of Kindred, as if its page
 * had delivered it. One that is kept already is left as it is.
 */
async function recordFirst(parts: Parts, tenant: Tenant, persona: string, asker: Asker, {message: id, text}: Pick<AskedRun, 'message' | 'text'>): Promise<void> {
  const {store, live, log} = parts;
  const known = await store.transact(tenant.id, async transaction => {
    const {chat} = await findChat(transaction, asker, persona);
    return chat && transaction.message(chat.id, id);
  });
  if (known) {
    if (known.from !== 'shopper') throw new Problem('wrong-run', 'The last message is none of the shopper’s: send what they have said last.');
    return;
  }
  if (asker.visitor === undefined) throw new Problem('wrong-visitor', 'The message is not recorded yet, and no visitor says it: send the visitor’s id in the header Kin-Visitor.');
  const now = parts.now();
  const event = {...envelope('chat.messaged', {persona, text}, 'urn:kindred:run', now, id), kinseq: 1, kinvisitor: asker.visitor};
  const {results: [result], changed, mistakes} = await record(store, tenant, {sentAt: new Date(now).toISOString(), events: [event]}, now, {member: asker.member});
  if (result?.status === 'refused') throw new Problem('wrong-run', `The message cannot be recorded (${result.reason}): ${result.detail ?? ''}`);
  for (const topic of changed) live.publish(tenant.id, topic);
  for (const mistake of mistakes) log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
}

/** @throws {Problem} not-json, wrong-run */
function readRun(body: string): AskedRun {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem('not-json', 'The body cannot be parsed: send a RunAgentInput of AG-UI as JSON.');
  }
  const {success, data, error} = RunAgentInputSchema.safeParse(value);
  if (!success) throw new Problem('wrong-run', error.issues.slice(0, 10).map(({path, message}) => `/${path.join('/')}: ${message}`).join('\n'));
  const last = data.messages.at(-1);
  if (last?.role !== 'user') throw new Problem('wrong-run', '/messages: the last one is not the user’s: there is nothing to answer.');
  const text = typeof last.content === 'string' ? last.content : last.content.map(part => (part.type === 'text' ? part.text : '')).join('');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(last.id)) throw new Problem('wrong-run', `/messages/${data.messages.length - 1}/id: found no UUID in lower case, which is how messages are told apart.`);
  return {runId: data.runId || uuidv7(Date.now()), message: last.id, text};
}
