import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {Webhook} from 'standardwebhooks';
import {expect, it} from 'vitest';
import {callsAtOnce, largestAnswer, waitAfter} from '../../../server/webhooks/calls.js';
import {listen} from '../../../server/listen.js';
import {problems} from '../../../server/problem.js';
import {largestWebhook} from '../../../server/webhooks/receive-webhook.js';
import {clockSkew, shopSystemWindow} from '../../../server/webhooks/reading.js';
import {shopSchemas} from '../../../server/webhooks/shop-schemas.js';
import {standard} from '../../../server/webhooks/standard.js';
import {createWebhookService, secrets} from './webhooks-fixture.js';

const root = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/service.md'), 'utf8');
const examples = [...guide.matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => code!);

async function run(code: string, env: Record<string, string>): Promise<string> {
  const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {cwd: root, env: {...process.env, ...env}});
  return stdout.trim();
}

it('the guide’s example sends a webhook that the service takes', async () => {
  const service = createWebhookService();
  service.clock.time = Date.now();
  const {url, stop} = await listen(service.app, '127.0.0.1', 0);
  try {
    const tell = examples.find(code => code.includes('tellKindred'))!;
    const env = {KINDRED_WEBHOOK: `${url}/v1/webhooks/tea/standard`, KINDRED_WEBHOOK_SECRET: secrets.standard[0]};
    const said = await run(`${tell}; console.log(await (await tellKindred('msg_1', 'order.paid', new Date().toISOString(), {order: '1', amount: 2490, currency: 'EUR'})).text())`, env);
    expect(said).toBe('{"result":"recorded"}');
    expect(service.facts.tea).toMatchObject([{id: 'order.paid/1'}]);
  } finally {
    await stop(1000);
  }
}, 30_000);

it('the guide’s example takes a call once, however often it comes', async () => {
  const take = examples.find(code => code.includes('takeCall'))!;
  const body = JSON.stringify({type: 'reward.granted', timestamp: new Date().toISOString(), data: {reward: 'cup'}});
  const sent = new Date();
  const headers = {'webhook-id': 'grant/1/cup', 'webhook-timestamp': String(Math.floor(sent.getTime() / 1000)), 'webhook-signature': new Webhook(secrets.ink).sign('grant/1/cup', sent, body)};
  const calls = `let made = 0; const takes = () => takeCall(process.env.BODY, JSON.parse(process.env.HEADERS), () => 'CUP-' + ++made); console.log(JSON.stringify([takes(), takes()]))`;
  const said = await run(`${take}; ${calls}`, {KINDRED_CALLS_SECRET: secrets.ink, BODY: body, HEADERS: JSON.stringify(headers)});
  expect(JSON.parse(said)).toEqual([{coupon: {code: 'CUP-1'}}, {coupon: {code: 'CUP-1'}}]);
}, 30_000);

it('the guide’s numbers and names are the service’s', () => {
  expect(guide).toContain(`| webhook | ${largestWebhook / 2 ** 20} MiB; ${standard.oldest / 60_000} minutes old, or ${shopSystemWindow / 86_400_000} days, and ${clockSkew / 60_000} minutes ahead |`);
  expect(guide).toContain(`| call to the shop | ${callsAtOnce} at the same time; 10 s; an answer of ${largestAnswer / 1024} KiB, a code of 128 characters; again after ${waitAfter(0, 0) / 1000} s up to ${waitAfter(99, 0) / 3_600_000} h |`);
  for (const [type, {properties}] of Object.entries(shopSchemas)) {
    const row = guide.split('\n').find(line => /^\| `/.test(line) && line.split('|')[1]!.includes(`\`${type}\``))!;
    for (const field of Object.keys(properties)) expect(row).toContain(`\`${field}\``);
  }
  for (const kind of ['wrong-webhook', 'stale-webhook', 'wrong-signature', 'unknown-tenant', 'unknown-webhook', 'too-large'] as const) {
    expect(guide.split('\n').find(line => line.includes(`\`urn:kindred:problem:${kind}\``))).toContain(`| ${problems[kind].status} |`);
  }
});
