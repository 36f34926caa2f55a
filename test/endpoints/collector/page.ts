import type {AnalyticsBrowserSettings} from '@segment/analytics-next';
import {cloudEvents} from '../../../src/endpoints/cloud-events.js';
import {posthog} from '../../../src/endpoints/posthog.js';
import {segment} from '../../../src/endpoints/segment.js';
import {snowplow} from '../../../src/endpoints/snowplow.js';

/*
 * A page with Kindred's sinks, and the clients that these systems publish, set
 * to report to a collector at once and to nowhere else.
 */

type Payload = Record<string, unknown>;

const clients = {
  async segment(url: string, key: string, name: string, payload: Payload): Promise<void> {
    const {AnalyticsBrowser} = await import('@segment/analytics-next');
    const settings: AnalyticsBrowserSettings = {
      writeKey: key,
      cdnSettings: {integrations: {'Segment.io': {apiKey: key, apiHost: `${url.replace('http://', '')}/v1`, protocol: 'http', deliveryStrategy: {strategy: 'batching', config: {size: 1}}}}},
    };
    await AnalyticsBrowser.load(settings).track(name, payload);
  },
  async posthog(url: string, key: string, name: string, payload: Payload): Promise<void> {
    const {posthog: published} = await import('posthog-js');
    published.init(key, {
      api_host: url,
      // A headless browser is a robot to it.
      opt_out_useragent_filter: true,
      autocapture: false,
      capture_pageview: false,
      capture_pageleave: false,
      disable_session_recording: true,
      advanced_disable_flags: true,
      disable_external_dependency_loading: true,
      request_queue_config: {flush_interval_ms: 250},
    });
    published.capture(name, payload);
  },
  async snowplow(url: string, key: string, schema: string, data: Payload): Promise<void> {
    const {newTracker, trackSelfDescribingEvent} = await import('@snowplow/browser-tracker');
    newTracker('published', url, {appId: key, bufferSize: 1});
    trackSelfDescribingEvent({event: {schema, data}});
  },
};

const sinks = {
  cloudEvents: (url: string) => cloudEvents(`${url}/cloudevents`),
  segment: (url: string, key: string) => segment(key, url),
  posthog: (url: string, key: string) => posthog(key, url),
  snowplow: (url: string, key: string) => snowplow(url, key),
};

export interface ReportingPage {
  readonly clients: typeof clients;
  readonly sinks: typeof sinks;
}

Object.assign(globalThis, {clients, sinks} satisfies ReportingPage);
