import {conventionOf, toldToOthers} from '../events/conventions.js';
import {serialise} from '../events/serialise.js';
import type {Endpoint} from './endpoint.js';
import {postBatch} from './post-batch.js';

const iglu = 'iglu:com.snowplowanalytics.snowplow';

/**
 * A Snowplow collector, by its tracker protocol
 * (https://docs.snowplow.io/docs/events/going-deeper/event-parameters/), each
 * event self-describing. Pipelines drop repetitions by `eid`, which is the
 * event's id, and need the schemas of `docs/iglu/`.
 *
 * Enrichment reads JSON only when it is declared as such, which costs a
 * preflight, as it does Snowplow's own tracker.
 *
 * @param collector its absolute URL
 * @param app the `aid` that tells this shop from the pipeline's other sources
 * @throws {TypeError} when the collector's URL is not absolute
 */
export function snowplow(collector: string, app = 'kindred'): Endpoint {
  const base = collector.replace(/\/$/, '');
  return {
    name: `snowplow ${base} ${app}`,
    deliver: postBatch({
      system: 'The Snowplow collector',
      url: `${base}/com.snowplowanalytics.snowplow/tp2`,
      contentType: 'application/json; charset=UTF-8',
      check: 'its URL, and that it lets this origin in',
      // Every parameter is a string in this protocol.
      write: (event, sentAt) => serialise({
        e: 'ue',
        eid: event.id,
        ue_pr: serialise({
          schema: `${iglu}/unstruct_event/jsonschema/1-0-0`,
          data: {schema: `iglu:io.kindred/${conventionOf(event).snowplow}/jsonschema/1-0-0`, data: toldToOthers(event)},
        }),
        dtm: String(Date.parse(event.time)),
        stm: String(sentAt.getTime()),
        duid: event.kinvisitor,
        aid: app,
        p: 'web',
        tv: 'kindred',
      }),
      wrap: list => `{"schema":"${iglu}/payload_data/jsonschema/1-0-4","data":[${list}]}`,
    }),
  };
}
