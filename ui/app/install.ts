import { useSyncExternalStore } from 'react';

/** What browsers say when the page may be installed as an app; not all of them do. */
interface Offer extends Event {
  prompt: () => Promise<unknown>;
}

let offer: Offer | null = null;
const listeners = new Set<() => void>();

function hold(next: Offer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

window.addEventListener('beforeinstallprompt', (event) => {
  // It is offered among the acts, and not in the way of work.
  event.preventDefault();
  hold(event as Offer);
});
window.addEventListener('appinstalled', () => hold(null));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Installs the page as an app, where the browser offers it. */
export function useInstall(): (() => void) | null {
  const held = useSyncExternalStore(subscribe, () => offer);
  return held ? () => void held.prompt().then(() => hold(null)) : null;
}

/** The worker that says what to do without a network. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () =>
    void navigator.serviceWorker.register('/sw.js').catch(() => {
      // Without it the browser's own page says that there is no network.
    });
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
