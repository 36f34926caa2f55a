import {Hono} from 'hono';
import {describe, expect, it} from 'vitest';
import {clientNetwork} from '../../server/client-network.js';
import {readEnvironment} from '../../server/environment.js';
import type {ServiceEnv} from '../../server/service-env.js';

/** What a request is named, by its header or the address that its connection comes from. */
function namer(network = clientNetwork()): (connection: {readonly remoteAddress?: string; readonly header?: string}) => Promise<string> {
  const app = new Hono<ServiceEnv>();
  app.get('/', c => c.text(network(c) ?? 'unknown'));
  return async ({remoteAddress, header}) => (await app.request('/', {headers: header === undefined ? {} : {'X-Forwarded-For': header}}, {incoming: {socket: {remoteAddress}}})).text();
}

describe('the network of a request', () => {
  it('is that of its connection, where no header is named, whatever headers it has', async () => {
    const name = namer();
    const one = await name({remoteAddress: '203.0.113.7'});
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(await name({remoteAddress: '203.0.113.7', header: '198.51.100.1'})).toBe(one);
    expect(await name({remoteAddress: '::ffff:203.0.113.7'})).toBe(one);
    expect(await name({remoteAddress: '203.0.113.8'})).not.toBe(one);
  });

  it('is not known when the connection comes from the inside: it is a proxy’s', async () => {
    const name = namer();
    for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.17.0.1', '192.168.1.1', '169.254.1.1', '100.64.0.1', 'fe80::1%eth0', 'fd00::1', undefined]) {
      expect(await name(remoteAddress === undefined ? {} : {remoteAddress}), remoteAddress).toBe('unknown');
    }
    expect(await name({remoteAddress: '172.32.0.1'})).not.toBe('unknown');
  });

  it('is the last address of the header that is named: the client may have written the others', async () => {
    const name = namer(clientNetwork('X-Forwarded-For'));
    const one = await name({remoteAddress: '127.0.0.1', header: '203.0.113.7'});
    expect(one).not.toBe('unknown');
    expect(await name({header: '198.51.100.1, 203.0.113.7'})).toBe(one);
    expect(await name({header: '203.0.113.7, 198.51.100.1'})).not.toBe(one);
    for (const header of ['', 'unknown', '203.0.113.7:443', '203.0.113', '_hidden', 'a, b']) expect(await name({remoteAddress: '203.0.113.7', header}), header).toBe('unknown');
    expect(await name({remoteAddress: '203.0.113.7'})).toBe('unknown');
  });

  it('is the /64 of an IPv6 address, in whatever form', async () => {
    const name = namer();
    const one = await name({remoteAddress: '2001:db8:0:7::1'});
    for (const same of ['2001:DB8::7:0:0:0:1', '2001:0db8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7:1:2:203.0.113.7']) expect(await name({remoteAddress: same}), same).toBe(one);
    for (const other of ['2001:db8:0:8::1', '2001:db8:7::1', '2001:db8::7']) expect(await name({remoteAddress: other}), other).not.toBe(one);
  });

  it('has a name that another process does not give it', async () => {
    expect(await namer()({remoteAddress: '203.0.113.7'})).not.toBe(await namer()({remoteAddress: '203.0.113.7'}));
  });
});

it('the header that a proxy writes is named by KINDRED_ADDRESS_HEADER', () => {
  expect(readEnvironment({}).addressHeader).toBeUndefined();
  expect(readEnvironment({KINDRED_ADDRESS_HEADER: 'CF-Connecting-IP'}).addressHeader).toBe('CF-Connecting-IP');
  for (const wrong of ['', 'X Forwarded', 'X-Forwarded-For:']) expect(() => readEnvironment({KINDRED_ADDRESS_HEADER: wrong})).toThrow('KINDRED_ADDRESS_HEADER is ');
});
