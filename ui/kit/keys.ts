import { useEffect, useRef } from 'react';

type Act = () => void;

/** What each key does now; the part of the page that came last has the word. */
const acts = new Map<string, { current: Act }[]>();
/** How long the second key of two may take, in milliseconds. */
const PATIENCE = 1500;

/**
 * Keys of this part of the page: `n`, `?`, or two in a row as `g c`. They do nothing while somebody types
 * or a dialog is open.
 */
export function useKeys(keys: Record<string, Act>, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  const names = Object.keys(keys).sort().join('\n');
  useEffect(() => {
    if (!enabled || names === '') return;
    const mine = names.split('\n').map((key) => ({ key, act: { current: () => latest.current[key]?.() } }));
    for (const { key, act } of mine) acts.set(key, [...(acts.get(key) ?? []), act]);
    return () => {
      for (const { key, act } of mine)
        acts.set(
          key,
          (acts.get(key) ?? []).filter((one) => one !== act),
        );
    };
  }, [names, enabled]);
}

function actOf(key: string): Act | undefined {
  return acts.get(key)?.at(-1)?.current;
}

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);

/** Whether what has the focus takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"], [role="menu"] *');
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('dialog[open], [role="dialog"], [role="menu"]')].some(
    (one) => one.getClientRects().length > 0,
  );
}

/** Listens until it is told to stop. */
export function listenToKeys(): () => void {
  let first = '';
  let since = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Shift' || isTyping(event.target) || dialogIsOpen()) return;
    const follows = first !== '' && event.timeStamp - since < PATIENCE;
    const act = actOf(follows ? `${first} ${event.key}` : event.key);
    const begins = !follows && [...acts.keys()].some((key) => key.startsWith(`${event.key} `));
    first = begins && !act ? event.key : '';
    since = event.timeStamp;
    if (!act) return;
    event.preventDefault();
    act();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
