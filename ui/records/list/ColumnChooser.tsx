import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import type { Field, ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { shownColumns } from './columns';
import styles from './list.module.css';

interface Props {
  object: ObjectDeclaration;
  fields: Field[];
  chosen: string[] | null;
  onChange: (columns: string[] | null) => void;
}

export function ColumnChooser({ object, fields, chosen, onChange }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const shown = shownColumns(object, chosen);
  const toggle = (name: string, on: boolean) => {
    const names = new Set(on ? [...shown, name] : shown.filter((one) => one !== name));
    onChange(fields.map((field) => field.name).filter((one) => names.has(one)));
  };
  const content = (
    <div>
      <div className={styles.columnList}>
        {fields.map((field) => (
          <Checkbox
            key={field.name}
            checked={shown.includes(field.name)}
            onChange={(event) => toggle(field.name, event.target.checked)}
          >
            {text(field.label)}
          </Checkbox>
        ))}
      </div>
      <Button type="link" size="small" onClick={() => onChange(null)}>
        {t('common:reset')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<SettingOutlined />} aria-label={t('list.columns')} title={t('list.columns')} />
    </Popover>
  );
}
