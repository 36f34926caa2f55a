import {serialise} from '../events/serialise.js';
import type {Endpoint} from './endpoint.js';
import {postBatch} from './post-batch.js';

/**
 * Any receiver of CloudEvents 1.0, over HTTP in batched content mode
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#33-batched-content-mode).
 * Events are sent as they are; `source` and `id` identify each.
 *
 * The content type is the one that the binding names, since receivers tell
 * the modes apart by it. It costs a preflight: the receiver has to allow the
 * header `content-type`.
 *
 * @param url absolute
 * @throws {TypeError} when it is not
 */
export function cloudEvents(url: string): Endpoint {
  return {
    name: `cloudevents ${url}`,
    deliver: postBatch({
      system: 'The CloudEvents receiver',
      url,
      contentType: 'application/cloudevents-batch+json; charset=UTF-8',
      check: 'its URL, and that it lets this origin in',
      write: serialise,
      wrap: list => `[${list}]`,
    }),
  };
}
