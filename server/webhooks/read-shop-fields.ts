import type {KeyObject} from 'node:crypto';
import type {Program, SchemaProblem} from '../../src/program/index.js';
import type {ShopAddress, Tenant} from '../tenant.js';
import {type Field, plainSecret, readSecrets, standardSecret} from './read-secrets.js';
import {type WebhookKind, webhookKinds} from './webhook-format.js';

/** What the tenants file says of a tenant's webhooks and calls. */
export type ShopFields = Pick<Tenant, 'webhooks' | 'calls'>;

type Json = Readonly<Record<string, unknown>>;

/** How long an address may be. */
const longestUrl = 2000;

/**
 * Reads `webhooks` and `calls` of one tenant, with the files they name. A field
 * with problems is left out.
 *
 * @param pointer where the tenant is
 * @param folder what paths are relative to
 */
export function readShopFields({webhooks, calls}: {readonly webhooks?: unknown; readonly calls?: unknown}, pointer: string, folder: string): {readonly fields: ShopFields; readonly problems: readonly SchemaProblem[]} {
  const read = [
    ...(webhooks === undefined ? [] : [readWebhooks(webhooks, `${pointer}/webhooks`, folder)]),
    ...(calls === undefined ? [] : [readCalls(calls, `${pointer}/calls`, folder)]),
  ];
  return {
    fields: Object.assign({}, ...read.map(field => field.ok && field.value)) as ShopFields,
    problems: read.flatMap(field => (field.ok ? [] : field.problems)),
  };
}

/** Rewards, bonds and personas of the program that ask for a call which the tenants file does not name. */
export function unknownCalls({referral, bonds, personas = {}}: Program, calls: Tenant['calls'], pointer: string): readonly SchemaProblem[] {
  const rewards = referral ? [referral.rewards.member, referral.rewards.friend, ...(referral.milestones ?? []).map(({reward}) => reward)] : [];
  const asked = new Map(rewards.flatMap(({from}) => ('call' in from && from.call !== undefined ? [[from.call, 'a reward of the program is granted by this call']] : [])));
  if (bonds?.call !== undefined && !asked.has(bonds.call)) asked.set(bonds.call, 'by this call the program has the shop told of bonds');
  for (const {handoff: {call}} of Object.values(personas)) if (call !== undefined && !asked.has(call)) asked.set(call, 'by this call a persona has the shop told that somebody waits for a person');
  return [...asked].filter(([name]) => !calls || !Object.hasOwn(calls, name)).map(([name, why]) => ({
    pointer: `${pointer}/calls/${name}`,
    found: 'nothing',
    allowed: `an object with url and secret: ${why}`,
  }));
}

function readWebhooks(value: unknown, pointer: string, folder: string): Field<ShopFields> {
  const kinds = `an object with any of ${webhookKinds.join(', ')}, each the path of a file of secrets`;
  if (!isObject(value)) return wrong(pointer, 'something else', kinds);
  const unknown = Object.keys(value).find(kind => !isKind(kind));
  if (unknown !== undefined) return wrong(pointer, 'an unknown field', kinds);
  const read = Object.entries(value).map(([kind, path]) => ({
    kind: kind as WebhookKind,
    secrets: readSecrets(path, `${pointer}/${kind}`, folder, kind === 'standard' ? standardSecret : plainSecret),
  }));
  const problems = read.flatMap(({secrets}) => (secrets.ok ? [] : secrets.problems));
  if (problems.length > 0) return {ok: false, problems};
  return {ok: true, value: {webhooks: Object.fromEntries(read.map(({kind, secrets}) => [kind, secrets.ok ? secrets.value : []]))}};
}

function readCalls(value: unknown, pointer: string, folder: string): Field<ShopFields> {
  if (!isObject(value)) return wrong(pointer, 'something else', 'an object with the address of each call by its name');
  const read = Object.entries(value).map(([name, call]): {name: string; address: Field<ShopAddress>} => ({name, address: readCall(name, call, pointer, folder)}));
  const problems = read.flatMap(({address}) => (address.ok ? [] : address.problems));
  if (problems.length > 0) return {ok: false, problems};
  return {ok: true, value: {calls: Object.fromEntries(read.flatMap(({name, address}) => (address.ok ? [[name, address.value]] : [])))}};
}

function readCall(name: string, call: unknown, calls: string, folder: string): Field<ShopAddress> {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) return wrong(calls, 'a name that no reward can have', 'names of a-z, 0-9 and "-", at most 64 characters');
  const pointer = `${calls}/${name}`;
  if (!isObject(call) || Object.keys(call).some(field => field !== 'url' && field !== 'secret')) return wrong(pointer, 'something else', 'an object with the fields url, secret');
  const secrets: Field<readonly KeyObject[]> = readSecrets(call.secret, `${pointer}/secret`, folder, standardSecret);
  const problems = [...urlProblems(call.url, `${pointer}/url`), ...(secrets.ok ? [] : secrets.problems)];
  return problems.length === 0 && secrets.ok ? {ok: true, value: {url: call.url as string, secrets: secrets.value}} : {ok: false, problems};
}

/** What keeps an address from being one that is safe to call. It may hold a secret, so it is not shown. */
export function urlProblems(value: unknown, pointer: string): readonly SchemaProblem[] {
  const url = typeof value === 'string' && value.length <= longestUrl && URL.canParse(value) ? new URL(value) : undefined;
  const allowed = 'an https URL without a user and a password, or an http one of this machine';
  if (!url) return [{pointer, found: 'no URL', allowed}];
  if (url.username !== '' || url.password !== '') return [{pointer, found: 'a user or a password in it', allowed}];
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return [];
  return [{pointer, found: url.protocol === 'http:' ? 'http to another machine' : 'another protocol', allowed}];
}

/** https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function isKind(kind: string): kind is WebhookKind {
  return (webhookKinds as readonly string[]).includes(kind);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(pointer: string, found: string, allowed: string): Field<never> {
  return {ok: false, problems: [{pointer, found, allowed}]};
}
