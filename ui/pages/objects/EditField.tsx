import { App, Button, Checkbox, Form, Input } from 'antd';
import { api } from '@/api/client';
import { useObject } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import { problemText } from '@/kit/problemText';
import { hasOptions, optionsOf } from '@/records/design/NewField';
import { declarationsChanged } from './changed';
import type { Designed, DesignedField } from './designed';
import styles from './objects.module.css';

interface Values {
  zh: string;
  en?: string;
  options?: string;
  required?: boolean;
  in_list?: boolean;
}

interface Props {
  object: Designed;
  field: DesignedField;
  onClose: () => void;
}

/** Changes the label, the choices and the settings of a field; only what differs is sent. */
export function EditField({ object, field, onClose }: Props) {
  const { t } = useTexts('objects');
  const text = useText();
  const { message } = App.useApp();
  const path = `/objects/${object.name}/fields/${field.name}`;
  const initial: Values = {
    zh: field.label.zh,
    en: field.label.en,
    options: (field.options ?? []).map((one) => one.label.zh).join('\n'),
    required: field.required ?? false,
    in_list: field.list_default ?? false,
  };
  const save = async (values: Values) => {
    const change = changeOf(initial, values, field);
    if (Object.keys(change).length > 0) {
      await api.patch(path, change);
      message.success(t('saved'));
      await declarationsChanged();
    }
    onClose();
  };
  return (
    <FormDialog<Values>
      title={t('editTitle', { name: text(field.label) })}
      hint={t('fixed')}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
    >
      <Items field={field} partial={object.partial} />
      {field.custom ? <Archive path={path} field={field} onClose={onClose} /> : null}
    </FormDialog>
  );
}

/** What people call the field whose choices this one offers. */
function useLender({ options_of: lent }: DesignedField): string | undefined {
  const text = useText();
  const [name = '', field] = (lent ?? '').split('.');
  const object = useObject(name);
  const lender = object?.fields.find((one) => one.name === field);
  return object && lender && `${text(object.label)} · ${text(lender.label)}`;
}

function Items({ field, partial }: { field: DesignedField; partial: boolean }) {
  const { t } = useTexts('objects');
  const lender = useLender(field);
  const design = useTexts('design').t;
  return (
    <>
      <Form.Item
        name="zh"
        label={design('labelZh')}
        rules={[{ required: true, whitespace: true, message: design('labelMissing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="en" label={design('labelEn')}>
        <Input maxLength={60} />
      </Form.Item>
      {field.type && hasOptions(field.type) ? (
        <Form.Item
          name="options"
          label={design('options')}
          extra={field.options_of ? t('lentChoices', { field: lender ?? '' }) : design('optionsHint')}
          rules={[{ required: true, whitespace: true, message: design('optionsMissing') }]}
        >
          <Input.TextArea rows={6} maxLength={4000} disabled={Boolean(field.options_of)} />
        </Form.Item>
      ) : null}
      {partial ? null : (
        <>
          <Form.Item name="required" valuePropName="checked" noStyle>
            <Checkbox>{t('required')}</Checkbox>
          </Form.Item>
          <Form.Item name="in_list" valuePropName="checked" noStyle>
            <Checkbox>{t('showInList')}</Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
}

function Archive({ path, field, onClose }: { path: string; field: DesignedField; onClose: () => void }) {
  const { t } = useTexts('objects');
  const text = useText();
  const { message, modal } = App.useApp();
  const archive = () =>
    modal.confirm({
      title: t('archiveTitle', { name: text(field.label) }),
      content: t('archiveHint'),
      okText: t('archive'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.patch(path, { archived: true });
          message.success(t('archived'));
          await declarationsChanged();
          onClose();
        } catch (error) {
          message.error(problemText(error, t));
        }
      },
    });
  return (
    <div className={styles.archive}>
      <Button danger size="small" onClick={archive}>
        {t('archive')}
      </Button>
    </div>
  );
}

function changeOf(before: Values, now: Values, field: DesignedField) {
  const zh = now.zh.trim();
  const en = now.en?.trim() || zh;
  const options = now.options !== undefined && now.options !== before.options;
  return {
    ...(zh !== before.zh || en !== before.en ? { label: { zh, en } } : {}),
    ...(options ? { options: optionsOf(now.options ?? '', field.options ?? []) } : {}),
    ...(now.required !== undefined && now.required !== before.required ? { required: now.required } : {}),
    ...(now.in_list !== undefined && now.in_list !== before.in_list ? { in_list: now.in_list } : {}),
  };
}
