import {isService} from '../endpoints/endpoint.js';
import type {Bond} from '../program/bonds/bond.js';
import type {Client} from './client.js';

/** How close this reader is to the brand, read once; nothing of whoever is no member, or cannot be told. */
export async function readBond({endpoint, $reader}: Client): Promise<Bond | undefined> {
  const reader = $reader.get();
  if (!isService(endpoint) || !reader.token) return undefined;
  const reading = await endpoint.read('me', reader);
  return reading.ok && reader === $reader.get() ? reading.value.member?.standing.bond : undefined;
}
