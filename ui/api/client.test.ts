import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { api } from './client';
import { Problem } from './problem';
import { session } from './session';

const answers: (() => Response)[] = [];
const calls: { url: string; init: RequestInit }[] = [];

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  answers.push(() => new Response(JSON.stringify(body), { status, headers }));
}

beforeEach(() => {
  answers.length = 0;
  calls.length = 0;
  session.setCsrf('first');
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const next = answers.shift();
    if (!next) throw new TypeError('network');
    return next();
  });
});
afterEach(() => vi.unstubAllGlobals());

const headerOf = (at: number, name: string) => new Headers(calls[at]?.init.headers).get(name);

it('a_change_carries_the_csrf_token_and_a_read_does_not', async () => {
  answer(200, {});
  answer(200, {});
  await api.post('/x', {});
  await api.get('/x');
  expect(headerOf(0, 'x-kedun-csrf')).toBe('first');
  expect(headerOf(1, 'x-kedun-csrf')).toBeNull();
});

it('an_ended_session_waits_for_the_sign_in_and_repeats_the_call_with_its_body', async () => {
  const unmount = session.mountDialog();
  answer(401, { code: 'session_expired', status: 401 });
  answer(200, { saved: true });
  const result = api.post('/records/customer', { values: { name: 'typed' } });
  await vi.waitFor(() => expect(session.cause).toBe('expired'));
  session.signedIn('second');
  expect(await result).toEqual({ saved: true });
  expect(calls[1]?.init.body).toBe(calls[0]?.init.body);
  expect(headerOf(1, 'x-kedun-csrf')).toBe('second');
  unmount();
});

it('declining_the_sign_in_gives_the_caller_the_problem', async () => {
  const unmount = session.mountDialog();
  answer(403, { code: 'step_up', status: 403 });
  const result = api.post('/x', {});
  await vi.waitFor(() => expect(session.cause).toBe('step_up'));
  session.declined();
  await expect(result).rejects.toMatchObject({ code: 'step_up' });
  unmount();
});

it('without_a_dialog_a_missing_session_is_refused_at_once', async () => {
  answer(401, { code: 'not_signed_in', status: 401 });
  await expect(api.get('/me')).rejects.toMatchObject({ code: 'not_signed_in', status: 401 });
});

it('a_problem_keeps_its_fields_and_the_time_to_wait', async () => {
  const fields = [{ field: 'phone', code: 'phone.invalid', detail: 'no phone' }];
  answer(422, { code: 'invalid', status: 422, detail: 'wrong', fields }, { 'retry-after': '7' });
  const problem = await api.post('/x', {}).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: 'invalid', message: 'wrong', fields, retryAfter: 7 });
});

it('an_unreachable_server_is_a_problem_of_its_own', async () => {
  await expect(api.get('/x')).rejects.toMatchObject({ code: 'unreachable', status: 0 });
});

it('an_empty_list_of_columns_is_asked_for_and_other_empty_words_are_not', async () => {
  answer(200, {});
  answer(200, {});
  await api.get('/x', { fields: [], q: '' });
  await api.get('/x', { fields: ['level', 'phone'] });
  expect(calls[0]?.url).toBe('/api/v1/x?fields=');
  expect(calls[1]?.url).toBe('/api/v1/x?fields=level%2Cphone');
});
