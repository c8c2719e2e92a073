import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** As much of IndexedDB as one store of one database needs. */
function database(kept: Map<string, unknown>) {
  const soon = <T>(result: T) => {
    const asked = { result, onsuccess: null as (() => void) | null, onerror: null };
    queueMicrotask(() => asked.onsuccess?.());
    return asked;
  };
  const transaction = () => {
    const work = { oncomplete: null as (() => void) | null, objectStore: () => store };
    const store = {
      get: (name: string) => soon(kept.get(name)),
      put: (value: unknown, name: string) => {
        kept.set(name, value);
        queueMicrotask(() => work.oncomplete?.());
      },
    };
    return work;
  };
  return { open: () => soon({ transaction, close: () => {} }) };
}

const kept = new Map<string, unknown>();
const bytes = (text: string) => Buffer.from(text, 'base64url');

beforeEach(() => {
  kept.clear();
  vi.resetModules();
  vi.stubGlobal('indexedDB', database(kept));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The module as a page finds it that was just opened. */
const page = () => import('./device');

it('a_sign_in_makes_a_key_that_cannot_be_read_out_and_signs_each_request_from_then_on', async () => {
  const { proofOf } = await page();
  expect(await proofOf('GET', '/api/v1/me'), 'nobody has signed in here').toBeNull();
  const [, , shown = ''] = (await proofOf('POST', '/api/v1/auth/login'))?.split('.') ?? [];
  const { privateKey } = kept.get('device') as CryptoKeyPair;
  expect(privateKey.extractable).toBe(false);
  const proof = await proofOf('GET', '/api/v1/me');
  const [at = '', signature = '', ...rest] = proof?.split('.') ?? [];
  expect(rest, 'the key is shown on the way in alone').toHaveLength(0);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(shown), algorithm, false, ['verify']);
  const fits = (text: string) =>
    crypto.subtle.verify(algorithm, key, bytes(signature), new TextEncoder().encode(text));
  expect(await fits(`kedun.device.v1\nGET /api/v1/me\n${at}`)).toBe(true);
  expect(await fits(`kedun.device.v1\nPOST /api/v1/me\n${at}`)).toBe(false);
});

it('another_page_of_the_same_browser_finds_the_same_key', async () => {
  const shownBy = async () => (await (await page()).proofOf('POST', '/api/v1/auth/login'))?.split('.')[2];
  const first = await shownBy();
  vi.resetModules();
  expect(await shownBy()).toBe(first);
});

it('a_browser_whose_clock_is_wrong_goes_by_the_server_s', async () => {
  const { doubtProof, proofOf } = await page();
  const later = Date.now() + 3_600_000;
  doubtProof(new Date(later).toUTCString());
  const at = Number((await proofOf('POST', '/api/v1/auth/login'))?.split('.')[0]);
  expect(Math.abs(at - later)).toBeLessThan(5_000);
});

it('a_browser_that_keeps_no_keys_goes_on_without', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const { proofOf } = await page();
  expect(await proofOf('POST', '/api/v1/auth/login')).toBeNull();
});
