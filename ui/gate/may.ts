import type { Me, ObjectDeclaration, Verb } from '@/api/types';

/** Whether the page should offer an act at all. The server decides again on every call. */
export function mayObject(me: Me, object: string, verb: Verb): boolean {
  return me.may[object]?.includes(verb) ?? false;
}

export function mayPage(me: Me, page: string): boolean {
  return me.pages.includes(page);
}

/** The fields of an object that the person may see in any form. */
export function seenFields(object: ObjectDeclaration) {
  return object.fields.filter((field) => field.view !== 'hidden');
}
