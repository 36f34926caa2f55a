import {conventionOf} from '../events/conventions.js';
import {callback} from './callback.js';
import type {Endpoint} from './endpoint.js';

/**
 * Google Tag Manager's data layer
 * (https://developers.google.com/tag-platform/tag-manager/datalayer), with the
 * names of GA4's recommended events.
 *
 * A push has no answer: `accepted` means that the page's list holds the event,
 * and nothing beyond. The event's id goes along as `event_id`.
 *
 * @param name of the global list, where the page has renamed it
 */
export function dataLayer(name = 'dataLayer'): Endpoint {
  const page = globalThis as unknown as Record<string, unknown[] | undefined>;
  return {
    ...callback(event => {
      const {ga4, parameters} = conventionOf(event);
      // A tag manager that comes later reads what the list holds by then.
      (page[name] ??= []).push({event: ga4, ...parameters(event.data), event_id: event.id, kindred_type: event.type});
    }),
    name: `datalayer ${name}`,
  };
}
