import { doubtProof, proofOf } from './device';
import { isProblem, problemOf, unreachable } from './problem';
import { session } from './session';

export const BASE = '/api/v1';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** A list stands with commas between its words, and an empty one as an empty word. */
type Query = Record<string, string | number | boolean | string[] | null | undefined>;

export interface CallOptions {
  query?: Query;
  /** Sent as JSON, or as it is when it is a FormData. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** False: a missing session is thrown to the caller and no dialog opens. */
  askSignIn?: boolean;
}

let language = 'zh-CN';
/** The language of the server's messages from now on. */
export function setApiLanguage(next: string): void {
  language = next;
}

function address(path: string, query?: Query): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (Array.isArray(value)) parts.set(key, value.join(','));
    else if (value !== undefined && value !== null && value !== '') parts.set(key, String(value));
  }
  const text = parts.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (method !== 'GET') headers['x-kedun-csrf'] = session.csrf;
  const form = options.body instanceof FormData;
  if (options.body !== undefined && !form) headers['content-type'] = 'application/json';
  const target = address(path, options.query);
  const proof = await proofOf(method, target);
  if (proof) headers['x-kedun-proof'] = proof;
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined)
    init.body = form ? (options.body as FormData) : JSON.stringify(options.body);
  try {
    return await globalThis.fetch(target, init);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable();
  }
}

/** Without its key a session is as good as ended; signing in again begins one with the key that is there. */
const ENDED = ['not_signed_in', 'session_expired', 'device_proof'];

function causeOf(error: unknown): 'expired' | 'step_up' | null {
  if (ENDED.some((code) => isProblem(error, code))) return 'expired';
  return isProblem(error, 'step_up') ? 'step_up' : null;
}

/** Sends a request; when the session has ended, waits for the sign-in dialog and sends it again. */
export async function call(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await send(method, path, options);
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (tries === 1 && isProblem(problem, 'device_proof')) {
      doubtProof(response.headers.get('date'));
      continue;
    }
    const cause = causeOf(problem);
    if (!cause || options.askSignIn === false) throw problem;
    await session.ask(cause, problem);
  }
}

/** The beginning of an answer that goes on; one that says no is given as it is. */
export function follow(path: string, signal: AbortSignal): Promise<Response> {
  return send('GET', path, { signal });
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export const api = {
  get: async <T>(path: string, query?: Query, options: CallOptions = {}): Promise<T> =>
    json<T>(await call('GET', path, { ...options, ...(query ? { query } : {}) })),
  post: async <T>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<T> =>
    json<T>(await call('POST', path, { ...options, body })),
  patch: async <T>(path: string, body: unknown, options: CallOptions = {}): Promise<T> =>
    json<T>(await call('PATCH', path, { ...options, body })),
  remove: async <T>(path: string, query?: Query, body?: unknown): Promise<T> =>
    json<T>(
      await call('DELETE', path, { ...(query ? { query } : {}), ...(body === undefined ? {} : { body }) }),
    ),
};
