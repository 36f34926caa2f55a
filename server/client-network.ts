import {createHmac, randomBytes} from 'node:crypto';
import {BlockList, isIP} from 'node:net';
import {getConnInfo} from '@hono/node-server/conninfo';
import type {Context} from 'hono';
import type {ServiceEnv} from './service-env.js';

/**
 * Names the network that a request came from, or nothing where that is not
 * known. The name is worth nothing outside this process.
 */
export type ClientNetwork = (c: Context<ServiceEnv>) => string | undefined;

/** Addresses of which many people share one, or that are a proxy's on the same machine or in the same house. */
const inside = new BlockList();
for (const [net, prefix] of [['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16]] as const) inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) inside.addSubnet(net, prefix, 'ipv6');

/**
 * Tells networks by the address that a proxy writes into a header, the last of
 * a list, since what stands before it the client may have written. Without a
 * header it is the connection's address, unless that is one from the inside:
 * then a proxy has sent it, and it says nothing of the client.
 *
 * What is given away is a hash with a key that this process drew and never
 * writes anywhere (HMAC-SHA-256), of an IPv4 address or of the /64 that an
 * IPv6 address lies in, which is what one connection is usually given
 * (https://www.rfc-editor.org/rfc/rfc6177#section-2).
 */
export function clientNetwork(header?: string): ClientNetwork {
  const key = randomBytes(32);
  return c => {
    const network = header === undefined ? networkOf(getConnInfo(c).remote.address, true) : networkOf(c.req.header(header)?.split(',').at(-1)?.trim());
    return network && createHmac('sha256', key).update(network).digest('base64url');
  };
}

function networkOf(address = '', outside = false): string | undefined {
  const plain = address.split('%')[0]!;
  const family = isIP(plain);
  if (family === 0) return undefined;
  const written = family === 4 ? plain : inFull(plain);
  if (outside && inside.check(written, isIP(written) === 4 ? 'ipv4' : 'ipv6')) return undefined;
  return isIP(written) === 4 ? written : written.split(':').slice(0, 4).join(':');
}

/** All eight groups of an IPv6 address; of one that stands for an IPv4 address (https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2), that. */
function inFull(address: string): string {
  // URLs write each address in one way, the shortest.
  const [left = [], right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map(half => half.split(':').filter(Boolean));
  const groups = [...left, ...Array<string>(8 - left.length - (right?.length ?? 0)).fill('0'), ...(right ?? [])];
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return groups.join(':');
  return groups.slice(6).flatMap(group => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}
