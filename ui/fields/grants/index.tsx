import type { Grant } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { FieldRenderer } from '../contract';
import { LineFilter } from '../line';

function Summary({ value }: { value?: Grant[] | null }) {
  const { t } = useTexts('fields');
  return <span>{t('grants.objects', { count: value?.length ?? 0 })}</span>;
}

/** What a role may do. It is edited on the page of roles, where it is shown as a table. */
export const grants: FieldRenderer<Grant[]> = {
  View: Summary,
  Edit: Summary,
  Filter: LineFilter,
  text: (value) => value.map((one) => one.object).join(', '),
  width: 120,
};
