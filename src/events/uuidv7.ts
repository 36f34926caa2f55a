// Captured here because pages replace globals.
const crypto = globalThis.crypto;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of time, then 74 random bits, so
 * that ids sort by the millisecond in which they were made.
 *
 * @param now milliseconds since the epoch
 */
export function uuidv7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += (byte + 256).toString(16).slice(1);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
