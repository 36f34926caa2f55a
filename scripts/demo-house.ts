import {randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {exportJWK, generateKeyPair} from 'jose';

const demo = resolve(import.meta.dirname, '../demo');

/** The demo's shop and what it shares with the service, made for one run of the two. */
export interface DemoHouse {
  readonly tenant: string;
  /** The publishable key. */
  readonly key: string;
  readonly signing: {readonly kid: string; readonly privateKey: CryptoKey};
  /** The service's time, which may be days ahead of the world's: milliseconds since the epoch. */
  readonly now: () => number;
  /** What the service is told in its environment, and what the shop is. */
  readonly serviceEnvironment: {readonly KINDRED_TENANTS: string; readonly KINDRED_CLOCK_FILE: string};
  readonly shopEnvironment: {readonly SHOP_SECRETS: string};
}

/**
 * Makes the demo's tenant with keys that live as long as this process, so that
 * nobody has to keep a secret.
 *
 * @param folder where it is written; what the two processes find there is theirs alone
 */
export async function openDemoHouse(folder: string): Promise<DemoHouse> {
  const {tenants: [house]} = JSON.parse(readFileSync(join(demo, 'tenants.json'), 'utf8')) as {tenants: [{id: string; keys: [string]; program: string}]};
  const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
  const kid = new Date().toISOString();
  // As Standard Webhooks writes its secrets.
  const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const path = (name: string): string => join(resolve(folder), name);
  const write = (name: string, text: string): string => {
    writeFileSync(path(name), text, {mode: 0o600});
    return path(name);
  };

  mkdirSync(folder, {recursive: true});
  write('webhook-secret', webhookSecret);
  const tenants = write('tenants.json', JSON.stringify({
    tenants: [{
      ...house,
      program: relative(resolve(folder), resolve(demo, house.program)),
      memberKeys: [{...await exportJWK(publicKey), kid}],
      webhooks: {standard: './webhook-secret'},
    }],
  }));
  // Its days have passed, for the service's database has seen them.
  if (!existsSync(path('clock'))) write('clock', '0');
  const secrets = write('shop.json', JSON.stringify({tenant: house.id, kid, privateKey: await exportJWK(privateKey), webhookSecret, clock: path('clock')}));
  return {
    tenant: house.id,
    key: house.keys[0],
    signing: {kid, privateKey},
    now: () => Date.now() + Number(readFileSync(path('clock'), 'utf8')),
    serviceEnvironment: {KINDRED_TENANTS: tenants, KINDRED_CLOCK_FILE: path('clock')},
    shopEnvironment: {SHOP_SECRETS: secrets},
  };
}
