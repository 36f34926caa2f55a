import {cloudEvents} from '../endpoints/cloud-events.js';
import {dataLayer} from '../endpoints/data-layer.js';
import type {Endpoint} from '../endpoints/endpoint.js';
import {posthog} from '../endpoints/posthog.js';
import {segment} from '../endpoints/segment.js';
import {shopify} from '../endpoints/shopify.js';
import {snowplow} from '../endpoints/snowplow.js';
import {addSink} from './add-sink.js';
import type {Client} from './client.js';
import {consentNamed} from './consent/consent-named.js';
import type {ClientOptions} from './create-client.js';
import type {Load} from './default-client.js';
import type {KinDoctor} from '../doctor/doctor-element.js';
import type {ShopTexts} from './shop-texts.js';

export interface TagOptions extends Partial<ClientOptions> {
  /** Gives the client its sinks and texts, before anything else can use it. */
  complete(client: Client): void;
}

/** How long elements wait for a shop's own texts, in milliseconds. */
const patience = 3000;

/** Sinks by their name in the tag, and how they are made of what follows the colon. */
const sinks: {readonly [name: string]: (text: string) => Endpoint} = {
  cloudevents: url => cloudEvents(url),
  segment: text => segment(...keyAndHost(text)),
  posthog: text => posthog(...keyAndHost(text)),
  snowplow: collector => snowplow(collector),
  datalayer: name => dataLayer(name || undefined),
  shopify: () => shopify(),
};

/**
 * What a script tag may say beyond a service's URL and plain consent: the
 * service in the page (`data-endpoint="local:"` with the URL of a program file
 * in `data-program`), who is asked for consent (`data-consent="tcf"`, see
 * `consentNamed`), and sinks (`data-sinks="segment:KEY posthog:KEY@HOST
 * snowplow:URL cloudevents:URL datalayer: shopify:"`), and the URL of a file
 * with the shop's own texts (`data-texts`).
 *
 * Where the page's address has `?kindred-debug`, the doctor is there first, so
 * that it sees all that follows.
 *
 * @param load how further files of this release are loaded
 * @throws {Error} when the tag names something that there is not, in words
 */
export async function tagOptions(data: DOMStringMap, load: Load): Promise<TagOptions> {
  const doctor = new URLSearchParams(location.search).has('kindred-debug') ? await showDoctor(load).catch(console.error) : undefined;
  try {
    const options = await readOptions(data, load);
    return {
      ...options,
      complete(client) {
        options.complete(client);
        doctor?.follow(client);
      },
    };
  } catch (error) {
    doctor?.tell(error);
    throw error;
  }
}

/** `kindred.doctor()`. */
export async function openDoctor(load: Load): Promise<void> {
  (await showDoctor(load)).focus();
}

async function showDoctor(load: Load): Promise<KinDoctor> {
  void load; // the built file imports by it
  return (await import('../doctor/index.js')).openDoctor();
}

async function readOptions({endpoint, program, consent = 'unknown', sinks: wanted = '', texts}: DOMStringMap, load: Load): Promise<TagOptions> {
  void load; // here, too
  const endpoints = wanted.split(/\s+/).filter(Boolean).map(sinkNamed);
  // Asked for first, because elements wait for it.
  const own = texts ? textsAt(texts) : undefined;
  const service = endpoint === 'local:' && {endpoint: (await import('../endpoints/local.js')).local(await programAt(program))};
  const given = await own;
  return {
    ...service,
    consent: consentNamed(consent),
    complete(client) {
      endpoints.forEach(sink => addSink(client, sink));
      if (given) client.texts = given;
    },
  };
}

async function programAt(url: string | undefined): Promise<unknown> {
  if (!url) throw new Error('data-endpoint is "local:", which needs data-program: the URL of a program file');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`data-program: ${url} answers ${response.status}`);
  return response.json();
}

/** A shop's texts; none when they cannot be had soon, which the console is told. A page without them still works. */
async function textsAt(url: string): Promise<ShopTexts | undefined> {
  try {
    const response = await fetch(url, {signal: AbortSignal.timeout(patience)});
    if (!response.ok) throw new Error(`the server says ${response.status}`);
    const texts: unknown = await response.json();
    if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) throw new TypeError('it is no object of texts by language');
    return texts as ShopTexts;
  } catch (error) {
    console.error(`Kindred: data-texts="${url}" is left out.`, error);
    return undefined;
  }
}

function sinkNamed(text: string): Endpoint {
  const [, name = '', rest = ''] = /^(\w+):(.*)$/.exec(text) ?? [];
  if (!Object.hasOwn(sinks, name)) throw new Error(`data-sinks: there is no "${text}"; there are ${Object.keys(sinks).map(known => `${known}:`).join(', ')}, each followed by what it needs`);
  return sinks[name]!(rest);
}

function keyAndHost(text: string): [key: string, host?: string] {
  const [, key = text, host] = /^(.*?)@(.*)$/.exec(text) ?? [];
  return host ? [key, host] : [key];
}
