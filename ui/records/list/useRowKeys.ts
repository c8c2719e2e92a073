import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useKeys } from '@/kit/keys';

/** Where the keyboard stands in a table: a row's title, or one of its cells. */
const STOPS = 'th a, td[data-cell]';

/**
 * The keyboard in a table of records: j and k go from row to row, x ticks one, the arrows go from cell to
 * cell. Enter opens a title by itself and edits a cell.
 */
export function useRowKeys(): {
  body: RefObject<HTMLTableSectionElement | null>;
  onKeyDown: (e: KeyboardEvent) => void;
} {
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = () => [...(body.current?.rows ?? [])];
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));
  const step = (by: number) => {
    const all = rows();
    const at = here();
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.querySelector<HTMLElement>('th a')?.focus();
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => rows()[here()]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target;
    if (!(from instanceof HTMLElement) || !from.matches(STOPS)) return;
    const row = from.closest('tr');
    if (!row) return;
    const stops = [...row.querySelectorAll<HTMLElement>(STOPS)];
    const column = stops.indexOf(from);
    const to = {
      ArrowRight: () => stops[column + 1],
      ArrowLeft: () => stops[column - 1],
      ArrowDown: () => stopsOf(row.nextElementSibling)[column],
      ArrowUp: () => stopsOf(row.previousElementSibling)[column],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    to()?.focus();
  };
  return { body, onKeyDown };
}

const stopsOf = (row: Element | null) => [...(row?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
