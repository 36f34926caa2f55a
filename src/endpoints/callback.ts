import type {KindredEvent} from '../events/envelope.js';
import type {Endpoint} from './endpoint.js';

/**
 * Gives each event to a function of the page's own.
 *
 * @param fn settles when the event is safe; an event whose call throws or
 * rejects is given again later, as are those behind it.
 * @param name tells several callbacks of one origin apart
 */
export function callback(fn: (event: KindredEvent) => unknown, name = 'default'): Endpoint {
  return {
    name: `callback ${name}`,
    async deliver(batch) {
      const receipt: {status: 'accepted' | 'retry'}[] = [];
      for (const event of batch) {
        try {
          await fn(event);
          receipt.push({status: 'accepted'});
        } catch (error) {
          console.error(`Kindred: the callback failed for ${event.type} ${event.id}; it is kept and given again.`, error);
          receipt.push({status: 'retry'});
          break;
        }
      }
      return receipt;
    },
  };
}
