import type { Me, ObjectDeclaration } from '@/api/types';
import { mayObject, mayPage } from '@/gate/may';
import { type NavGroup, type PageEntry, pages } from './pages';

/** Without personal data like what sales are arranged by, and looked up in the daily work. */
const PRICE_LIST = 'product';

/** The objects that stand in the navigation: those a person may list, except parts of another. */
export function listedObjects(me: Me, objects: ObjectDeclaration[]): ObjectDeclaration[] {
  return objects.filter(
    (one) =>
      (!one.follows || one.own_owner) &&
      (!one.system || one.name === PRICE_LIST) &&
      mayObject(me, one.name, 'list'),
  );
}

/** What is agreed with customers and what they pay. */
const TRADE = new Set(['quote', 'contract', 'order', 'payment', 'invoice', PRICE_LIST]);

export const isTrade = (object: ObjectDeclaration): boolean => TRADE.has(object.name);

export function listedPages(me: Me, group: NavGroup): PageEntry[] {
  return pages.filter((one) => one.nav?.group === group && (!one.page || mayPage(me, one.page)));
}

/** Where a person lands after signing in. */
export function firstPath(me: Me, objects: ObjectDeclaration[]): string {
  // Who sells begins with what there is to do today; who runs the company begins with its customers.
  if (mayPage(me, 'dashboard') && !mayPage(me, 'organisation')) return '/dashboard';
  const object = listedObjects(me, objects)[0];
  if (object) return `/records/${object.name}`;
  const page = [...listedPages(me, 'oversight'), ...listedPages(me, 'admin'), ...listedPages(me, 'data')][0];
  return page?.path ?? '/profile';
}
