import {conventionOf, toldToOthers} from '../events/conventions.js';
import {serialise} from '../events/serialise.js';
import type {Endpoint} from './endpoint.js';
import {postBatch} from './post-batch.js';

/**
 * PostHog, by the batches of its browser client (`POST /e/`,
 * https://posthog.com/docs/api/capture). PostHog merges repetitions by `uuid`,
 * which is the event's id.
 *
 * No person profiles are made: Kindred's visitors are anonymous, and PostHog
 * asks for a choice that its API makes the other way
 * (https://posthog.com/docs/data/anonymous-vs-identified-events).
 *
 * @param key the project's; it is public
 * @param host the region's ingestion host, or a proxy of it
 * @throws {TypeError} when the host is not an absolute URL
 */
export function posthog(key: string, host = 'https://us.i.posthog.com'): Endpoint {
  const base = host.replace(/\/$/, '');
  return {
    name: `posthog ${base} ${key}`,
    deliver: postBatch({
      system: 'PostHog',
      url: `${base}/e/`,
      contentType: 'text/plain',
      check: 'the project’s key, the region’s host, and whether its quota is used up',
      write: event => serialise({
        uuid: event.id,
        event: conventionOf(event).objectAction,
        timestamp: event.time,
        properties: {
          ...toldToOthers(event),
          // PostHog takes nothing without an id: without a visitor it is that of the page load.
          distinct_id: event.kinvisitor ?? event.source,
          $process_person_profile: false,
          $lib: 'kindred',
        },
      }),
      wrap: (list, sentAt) => `{"api_key":${serialise(key)},"sent_at":"${sentAt.toISOString()}","batch":[${list}]}`,
      // Over its quota, it answers 200 and drops the events.
      confirms: answer => /"status":\s*(1|"Ok")/.test(answer) && !/"quota_limited":\s*\[[^\]]*"events"/.test(answer),
    }),
  };
}
