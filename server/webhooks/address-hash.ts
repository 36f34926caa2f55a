import {createHmac, type KeyObject} from 'node:crypto';

/** What tells one address from another. */
export interface ShippingAddress {
  readonly lines: readonly (string | null | undefined)[];
  readonly city?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly country?: string | null | undefined;
}

/**
 * A hash of where an order is sent, so that orders to one place are known
 * while the place is not. Who lives there is not in it, nor how it was written:
 * case, spaces and punctuation.
 *
 * @param secret the webhook's: with another one, the same place has another hash
 * @returns nothing where there is no street and no postcode to tell a place by
 */
export function addressHash({lines, city, postcode, country}: ShippingAddress, secret: KeyObject): string | undefined {
  const [street, code, ...rest] = [lines.join(' '), postcode, city, country].map(text => (text ?? '').normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (!street && !code) return undefined;
  // The first line keeps it from ever being the signature of a webhook's body.
  return createHmac('sha256', secret).update(['kindred address', street, code, ...rest].join('\n')).digest('base64url');
}
