import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import type { ObjectRights } from '@/api/matrix';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { type FieldLine, moved, replaced, VIEWS, viewOf } from './grants';
import styles from './roles.module.css';

interface Props {
  lines: FieldLine[];
  object: ObjectRights;
  disabled: boolean;
  onChange: (lines: FieldLine[]) => void;
}

/** The rules about fields in their order; later ones win. */
export function FieldLines({ lines, object, disabled, onChange }: Props) {
  const { t } = useTexts('roles');
  const groups = useSelectors(object);
  const views = VIEWS.map((view) => ({ value: view, label: t(`views.${view}`) }));
  const set = (index: number, line: FieldLine, change: Partial<FieldLine>) =>
    onChange(replaced(lines, index, { ...line, ...change }));
  return (
    <ol className={styles.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the order
        <li key={index} className={styles.fieldLine}>
          <Select
            value={line.select}
            options={groups}
            disabled={disabled}
            onChange={(select) => set(index, line, { select })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            aria-label={t('select')}
          />
          <Select
            value={viewOf(line.view)}
            options={views}
            disabled={disabled}
            onChange={(view) => set(index, line, { view, edit: view === 'hidden' ? false : line.edit })}
            aria-label={t('view')}
          />
          <Checkbox
            checked={line.edit}
            disabled={disabled || line.view === 'hidden'}
            onChange={(event) => set(index, line, { edit: event.target.checked })}
          >
            {t('edit')}
          </Checkbox>
          {disabled ? null : <Moves index={index} lines={lines} onChange={onChange} />}
        </li>
      ))}
      {disabled ? null : (
        <li>
          <Button
            size="small"
            onClick={() => onChange([...lines, { select: '*', view: 'masked', edit: false }])}
          >
            {t('addLine')}
          </Button>
        </li>
      )}
    </ol>
  );
}

function Moves({ index, lines, onChange }: { index: number } & Pick<Props, 'lines' | 'onChange'>) {
  const { t } = useTexts('roles');
  const acts = [
    { key: 'up', icon: <ArrowUpOutlined />, off: index === 0, act: () => onChange(moved(lines, index, -1)) },
    {
      key: 'down',
      icon: <ArrowDownOutlined />,
      off: index === lines.length - 1,
      act: () => onChange(moved(lines, index, 1)),
    },
    {
      key: 'removeLine',
      icon: <CloseOutlined />,
      off: false,
      act: () => onChange(replaced(lines, index, null)),
    },
  ] as const;
  return (
    <span className={styles.moves}>
      {acts.map((one) => (
        <Button
          key={one.key}
          type="text"
          size="small"
          icon={one.icon}
          disabled={one.off}
          onClick={one.act}
          aria-label={`${t(one.key)} ${index + 1}`}
        />
      ))}
    </span>
  );
}

const CLASSES = ['high', 'medium', 'low'] as const;

function useSelectors(object: ObjectRights) {
  const { t } = useTexts('roles');
  const text = useText();
  const audiences = object.audiences.map((one) => ({
    value: `audience:${one.value}`,
    label: t('byAudience', { name: text(one.label) }),
  }));
  const classes = CLASSES.map((one) => ({ value: `class:${one}`, label: t(`classes.${one}`) }));
  const fields = object.fields.map((one) => ({
    value: `field:${one.name}`,
    label: t('byField', { name: text(one.label) }),
  }));
  return [
    { label: t('groupScope'), options: [{ value: '*', label: t('allFields') }, ...classes, ...audiences] },
    { label: t('groupFields'), options: fields },
  ];
}
