import {conventionOf, toldToOthers} from '../events/conventions.js';
import {callback} from './callback.js';
import type {Endpoint} from './endpoint.js';

/** What Shopify's pages offer (https://shopify.dev/docs/api/web-pixels-api/emitting-data). */
interface ShopifyPage {
  readonly Shopify?: {readonly analytics?: {publish?(name: string, data: object): unknown}};
}

/** Milliseconds to the next look for Shopify on a page that lacks it. */
const absent = 30_000;

/**
 * Shopify's customer events: web pixels subscribe to `kindred:poll_voted` and
 * read the payload, the event's `id` and its `time` in `event.customData`.
 *
 * Publishing has no receipt: `accepted` means that Shopify's script took the
 * event, and nothing beyond. On a page without that script events wait.
 */
export function shopify(): Endpoint {
  const page = globalThis as ShopifyPage;
  let told = false;
  const published = callback(event => page.Shopify!.analytics!.publish!(conventionOf(event).shopify, {...toldToOthers(event), id: event.id, time: event.time}));
  return {
    name: 'shopify',
    async deliver(batch, options) {
      if (page.Shopify?.analytics?.publish) return published.deliver(batch, options);
      if (!told) console.error('Kindred: this page has no Shopify.analytics.publish; events for it are kept. Use the sink "shopify" in an online store’s theme, below {{ content_for_header }}.');
      told = true;
      return batch.map(() => ({status: 'retry', after: absent}));
    },
  };
}
