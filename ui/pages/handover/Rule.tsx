import { Form, Select } from 'antd';
import { useColleagues } from '@/api/colleagues';
import { useObject } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import styles from './handover.module.css';
import type { HandoverPreview, Wish } from './queries';

interface Props {
  wish: Wish;
  told: HandoverPreview;
  label: (object: string) => string;
  onChange: (next: Partial<Wish>) => void;
}

/** The successors as the rule asks for them. */
export function Rule({ wish, told, label, onChange }: Props) {
  const { t } = useTexts('handover');
  const text = useText();
  const customer = useObject('customer');
  const people = useColleagues(true).filter((one) => one.id !== wish.from);
  const options = people.map((one) => ({ value: one.id, label: one.name }));
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  const first = t(wish.how === 'one' ? 'toOne' : 'toFirst');
  const titleOf = (name: string) => text(customer?.fields.find((one) => one.name === name)?.label) || name;
  return (
    <>
      {wish.how === 'turns' ? (
        <Form.Item label={t('toTurns')} htmlFor="handover-to">
          <Select
            id="handover-to"
            mode="multiple"
            {...search}
            value={wish.to}
            options={options}
            onChange={(to) => onChange({ to })}
          />
        </Form.Item>
      ) : (
        <Form.Item label={first} htmlFor="handover-to">
          <Select
            id="handover-to"
            {...search}
            value={wish.to[0] ?? null}
            placeholder={t('chooseSuccessor')}
            options={options}
            onChange={(id) => onChange({ to: [id] })}
          />
        </Form.Item>
      )}
      {wish.how === 'object' ? (
        <Lines
          keys={told.objects}
          chosen={wish.by_object}
          options={options}
          title={label}
          onChange={(by_object) => onChange({ by_object })}
        />
      ) : null}
      {wish.how === 'value' ? (
        <>
          <Form.Item label={t('field')} htmlFor="handover-field">
            <Select
              id="handover-field"
              value={wish.field ?? null}
              placeholder={t('chooseField')}
              options={told.fields.map((one) => ({ value: one.name, label: titleOf(one.name) }))}
              onChange={(field) => onChange({ field, by_value: {} })}
            />
          </Form.Item>
          <Lines
            keys={told.values.map((one) => one.value).filter(Boolean)}
            chosen={wish.by_value}
            options={options}
            title={(value) => told.values.find((one) => one.value === value)?.label || value}
            count={(value) => told.values.find((one) => one.value === value)?.count ?? 0}
            onChange={(by_value) => onChange({ by_value })}
          />
        </>
      ) : null}
    </>
  );
}

interface LinesProps {
  keys: string[];
  chosen: Record<string, string>;
  options: { value: string; label: string }[];
  title: (key: string) => React.ReactNode;
  count?: (key: string) => number;
  onChange: (chosen: Record<string, string>) => void;
}

function Lines({ keys, chosen, options, title, count, onChange }: LinesProps) {
  const { t } = useTexts('handover');
  const put = (key: string, id: string | undefined) => {
    const { [key]: _, ...rest } = chosen;
    onChange(id ? { ...rest, [key]: id } : rest);
  };
  return (
    <div className={styles.lines}>
      {keys.map((key) => (
        <div key={key} className={styles.line}>
          <span id={`handover-${key}`}>
            {title(key)}
            {count ? <span className={styles.count}>{count(key)}</span> : null}
          </span>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen[key] ?? null}
            placeholder={t('asFirst')}
            options={options}
            onChange={(id) => put(key, id ?? undefined)}
            aria-labelledby={`handover-${key}`}
          />
        </div>
      ))}
    </div>
  );
}
