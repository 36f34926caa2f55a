import {expect} from 'vitest';
import type {Collected} from './collector.js';

/*
 * What each system asks of a request, as far as it documents it. The published
 * client and Kindred's sink are read by the same function.
 */

/** What an event says once the wire form is taken off. */
export interface Reported {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly at: number;
  /** The same clock when the request was made. */
  readonly sentAt: number;
  /** Whose event it is. */
  readonly visitor: string;
  /** The source, project or application it is for. */
  readonly key: string;
}

type Fields = Record<string, unknown>;

const text = (value: unknown): string => {
  expect(value).toEqual(expect.any(String));
  expect(value).not.toBe('');
  return value as string;
};
const iso = (value: unknown): number => {
  expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  return Date.parse(value as string);
};
const digits = (value: unknown): number => {
  expect(value).toMatch(/^\d{13}$/);
  return Number(value);
};
const only = <T>(list: readonly T[]): readonly T[] => {
  expect(list.length).toBeGreaterThan(0);
  return list;
};

/** Segment's batches (https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch). */
export function readSegment({url, headers, body}: Collected): Reported[] {
  expect(url).toBe('/v1/b');
  expect(headers['content-type']).toBe('text/plain');
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(500_000);
  const {writeKey, sentAt, batch} = JSON.parse(body) as {writeKey: unknown; sentAt: unknown; batch: Fields[]};
  return only(batch).map(call => {
    expect(call.type).toBe('track');
    expect(call.context).toMatchObject({library: {name: expect.any(String) as unknown}});
    return {id: text(call.messageId), name: text(call.event), payload: call.properties, at: iso(call.timestamp), sentAt: iso(sentAt), visitor: text(call.anonymousId), key: text(writeKey)};
  });
}

/** PostHog's capture (https://posthog.com/docs/api/capture); its own properties begin with "$". */
export function readPosthog({url, headers, body}: Collected): Reported[] {
  expect(url.split('?')[0]).toBe('/e/');
  expect(headers['content-type']).toBe('text/plain');
  const {api_key, sent_at, batch} = JSON.parse(body) as {api_key: unknown; sent_at: unknown; batch: Fields[]};
  return only(batch).map(event => {
    const {distinct_id, token: _, ...properties} = event.properties as Fields;
    expect(properties.$process_person_profile).toBe(false);
    expect(event.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    const payload = Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith('$')));
    return {id: text(event.uuid), name: text(event.event), payload, at: iso(event.timestamp), sentAt: iso(sent_at), visitor: text(distinct_id), key: text(api_key)};
  });
}

/**
 * Snowplow's `payload_data` 1-0-4 and `unstruct_event` 1-0-0
 * (https://github.com/snowplow/iglu-central/blob/master/schemas/com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4):
 * at least one event, every parameter a string, `tv`, `p` and `e` in each.
 */
export function readSnowplow({url, headers, body}: Collected): Reported[] {
  expect(url).toBe('/com.snowplowanalytics.snowplow/tp2');
  expect(headers['content-type']).toBe('application/json; charset=UTF-8');
  const {schema, data} = JSON.parse(body) as {schema: unknown; data: Record<string, string>[]};
  expect(schema).toBe('iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4');
  return only(data).map(event => {
    for (const value of Object.values(event)) text(value);
    expect(event).toMatchObject({e: 'ue', p: 'web', tv: expect.any(String) as unknown});
    const wrapper = JSON.parse(event.ue_pr!) as {schema: unknown; data: {schema: unknown; data: unknown}};
    expect(wrapper.schema).toBe('iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0');
    return {id: text(event.eid), name: text(wrapper.data.schema), payload: wrapper.data.data, at: digits(event.dtm), sentAt: digits(event.stm), visitor: text(event.duid), key: text(event.aid)};
  });
}
