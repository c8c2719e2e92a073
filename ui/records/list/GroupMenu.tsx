import { GroupOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Radio } from 'antd';
import type { Field } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { groupings } from './grouping';
import styles from './list.module.css';
import type { ListState } from './state';

interface Props {
  fields: Field[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Groups the list, and shows the totals of its figures. */
export function GroupMenu({ fields, state, onChange }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const offered = groupings(fields);
  const current = offered.find((one) => one.by === state.group);
  const label = (name: string) => {
    const one = offered.find((each) => each.by === name);
    if (!one) return '';
    return one.monthly ? t('group.byMonth', { what: text(one.field.label) }) : text(one.field.label);
  };
  const content = (
    <div className={styles.groupMenu}>
      <Checkbox checked={state.totals} onChange={(event) => onChange({ totals: event.target.checked })}>
        {t('group.totals')}
      </Checkbox>
      <Radio.Group
        className={styles.columnList ?? ''}
        value={current?.by ?? ''}
        onChange={(event) => onChange({ group: String(event.target.value) })}
        options={[
          { value: '', label: t('group.none') },
          ...offered.map((one) => ({ value: one.by, label: label(one.by) })),
        ]}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content} destroyOnHidden>
      <Button icon={<GroupOutlined />} type={current ? 'primary' : 'default'} ghost={Boolean(current)}>
        {current ? t('group.by', { what: label(current.by) }) : t('group.title')}
      </Button>
    </Popover>
  );
}
