import type {ResourceName, Service} from './endpoint.js';
import {kindredDelivery, type KindredOptions} from './kindred-delivery.js';
import {readResource, type Streams, watchResource} from './kindred-reading.js';

export type {KindredOptions};

/**
 * The reference service, over HTTP: `POST /v1/events`, `GET /v1/polls/:id` and its ideas.
 *
 * @param url the service's base URL
 */
export function kindred(url: string, options: KindredOptions): Service {
  const streams: Streams = new Set();
  const address = (resource: ResourceName): string => `${url.replace(/\/$/, '')}/v1/${resource}${resource.includes('?') ? '&' : '?'}key=${options.key}`;
  return {
    ...kindredDelivery(url, options),
    read: (resource, reader) => readResource(address(resource), reader),
    watch: (resource, reader, onReading) => watchResource(address(resource), reader, onReading, streams),
  };
}
