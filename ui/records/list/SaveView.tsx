import { App, Checkbox, Form, Input } from 'antd';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { isSensitive } from './conditions';
import type { Props } from './ViewPicker';
import { saveView } from './views';

interface Wish {
  name: string;
  shared?: boolean;
  pinned?: boolean;
}

/** Keeps the list as it stands under a name. */
export default function SaveView({
  object,
  fields,
  state,
  onChange,
  onClose,
}: Props & { onClose: () => void }) {
  const { t } = useTexts('records');
  const { message } = App.useApp();
  const save = async ({ name, shared = false, pinned = false }: Wish) => {
    const saved = await saveView(object.name, name.trim(), { shared, pinned }, state, fields);
    message.success(t('view.saved'));
    onChange({ view: saved.id });
    onClose();
  };
  return (
    <FormDialog<Wish> title={t('view.save')} width={400} onSubmit={save} onClose={onClose}>
      <Form.Item
        name="name"
        label={t('view.name')}
        rules={[{ required: true, whitespace: true, message: t('view.nameMissing') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('view.share')}</Checkbox>
      </Form.Item>
      <Form.Item name="pinned" valuePropName="checked">
        <Checkbox>{t('view.pinned')}</Checkbox>
      </Form.Item>
      {state.conditions.some((one) => isSensitive(one, fields)) ? <p>{t('view.noHigh')}</p> : null}
    </FormDialog>
  );
}
