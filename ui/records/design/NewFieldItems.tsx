import { Checkbox, Form, Input, Select } from 'antd';
import { useMe } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './design.module.css';
import { ADDABLE, AUDIENCES, type FieldDraft, hasOptions } from './NewField';

const CLASSES = ['low', 'medium', 'high'] as const;

/** The form items of a field to be added; its class, purpose and audience are asked at once. */
export function NewFieldItems({ canRequire }: { canRequire: boolean }) {
  const { t } = useTexts('design');
  const text = useText();
  const purposes = useMe().purposes.map((one) => ({ value: one.value, label: text(one.label) }));
  const choose = [{ required: true, message: t('missing') }];
  return (
    <div className={styles.items}>
      <Form.Item
        name="zh"
        label={t('labelZh')}
        rules={[{ required: true, whitespace: true, message: t('labelMissing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="en" label={t('labelEn')}>
        <Input maxLength={60} placeholder={t('common:optional')} />
      </Form.Item>
      <Form.Item className={styles.whole ?? ''} name="type" label={t('type')} rules={choose}>
        <Select
          options={ADDABLE.map((type) => ({ value: type, label: t(`types.${type}`) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <OptionsItem />
      <Form.Item
        className={styles.whole ?? ''}
        name="class"
        label={t('class')}
        extra={t('classHint')}
        rules={choose}
      >
        <Select options={CLASSES.map((one) => ({ value: one, label: t(`common:class.${one}`) }))} />
      </Form.Item>
      <Form.Item name="purpose" label={t('purpose')} rules={choose}>
        <Select options={purposes} />
      </Form.Item>
      <Form.Item name="audience" label={t('audience')} rules={choose}>
        <Select options={AUDIENCES.map((one) => ({ value: one, label: t(`audiences.${one}`) }))} />
      </Form.Item>
      {canRequire ? (
        <Form.Item name="required" valuePropName="checked">
          <Checkbox>{t('required')}</Checkbox>
        </Form.Item>
      ) : null}
    </div>
  );
}

function OptionsItem() {
  const { t } = useTexts('design');
  const type = Form.useWatch<FieldDraft['type'] | undefined>('type');
  return type && hasOptions(type) ? (
    <Form.Item
      className={styles.whole ?? ''}
      name="options"
      label={t('options')}
      extra={t('optionsHint')}
      rules={[{ required: true, whitespace: true, message: t('optionsMissing') }]}
    >
      <Input.TextArea rows={4} maxLength={4000} />
    </Form.Item>
  ) : null;
}
