import { useSyncExternalStore } from 'react';

export const MODES = ['system', 'light', 'dark'] as const;
/** What the person chose; `system` follows the device. */
export type Mode = (typeof MODES)[number];

const KEY = 'kedun.theme';
const device = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function stored(): Mode {
  try {
    const value = localStorage.getItem(KEY);
    return MODES.find((mode) => mode === value) ?? 'system';
  } catch {
    // A browser that forbids storage still gets the device's own mode.
    return 'system';
  }
}

let mode: Mode = stored();

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function isDark(): boolean {
  return mode === 'dark' || (mode === 'system' && device.matches);
}

export function setMode(next: Mode): void {
  mode = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // The choice then lasts until the page is closed.
  }
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useMode = (): Mode => useSyncExternalStore(subscribe, () => mode);
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);

device.addEventListener('change', apply);
apply();
