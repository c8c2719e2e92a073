import { api } from '@/api/client';
import { session } from '@/api/session';
import type { AuthAnswer } from '@/api/types';

/** What the server asks a browser's passkeys; the options are those of WebAuthn in their JSON form. */
interface Ceremony {
  handle: string;
  options: never;
}

const open = { askSignIn: false } as const;
/** The package comes when somebody uses a passkey. */
const browser = () => import('@simplewebauthn/browser');

/** Whether this browser has passkeys for the address under which the page was opened. */
export function hasPasskeys(): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(window.location.hostname);
  return window.isSecureContext && 'PublicKeyCredential' in window && !isAddress;
}

/** Whether the person closed the browser's question: no fault, and nothing to say. */
export function isDeclined(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

async function shown({ handle, options }: Ceremony) {
  const { startAuthentication } = await browser();
  return { handle, credential: await startAuthentication({ optionsJSON: options }) };
}

async function made({ handle, options }: Ceremony, name: string) {
  const { startRegistration } = await browser();
  return { name, handle, credential: await startRegistration({ optionsJSON: options }) };
}

async function entered(path: string, body: unknown): Promise<AuthAnswer> {
  const answer = await api.post<AuthAnswer>(path, body, open);
  if (answer.csrf) session.setCsrf(answer.csrf);
  return answer;
}

export const passkey = {
  /** Signs in with nothing else. */
  alone: async () => {
    const asked = await api.post<Ceremony>('/auth/passkey/options', {}, open);
    return entered('/auth/passkey', await shown(asked));
  },
  /** Shows it after the password, or to prove oneself again. */
  prove: async () => {
    const asked = await api.post<Ceremony>('/auth/mfa/passkey/options', {}, open);
    return entered('/auth/mfa', { passkey: await shown(asked) });
  },
  /** Makes the first one of somebody who needs a second factor. */
  enrol: async (name: string) => {
    const asked = await api.post<Ceremony>('/auth/mfa/passkey/enrol', {}, open);
    return entered('/auth/mfa/passkey/confirm', await made(asked, name));
  },
  /** Makes another one. */
  add: async (name: string) => {
    const asked = await api.post<Ceremony>('/me/passkeys/options');
    return api.post<{ recovery_codes?: string[] }>('/me/passkeys', await made(asked, name));
  },
};

/** A name for the key of this device, such as `Windows`; its owner may change it. */
export function deviceName(): string {
  const systems = ['HarmonyOS', 'Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'];
  const found = systems.find((one) => navigator.userAgent.includes(one));
  return found === 'Macintosh' ? 'Mac' : (found ?? 'Passkey');
}
