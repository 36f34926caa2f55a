import {conventionOf, toldToOthers} from '../events/conventions.js';
import {serialise} from '../events/serialise.js';
import type {Endpoint} from './endpoint.js';
import {postBatch} from './post-batch.js';

/**
 * Segment, by the batches of its browser client (`POST /v1/b`), each event a
 * `track` call (https://segment.com/docs/connections/spec/track/). Segment
 * drops repetitions by `messageId`, which is the event's id.
 *
 * The write key is in the body alone: the header that Segment's own client
 * adds beside it would cost a preflight.
 *
 * @param writeKey of a source; it is public
 * @param host the region's tracking API, or a proxy of it
 * @throws {TypeError} when the host is not an absolute URL
 */
export function segment(writeKey: string, host = 'https://api.segment.io'): Endpoint {
  const base = host.replace(/\/$/, '');
  return {
    name: `segment ${base} ${writeKey}`,
    deliver: postBatch({
      system: 'Segment',
      url: `${base}/v1/b`,
      contentType: 'text/plain',
      check: 'the write key and the region’s host',
      write: event => serialise({
        type: 'track',
        event: conventionOf(event).objectAction,
        properties: toldToOthers(event),
        messageId: event.id,
        timestamp: event.time,
        // Segment takes nothing without an id, and bills by the number of ids: all who have none yet share one.
        anonymousId: event.kinvisitor ?? 'kindred-no-visitor',
        context: {library: {name: 'kindred'}},
      }),
      wrap: (list, sentAt) => `{"writeKey":${serialise(writeKey)},"sentAt":"${sentAt.toISOString()}","batch":[${list}]}`,
      confirms: answer => /"success":\s*true/.test(answer),
    }),
  };
}
