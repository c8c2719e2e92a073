import type { Me, ObjectDeclaration } from '@/api/types';
import { mayObject } from '@/gate/may';
import { listedObjects, listedPages } from '../navigation';
import type { NavLabel } from '../pages';

/** The second letter after `g`, by object and by page. */
const OBJECTS: Record<string, string> = {
  customer: 'c',
  deal: 'd',
  task: 't',
  lead: 'l',
  quote: 'q',
  contract: 'k',
  order: 'o',
  payment: 'y',
  product: 'p',
  invoice: 'i',
};
const PAGES: Partial<Record<NavLabel, string>> = {
  pool: 'u',
  import: 'm',
  recycleBin: 'b',
  ledger: 'a',
  users: 'e',
};

export interface Place {
  path: string;
  keys: string | null;
  object?: ObjectDeclaration;
  nav?: NavLabel;
}

/** Everywhere that the navigation leads this person, with the keys that lead there as well. */
export function placesOf(me: Me, objects: ObjectDeclaration[]): Place[] {
  const records = listedObjects(me, objects).map((object): Place => {
    const letter = OBJECTS[object.name];
    return { path: `/records/${object.name}`, keys: letter ? `g ${letter}` : null, object };
  });
  const pages = (['home', 'sales', 'data', 'oversight', 'admin'] as const)
    .flatMap((group) => listedPages(me, group))
    .flatMap((page): Place[] => {
      const nav = page.nav?.label;
      if (!nav) return [];
      const letter = PAGES[nav];
      return [{ path: page.path, keys: letter ? `g ${letter}` : null, nav }];
    });
  return [...records, ...pages];
}

/** Parts of a record that are looked for on its page. */
const PARTS = new Set(['follow_up', 'attachment']);
/** How many objects one question asks at once. */
const ASKED = 10;

/** The objects whose records the palette finds. */
export function soughtObjects(me: Me, objects: ObjectDeclaration[]): ObjectDeclaration[] {
  return objects
    .filter((one) => !one.system && !PARTS.has(one.name) && mayObject(me, one.name, 'search'))
    .slice(0, ASKED);
}
