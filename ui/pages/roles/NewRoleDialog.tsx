import { Form, Input, Radio } from 'antd';
import type { RoleMatrix } from '@/api/matrix';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { FormDialog } from '@/kit/FormDialog';
import type { Draft } from './roles';
import styles from './roles.module.css';

interface Props {
  matrix: RoleMatrix;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
}

/** A new role begins as one of the starting points; it is stored when the editor saves it. */
export function NewRoleDialog({ matrix, onDraft, onClose }: Props) {
  const { t } = useTexts('roles');
  const text = useText();
  const presets = matrix.presets ?? [];
  const begin = async ({ name, preset }: { name: string; preset?: string }) => {
    const chosen = presets.find((one) => one.key === preset);
    onDraft({
      record: null,
      name: name.trim(),
      nameEn: '',
      description: '',
      grants: structuredClone(chosen?.grants ?? []),
      terms: {},
    });
    onClose();
  };
  return (
    <FormDialog<{ name: string; preset?: string }>
      title={t('createTitle')}
      okText={t('create')}
      initial={presets[0] ? { preset: presets[0].key } : {}}
      onSubmit={begin}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      {presets.length > 0 ? (
        <Form.Item name="preset" label={t('preset')}>
          <Radio.Group className={styles.presets ?? ''}>
            {presets.map((one) => (
              <Radio key={one.key} value={one.key}>
                {text(one.name)} <span className={styles.about}>{text(one.description)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}
