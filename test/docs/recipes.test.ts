import {execFile} from 'node:child_process';
import {createHmac, randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {runInNewContext} from 'node:vm';
import {describe, expect, test} from 'vitest';
import {shopify as publish} from '../../src/endpoints/shopify.js';
import type {KindredEvent} from '../../src/events/index.js';
import {shopify as webhooks} from '../../server/webhooks/shopify.js';
import {startService} from '../e2e/processes.js';
import {program, tea} from '../server/service-fixture.js';
import {read, root, snippet} from './pages.js';
import {inWordPress, php, shopifyBlock, withoutPhp} from './stand-ins.js';

describe('Shopify', () => {
  const page = 'docs/recipes/shopify.md';

  test('the route behind the proxy believes what Shopify has signed, while it is fresh, and nothing else', async () => {
    const secret = 'shpss_0123';
    const signed = (said: Readonly<Record<string, string>>): string => {
      const text = Object.entries(said).map(([name, value]) => `${name}=${value}`).sort().join('');
      return String(new URLSearchParams({...said, signature: createHmac('sha256', secret).update(text).digest('hex')}));
    };
    const now = String(Math.floor(Date.now() / 1000));
    const said = {shop: 'tea.myshopify.com', path_prefix: '/apps/kindred', timestamp: now, logged_in_customer_id: '77'};
    const queries = [signed(said), signed({...said, logged_in_customer_id: ''}), signed(said).replace('=77', '=78'), signed({...said, timestamp: '1700000000'}), 'logged_in_customer_id=77', `${signed(said)}&logged_in_customer_id=78`];
    const code = `${snippet(page, 'js node')}
      for (const query of JSON.parse(process.env.QUERIES)) {
        const response = await proxyRoute(new Request('https://shop.example/token?' + query), async member => 'token of ' + member);
        console.log(response.status, await response.text());
      }`;
    const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {cwd: root, env: {...process.env, SHOPIFY_API_SECRET: secret, QUERIES: JSON.stringify(queries)}});
    expect(stdout.trim().split('\n').map(line => line.trim())).toEqual(['200 token of 77', '204', '401', '401', '401', '401']);
  });

  test('the pixel hears a vote as it is published', async () => {
    const heard = new Map<string, (event: object) => void>();
    const asked: {url: string; body: string}[] = [];
    runInNewContext(snippet(page, 'js pixel'), {
      analytics: {subscribe: (name: string, listen: (event: object) => void) => heard.set(name, listen)},
      fetch: (url: string, {body}: {body: string}) => asked.push({url, body}),
    });
    const event = JSON.parse(snippet('docs/events.md', 'json event')) as KindredEvent;
    const host = globalThis as {Shopify?: unknown};
    host.Shopify = {analytics: {publish: (name: string, customData: object) => heard.get(name)?.({customData})}};
    try {
      await publish().deliver([event], {});
    } finally {
      delete host.Shopify;
    }
    expect(asked.map(({body}) => JSON.parse(body) as unknown)).toEqual([{poll: 'autumn-tin', choices: ['harvest-moon'], id: event.id, time: event.time}]);
  });

  test('the topics of the webhooks are those that are taken', () => {
    const [, topics] = /topics = (\[.+\])/.exec(snippet(page, 'toml'))!;
    const source = read('server/webhooks/shopify.ts');
    expect(JSON.parse(topics!)).toEqual([...source.matchAll(/^ {2}'([a-z]+\/[a-z]+)': \{/gm)].map(([, topic]) => topic));
    expect(webhooks.signature).toContain('X-Shopify-Hmac-Sha256');
  });

  test('blocks render with what a merchant sets, as text, and load what is for members for members alone', () => {
    const embed = shopifyBlock('kindred.js', {key: 'pk_"><b>'});
    expect(embed.schema.target).toBe('head');
    expect(embed.html).toContain('data-key="pk_&#34;&gt;&lt;b&gt;"');
    expect(embed.html).not.toContain('kindred-member.js');
    expect(shopifyBlock('kindred.js', {}, {id: 77}).html).toContain('kindred-member.js');
    expect(shopifyBlock('<kin-poll', {poll: 'autumn-tin', link: '/tin'}).html).toMatch(/<kin-poll poll="autumn-tin" >\s+<a href="\/tin">Help us choose<\/a>/);
  });
});

describe('WooCommerce', () => {
  test('the functions print the tag, an element and a token, and keep a visitor with the order', context => {
    if (withoutPhp) return context.skip(withoutPhp);
    const {tags, poll, token, orders} = inWordPress();
    expect(tags).toContain('<script type="module" src="https://kin.example.com/kindred/');
    expect(tags).toContain("<script src='/kindred-shop.js?ver=1'>");
    expect(poll).toBe('<kin-poll poll="autumn-tin">Help us choose</kin-poll>');
    expect(token).toBe('token of 7');
    const visitor = {kin_visitor: '0198c0de-1111-7000-8000-000000000001'};
    expect(orders).toEqual([{meta: visitor, saved: false}, {meta: visitor, saved: true}, {meta: {}, saved: false}, {meta: {}, saved: true}]);
  });
});

describe('Magento', () => {
  test('the service takes what its observer says, once, and nothing with another secret', async context => {
    if (withoutPhp) return context.skip(withoutPhp);
    const folder = mkdtempSync(join(tmpdir(), 'kindred-magento-'));
    const secret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
    const ours = secret();
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    file('program.json', JSON.stringify(program));
    file('standard', ours);
    const service = await startService({KINDRED_TENANTS: file('tenants.json', JSON.stringify({tenants: [{...tea, id: 'tea-house', program: './program.json', webhooks: {standard: './standard'}}]}))});
    try {
      const tell = (type: string, data: object, by = ours): string => php(
        `${snippet('docs/recipes/magento.md', 'php', 'tell_kindred')}\necho tell_kindred('paid-1', '${type}', time() - 60, json_decode('${JSON.stringify(data)}', true));`,
        undefined, {KINDRED_WEBHOOK: `${service.url}/v1/webhooks/tea-house/standard`, KINDRED_WEBHOOK_SECRET: by},
      );
      const paid = {order: '100000123', amount: 2490, currency: 'EUR', member: '7', products: [{product: '12', quantity: 2}]};
      expect([tell('order.paid', paid), tell('order.paid', paid), tell('order.paid', paid, secret())]).toEqual(['200', '200', '401']);
      expect(tell('order.refunded', {order: '100000123', refund: '9', amount: 2490})).toBe('200');
      expect(tell('order.cancelled', {order: '100000124'})).toBe('200');
      for (const type of ['order.paid', 'order.refunded', 'order.cancelled']) expect(read('docs/recipes/magento.md')).toContain(`| \`${type}\` |`);
    } finally {
      await service.stop();
      rmSync(folder, {recursive: true});
    }
  }, 60_000);
});
