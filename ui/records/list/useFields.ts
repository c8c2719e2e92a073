import { useMemo } from 'react';
import type { Field, ObjectDeclaration } from '@/api/types';
import { seenFields } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { SYSTEM_COLUMNS, type SystemColumn, systemFields } from './columns';

/** The fields that may be seen together with the system columns, by name and in order. */
export function useListFields(object: ObjectDeclaration): Field[] {
  const { t } = useTexts('records');
  return useMemo(() => {
    const labels = Object.fromEntries(SYSTEM_COLUMNS.map((name) => [name, t(`system.${name}`)]));
    return [...seenFields(object), ...systemFields(labels as Record<SystemColumn, string>)];
  }, [object, t]);
}
