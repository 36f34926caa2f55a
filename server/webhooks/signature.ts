import {createHmac, type KeyObject, timingSafeEqual} from 'node:crypto';
import type {Incoming} from './webhook-format.js';

/**
 * Which of the secrets has signed the body, as Shopify and WooCommerce do it:
 * the base64 of an HMAC-SHA256 of its bytes, in a header.
 */
export function signerOfBody({header, body}: Incoming, name: string, secrets: readonly KeyObject[]): KeyObject | undefined {
  const given = header(name);
  if (given === undefined) return undefined;
  return secrets.find(secret => isSame(given, createHmac('sha256', secret).update(body).digest('base64')));
}

/** Compares signatures in a time that tells nothing of how much of them is right. */
export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
