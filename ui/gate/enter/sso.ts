import { api } from '@/api/client';
import { session } from '@/api/session';
import type { AuthAnswer, Me } from '@/api/types';

/** Who signs people in elsewhere, or holds their accounts. */
export interface Provider {
  org: string;
  id: string;
  name: string;
  kind: 'oidc' | 'ldap';
}

/** What this browser went away for: to come in, or to link an account to the one that is in. */
interface Errand {
  link: boolean;
  next: string | null;
}

/** What the provider sent the browser back with. */
export interface Returned {
  state: string;
  code?: string;
  iss?: string;
}

const open = { askSignIn: false } as const;
const ERRAND = 'kedun.errand';

/** Leaves for the provider. What binds its answer to this browser lies in a cookie that no script can read. */
function leave(address: string, errand: Errand): void {
  window.sessionStorage.setItem(ERRAND, JSON.stringify(errand));
  window.location.assign(address);
}

async function entered(path: string, body: unknown): Promise<AuthAnswer> {
  const answer = await api.post<AuthAnswer>(path, body, open);
  if (answer.csrf) session.setCsrf(answer.csrf);
  return answer;
}

export const sso = {
  offered: () => api.get<{ items: Provider[] }>('/auth/sso', undefined, open),
  /** Goes to the provider to come in, with an invitation where there is one. */
  go: async ({ org, id }: Provider, next: string | null, invitation?: string) => {
    const body = { org, provider: id, ...(invitation ? { invitation } : {}) };
    const { address } = await api.post<{ address: string }>('/auth/sso/begin', body, open);
    leave(address, { link: false, next });
  },
  /** Comes in by a directory. */
  password: ({ org, id }: Provider, login: string, password: string, invitation?: string) =>
    entered('/auth/sso/password', {
      org,
      provider: id,
      login,
      password,
      ...(invitation ? { invitation } : {}),
    }),
  finish: (returned: Returned) => entered('/auth/sso/finish', returned),
  /** Goes to the provider to link its account. */
  goToLink: async (provider: string) => {
    const { address } = await api.post<{ address: string }>('/me/identities/begin', { provider });
    leave(address, { link: true, next: null });
  },
  finishLink: async (returned: Returned) => {
    // The page was loaded anew, so that the mark of changes must be asked for.
    const me = await api.get<Me>('/me', undefined, open);
    session.setCsrf(me.csrf);
    await api.post('/me/identities/finish', returned, open);
  },
};

/** What this browser had gone away for; it is told once. */
export function takeErrand(): Errand {
  const text = window.sessionStorage.getItem(ERRAND);
  window.sessionStorage.removeItem(ERRAND);
  try {
    const errand = JSON.parse(text ?? '') as Errand;
    return { link: errand.link === true, next: typeof errand.next === 'string' ? errand.next : null };
  } catch {
    return { link: false, next: null };
  }
}

/** What stands in the address behind `?` or `#`. */
export function returnedIn(search: string, hash: string): Returned {
  const parts = new URLSearchParams(hash.length > 1 ? hash.slice(1) : search);
  const [code, iss] = [parts.get('code'), parts.get('iss')];
  return { state: parts.get('state') ?? '', ...(code ? { code } : {}), ...(iss ? { iss } : {}) };
}
