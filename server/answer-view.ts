import type {Context} from 'hono';
import type {Parts, ServiceEnv} from './service-env.js';
import type {Tenant} from './tenant.js';
import {type View, viewStream, type ViewStreamOptions} from './view-stream.js';

export interface AnsweredView<V extends View> extends Pick<ViewStreamOptions<V>, 'read' | 'nextChange' | 'until'> {
  /** Whether a stream says by ids how far its reader has got, and goes on from there. */
  readonly resumes?: boolean;
  /** Whose streams it is counted among, where these have a limit. */
  readonly streamOf?: string;
  readonly tenant: Tenant;
  /** The live topics that may change it. */
  readonly topics: readonly string[];
}

/** Answers with what the reader may see now; where they ask for an event stream, now and whenever it changes. */
export async function answerView<V extends View & object>(c: Context<ServiceEnv>, {live, log, network, now, streams}: Parts, {streamOf, tenant, topics, read, nextChange, until, resumes = false}: AnsweredView<V>): Promise<Response> {
  c.header('Vary', 'Accept, Authorization, Kin-Visitor');
  // Nobody would read or close the stream of a HEAD request.
  if (c.req.method === 'HEAD' || !c.req.header('Accept')?.includes('text/event-stream')) {
    return c.body(JSON.stringify(await read()), 200, {'Content-Type': 'application/json', 'Cache-Control': 'no-store'});
  }
  const release = streamOf === undefined ? () => {} : streams.take(tenant.id, [streamOf], network(c));
  const stream = await viewStream({
    read,
    nextChange,
    subscribe(subscriber) {
      // Where nothing can change it, it still ends with the service.
      const leave = (topics.length > 0 ? topics : ['']).map(topic => live.subscribe(tenant.id, topic, subscriber));
      return () => leave.forEach(unsubscribe => unsubscribe());
    },
    now,
    until,
    resume: resumes ? {last: c.req.header('Last-Event-ID')} : undefined,
    onEnd: release,
    onError: error => log.error({err: error, requestId: c.get('requestId')}, 'a stream could not be continued'),
  });
  return c.body(stream, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    // nginx would hold messages back.
    'X-Accel-Buffering': 'no',
  });
}
