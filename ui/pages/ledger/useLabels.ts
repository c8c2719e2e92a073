import { useQuery } from '@tanstack/react-query';
import { matrixQuery } from '@/api/matrix';
import { useMe, useObjects } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useText } from '@/i18n/text';

export interface Labels {
  /** Every object that the reader has a name for. */
  objects: { name: string; label: string }[];
  object: (name: string | null) => string;
  field: (object: string | null, name: string) => string;
}

/**
 * The names of objects and fields. An auditor sees no customers and so no declaration of them; the
 * matrix of roles has the same labels. What nobody has a name for stands as the server names it.
 */
export function useLabels(): Labels {
  const text = useText();
  const declared = useObjects();
  const may = mayObject(useMe(), 'role', 'list');
  const matrix = useQuery({ ...matrixQuery, enabled: may, retry: false });
  const known = new Map([...(matrix.data?.objects ?? []), ...declared].map((one) => [one.name, one]));
  const object = (name: string | null) => (name ? text(known.get(name)?.label) || name : '');
  return {
    objects: [...known.keys()].map((name) => ({ name, label: object(name) })),
    object,
    field: (name, field) =>
      text(known.get(name ?? '')?.fields.find((one) => one.name === field)?.label) || field,
  };
}
