import { inOrder, type RoleMatrix } from '@/api/matrix';
import type { Field, ObjectDeclaration, Text } from '@/api/types';

/** A field as far as the person knows it: who only designs may not see how it is used. */
export type DesignedField = Pick<Field, 'name' | 'label' | 'class' | 'audience'> &
  Partial<Field> & { in_list?: boolean };

export interface Designed {
  name: string;
  label: Text;
  fields: DesignedField[];
  /** Only the basics are known, since the person may not read the object. */
  partial: boolean;
}

/** The objects whose fields can be designed: the person's own declarations, completed by the matrix. */
export function designedOf(objects: ObjectDeclaration[], matrix: RoleMatrix | undefined): Designed[] {
  const known: Designed[] = objects
    .filter((one) => !one.system)
    .map(({ name, label, fields }) => ({ name, label, fields, partial: false }));
  const names = new Set(objects.map((one) => one.name));
  const rest = (matrix?.objects ?? []).filter((one) => !names.has(one.name) && one.fields.length > 0);
  return inOrder([
    ...known,
    ...rest.map(({ name, label, fields }) => ({ name, label, fields, partial: true })),
  ]);
}
