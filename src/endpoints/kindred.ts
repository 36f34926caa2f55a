import type {ResourceName, Service} from './endpoint.js';
import {kindredDelivery, type KindredOptions} from './kindred-delivery.js';
import {openResource, readResource, type Streams, watchResource} from './kindred-reading.js';

export type {KindredOptions};

/**
 * The reference service, over HTTP: `POST /v1/events`, `GET /v1/…` for what can be read, and the chats.
 *
 * @param url the service's base URL
 */
export function kindred(url: string, options: KindredOptions): Service {
  const streams: Streams = new Set();
  const address = (resource: ResourceName): string => `${url.replace(/\/$/, '')}/v1/${resource}${resource.includes('?') ? '&' : '?'}key=${options.key}`;
  return {
    ...kindredDelivery(url, options),
    read: (resource, reader) => readResource(address(resource), reader),
    open: (resource, reader, init) => openResource(address(resource), reader, init),
    watch: (resource, reader, onReading) => watchResource(address(resource), reader, onReading, streams),
  };
}
