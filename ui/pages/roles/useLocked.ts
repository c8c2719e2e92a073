import { useMe } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { textOf } from '@/records/textOf';
import type { Draft } from './roles';

/** Why the person cannot change this role, or null. The server refuses the same. */
export function useLocked({ record }: Draft): string | null {
  const { t } = useTexts('roles');
  const me = useMe();
  if (!record) return mayObject(me, 'role', 'create') ? null : t('readOnly');
  if (textOf(record, 'builtin') === 'owner') return t('ownerLocked');
  if (me.user.roles.some((one) => one.id === record.id)) return t('ownLocked');
  return record.may.includes('update') ? null : t('readOnly');
}
