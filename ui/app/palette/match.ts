import { initialsOf } from '@/i18n/initials';

/** What can be found by its name: a page, an act. */
export interface Named {
  label: string;
  /** Other names under which it is known. */
  also?: string[];
}

const LATIN = /^[a-z0-9]+$/;
/** So few letters are the beginning of somebody's pinyin rather than of a word in another language. */
const FEW = 2;

/** How well a name fits what was typed: the smaller the better, null where it does not. */
function rank(typed: string, name: string): number | null {
  const label = name.toLowerCase();
  if (label.startsWith(typed)) return 0;
  if (!LATIN.test(typed)) return label.includes(typed) ? 1 : null;
  // In the middle of a Latin word nobody looks for one.
  if (label.split(/[^a-z0-9]+/).some((word) => word.startsWith(typed))) return 1;
  // Only Chinese has initials of pinyin.
  if (!/\p{Script=Han}/u.test(name)) return null;
  const initials = initialsOf(name);
  if (initials.startsWith(typed)) return 2;
  return typed.length > 1 && initials.includes(typed) ? 3 : null;
}

/** Those whose names fit what was typed, by name, part of a name or the initials of their pinyin. */
export function fitting<T extends Named>(typed: string, all: T[]): T[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return all;
  const ranked = all.flatMap((one, place) => {
    const also = LATIN.test(text) && text.length <= FEW ? [] : (one.also ?? []);
    const ranks = [one.label, ...also].map((name) => rank(text, name));
    const best = Math.min(...ranks.map((found) => found ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(best) ? [{ one, best, place }] : [];
  });
  return ranked.sort((a, b) => a.best - b.best || a.place - b.place).map(({ one }) => one);
}
