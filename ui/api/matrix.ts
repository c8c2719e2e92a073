import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { FieldClass, Grant, Rows, Text } from './types';

interface Named<V extends string = string> {
  value: V;
  label: Text;
}

export interface ObjectRights {
  name: string;
  label: Text;
  verbs: Named[];
  audiences: Named[];
  fields: { name: string; label: Text; class: FieldClass; audience: string }[];
}

/** A starting point of a role. */
export interface Preset {
  key: string;
  name: Text;
  description: Text;
  grants: Grant[];
}

/** Everything that a role can be given. */
export interface RoleMatrix {
  objects: ObjectRights[];
  rows: Named<Rows>[];
  presets?: Preset[];
}

export const matrixQuery = queryOptions({
  queryKey: ['roles', 'matrix'],
  staleTime: 60_000,
  queryFn: ({ signal }) => api.get<RoleMatrix>('/roles/matrix', undefined, { signal }),
});

// What the business is about stands first; the server names objects in the order of the alphabet.
const FIRST = ['customer', 'contact', 'follow_up', 'attachment'];

/** Objects in the order in which people think of them. */
export function inOrder<T extends { name: string }>(objects: T[]): T[] {
  const place = (one: T) => (FIRST.includes(one.name) ? FIRST.indexOf(one.name) : FIRST.length);
  return objects.toSorted((one, other) => place(one) - place(other));
}
