import { useMemo } from 'react';
import { useObject } from '@/api/queries';
import type { Field, ObjectDeclaration } from '@/api/types';
import { seenFields } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { SYSTEM_COLUMNS, type SystemColumn, systemFields } from './columns';

/** The fields that may be seen together with the system columns, by name and in order. */
export function useListFields(object: ObjectDeclaration): Field[] {
  const { t } = useTexts('records');
  const text = useText();
  const above = useObject(object.follows ?? '');
  return useMemo(() => {
    const labels = Object.fromEntries(
      SYSTEM_COLUMNS.map((name) => [name, name === 'parent' ? text(above?.label) : t(`system.${name}`)]),
    );
    return [...seenFields(object), ...systemFields(labels as Record<SystemColumn, string>, above?.name)];
  }, [object, above, text, t]);
}
