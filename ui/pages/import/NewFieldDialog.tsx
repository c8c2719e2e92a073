import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { draftOf, type FieldDraft, newFieldOf } from '@/records/design/NewField';
import { NewFieldItems } from '@/records/design/NewFieldItems';
import { type ColumnTarget, freeName, type PreviewColumn } from './preview';

interface Props {
  column: PreviewColumn;
  target: ColumnTarget;
  known: string[];
  mapping: ColumnTarget[];
  onSave: (target: ColumnTarget) => void;
  onClose: () => void;
}

/** The field that a column is imported into when none is there. Of unknown content, it starts as high. */
export function NewFieldDialog({ column, target, known, mapping, onSave, onClose }: Props) {
  const { t } = useTexts('import');
  const before = 'new_field' in target ? target.new_field : null;
  const initial: Partial<FieldDraft> = before
    ? draftOf(before)
    : { zh: column.title, type: 'text', class: 'high', purpose: 'service', audience: 'sales' };
  const save = async (draft: FieldDraft) => {
    const name = before?.name ?? freeName(known, mapping);
    onSave({ index: column.index, new_field: { ...newFieldOf(draft), name } });
  };
  return (
    <FormDialog<FieldDraft>
      title={t('newTitle', { name: column.title })}
      initial={initial}
      okText={t('common:confirm')}
      onSubmit={save}
      onClose={onClose}
    >
      <NewFieldItems canRequire={false} />
    </FormDialog>
  );
}
