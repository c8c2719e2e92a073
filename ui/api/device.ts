/**
 * The key of this browser (docs/decisions/0021-device-keys.md): made at the first sign-in, kept where no script can
 * read it out, and asked to sign each request. A session that begins with it is good for nothing without it.
 */
const DATABASE = 'kedun';
const STORE = 'keys';
const NAME = 'device';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const LABEL = 'kedun.device.v1';
/** Only these requests begin sessions: they make the key and show its public part. */
const ENTERING = '/api/v1/auth/';

interface Device {
  pair: CryptoKeyPair;
  shown: string;
}

let device: Promise<Device | null> | undefined;
let ahead = 0;

/**
 * A proof was refused: the next one is made by the server's clock, for it is good for a minute, and by the key that is
 * kept now, for another page may have made it.
 */
export function doubtProof(date: string | null): void {
  const server = Date.parse(date ?? '');
  if (!Number.isNaN(server)) ahead = server - Date.now();
  device = undefined;
}

/** The proof about one request, or null in a browser that keeps no keys or has made none yet. */
export async function proofOf(method: string, target: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
  const enters = method === 'POST' && target.startsWith(ENTERING);
  const mine = await own(enters);
  if (!mine) return null;
  const at = String(Math.round(Date.now() + ahead));
  const text = new TextEncoder().encode(`${LABEL}\n${method} ${target}\n${at}`);
  const signature = base64(await crypto.subtle.sign(ALGORITHM, mine.pair.privateKey, text));
  return [at, signature, ...(enters ? [mine.shown] : [])].join('.');
}

/** The key that is kept, or a new one for who enters without. */
async function own(enters: boolean): Promise<Device | null> {
  device ??= find(false);
  const found = await device;
  if (found || !enters) return found;
  device = find(true);
  return device;
}

/** A browser that refuses to keep the key goes on without one. */
async function find(make: boolean): Promise<Device | null> {
  try {
    const database = await opened();
    const pair = (await kept(database)) ?? (make ? await keep(database) : null);
    database.close();
    if (!pair) return null;
    return { pair, shown: base64(await crypto.subtle.exportKey('raw', pair.publicKey)) };
  } catch {
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return answer(asked);
}

function kept(database: IDBDatabase): Promise<CryptoKeyPair | undefined> {
  return answer(database.transaction(STORE).objectStore(STORE).get(NAME));
}

/** Another page of this browser may have been faster: the first key stays. */
async function keep(database: IDBDatabase): Promise<CryptoKeyPair> {
  const made = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const work = database.transaction(STORE, 'readwrite');
  const store = work.objectStore(STORE);
  const before = await answer<CryptoKeyPair | undefined>(store.get(NAME));
  if (before) return before;
  store.put(made, NAME);
  return new Promise((resolve, reject) => {
    work.oncomplete = () => resolve(made);
    work.onerror = () => reject(work.error);
    work.onabort = () => reject(work.error);
  });
}

function answer<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Base 64 for addresses (RFC 4648, section 5) without padding. */
function base64(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
