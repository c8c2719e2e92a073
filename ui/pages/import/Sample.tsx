import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { useNarrow } from '@/kit/useNarrow';
import styles from './import.module.css';
import { type ColumnTarget, fieldOf, type Preview, type PreviewRow } from './preview';

interface Props {
  object: ObjectDeclaration;
  preview: Preview;
  mapping: ColumnTarget[];
}

const SHOWN = 10;
const SHOWN_NARROW = 3;

/** The first rows as they would be read, and what is wrong with some of them. */
export function Sample({ object, preview, mapping }: Props) {
  const { t } = useTexts('import');
  const text = useText();
  const narrow = useNarrow();
  const good = preview.preview.filter((row) => !row.problem).slice(0, narrow ? SHOWN_NARROW : SHOWN);
  const bad = preview.preview.filter((row) => row.problem);
  // As the columns of the file stand; what the import adds by itself comes last.
  const mapped = mapping.map((one) => fieldOf(one));
  const placeOf = (name: string) => (mapped.includes(name) ? mapped.indexOf(name) : mapped.length);
  const found = new Set(good.flatMap((row) => Object.keys(row.values)));
  const names = [...found].sort((one, other) => placeOf(one) - placeOf(other));
  const labelOf = (name: string) => {
    const added = mapping.find((one) => 'new_field' in one && one.new_field.name === name);
    if (added && 'new_field' in added) return text(added.new_field.label);
    return text(object.fields.find((one) => one.name === name)?.label) || name;
  };
  return (
    <Panel title={t('preview')}>
      <p className={styles.lead}>{t('previewHint', { count: good.length })}</p>
      {bad.length > 0 ? (
        <ul className={styles.faults}>
          {bad.slice(0, 5).map((row) => (
            <li key={row.row}>
              {t('problem', {
                row: row.row,
                column: row.problem?.column ?? '',
                detail: row.problem?.detail ?? '',
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {good.length > 0 ? <Rows rows={good} names={names} labelOf={labelOf} /> : null}
    </Panel>
  );
}

function Rows({
  rows,
  names,
  labelOf,
}: {
  rows: PreviewRow[];
  names: string[];
  labelOf: (name: string) => string;
}) {
  const { t } = useTexts('import');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className={styles.sheet} aria-label={t('preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {labelOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-sensitive="">
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              {names.map((name) => (
                <td key={name}>{row.values[name] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
