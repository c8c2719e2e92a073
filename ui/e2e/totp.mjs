// Codes of an authenticator (RFC 6238: HMAC-SHA-1, 30 seconds, six digits) for the journeys.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** The bytes of a Base32 secret (RFC 4648), spaces and padding ignored. */
export function base32(secret) {
  let bits = '';
  for (const letter of secret.replace(/[\s=]/g, '').toUpperCase()) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Error('the secret is not Base32');
    bits += value.toString(2).padStart(5, '0');
  }
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The code of a moment, in milliseconds since 1970. */
export function totp(secret, at = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / STEP_SECONDS)));
  const digest = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = digest[digest.length - 1] & 0x0f;
  const code = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, '0');
}

const used = new Map();

/**
 * A code that was not handed out before: a server refuses a code twice, and every code older than
 * the last one. The code of the coming step serves when this step's is used up, as one step of drift
 * is accepted; a journey that needs a third one within a minute takes a recovery code.
 */
export function freshTotp(secret) {
  for (const steps of [0, 1]) {
    const code = totp(secret, Date.now() + steps * STEP_SECONDS * 1000);
    const seen = used.get(secret) ?? new Set();
    if (seen.has(code)) continue;
    used.set(secret, seen.add(code));
    return code;
  }
  throw new Error('every code that the server accepts now was used: wait for the next step');
}
