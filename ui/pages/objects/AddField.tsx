import { App } from 'antd';
import { api } from '@/api/client';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { type FieldDraft, newFieldOf } from '@/records/design/NewField';
import { NewFieldItems } from '@/records/design/NewFieldItems';
import { declarationsChanged } from './changed';
import type { Designed } from './designed';

/** A new field. It begins as high: who loosens it does so knowingly. */
export function AddField({ object, onClose }: { object: Designed; onClose: () => void }) {
  const { t } = useTexts('objects');
  const text = useText();
  const { message } = App.useApp();
  const save = async (draft: FieldDraft) => {
    await api.post(`/objects/${object.name}/fields`, newFieldOf(draft));
    message.success(t('added'));
    await declarationsChanged();
    onClose();
  };
  return (
    <FormDialog<FieldDraft>
      title={t('addTitle', { what: text(object.label) })}
      hint={t('addHint')}
      initial={{ type: 'text', class: 'high' }}
      onSubmit={save}
      onClose={onClose}
    >
      <NewFieldItems canRequire />
    </FormDialog>
  );
}
