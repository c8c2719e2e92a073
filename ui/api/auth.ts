import { api } from './client';
import { session } from './session';
import type { AuthAnswer, Text } from './types';

const open = { askSignIn: false } as const;

export interface AuthState {
  needs_setup: boolean;
  version: string;
  demo_present: boolean;
}
export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  ok: boolean;
  advice: Text | null;
  crack_time: Text;
}
export interface Enrolment {
  secret: string;
  uri: string;
}
export interface Invitation {
  login: string;
  name: string;
  company: string;
  kind: 'invitation' | 'reset';
}
export interface DemoLogin {
  login: string;
  password: string;
  name: string;
  role: Text;
  department: string;
}
export interface Setup {
  secret: string;
  company: string;
  login: string;
  name: string;
  password: string;
}

async function entered(path: string, body: unknown): Promise<AuthAnswer> {
  const answer = await api.post<AuthAnswer>(path, body, open);
  if (answer.csrf) session.setCsrf(answer.csrf);
  return answer;
}

/** The calls that lead into a session; none of them opens the sign-in dialog. */
export const auth = {
  state: () => api.get<AuthState>('/auth/state', undefined, open),
  checkSetup: (secret: string) => api.post<{ expires_at: string }>('/auth/setup/check', { secret }, open),
  setup: (body: Setup) => entered('/auth/setup', body),
  setupDemo: (secret: string) =>
    api.post<{ logins: DemoLogin[]; seconds: number }>('/auth/setup/demo', { secret }, open),
  strength: (password: string, words: string[], signal?: AbortSignal) =>
    api.post<Strength>('/auth/strength', { password, words }, { ...open, signal }),
  login: (login: string, password: string) => entered('/auth/login', { login, password }),
  mfa: (proof: { code: string } | { recovery_code: string }) => entered('/auth/mfa', proof),
  enrol: () => api.post<Enrolment>('/auth/mfa/enrol', {}, open),
  confirmEnrolment: (code: string) => entered('/auth/mfa/confirm', { code }),
  checkInvitation: (secret: string) => api.post<Invitation>('/auth/invitation/check', { secret }, open),
  acceptInvitation: (secret: string, password: string) => entered('/auth/invitation', { secret, password }),
  logout: () => api.post<unknown>('/auth/logout', {}, open),
};
