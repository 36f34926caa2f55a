import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {openApiSchemas} from '../../server/openapi-schemas.js';
import {snowplow} from '../../src/endpoints/snowplow.js';
import {conventions} from '../../src/events/conventions.js';
import type {EventType} from '../../src/events/index.js';
import {anEvent} from '../events/an-event.js';
import {startCollector} from './collector/collector.js';
import {readSnowplow} from './collector/readers.js';
import {httpSinkContract} from './sink-contract.js';

describe('a Snowplow collector', () => {
  httpSinkContract({
    open: url => snowplow(url),
    yes: {body: 'ok'},
    ids: request => readSnowplow(request).map(({id}) => id),
  });

  test('gets no visitor while there is none', async () => {
    const collector = await startCollector();
    const {kinvisitor: _, ...viewed} = anEvent('poll.viewed', {poll: 'a'});
    await snowplow(collector.url, 'tea-house').deliver([viewed], {});
    const [event] = (JSON.parse(collector.requests[0]!.body) as {data: object[]}).data;
    expect(event).toMatchObject({aid: 'tea-house', eid: viewed.id});
    expect(event).not.toHaveProperty('duid');
    await collector.close();
  });
});

describe('the Iglu schemas in docs/', () => {
  const folder = resolve(import.meta.dirname, '../../docs/iglu/schemas/io.kindred');
  const types = Object.keys(conventions) as EventType[];
  interface Described {readonly oneOf: readonly {readonly properties: {readonly type: {readonly const: string}; readonly data: object}}[]}
  const described = (openApiSchemas().Event as unknown as Described).oneOf;

  test('are those of the events that there are', () => {
    expect(readdirSync(folder).sort()).toEqual(types.map(type => conventions[type].snowplow).sort());
  });

  test.each(types)('say of %s what the service says', type => {
    const name = conventions[type].snowplow;
    const {$schema, description, self, ...data} = JSON.parse(readFileSync(join(folder, name, 'jsonschema/1-0-0'), 'utf8')) as Record<string, unknown>;
    expect($schema).toBe('http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#');
    expect(description).toEqual(expect.any(String));
    expect(self).toEqual({vendor: 'io.kindred', name, format: 'jsonschema', version: '1-0-0'});
    expect(data).toEqual(described.find(({properties}) => properties.type.const === `kindred.${type}`)!.properties.data);
  });
});
