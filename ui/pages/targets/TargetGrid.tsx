import { DoubleRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { groupedDecimal } from '@/fields/number/decimal';
import { useTexts } from '@/i18n/texts';
import { cellKey, type Drafts, fits, type Kept, MONTHS, sumOf, textAt } from './grid';
import type { Person } from './queries';
import styles from './targets.module.css';

interface Props {
  people: Person[];
  kept: Kept;
  drafts: Drafts;
  faults: Map<string, string>;
  year: number;
  onType: (cells: Drafts) => void;
}

/** People down, months across, with sums. Arrows go from cell to cell, Ctrl+Enter copies to the right. */
export function TargetGrid({ people, kept, drafts, faults, year, onType }: Props) {
  const { t } = useTexts('targets');
  const table = useRef<HTMLTableElement>(null);
  /** The month of each person that was touched last: what is copied to the right. */
  const touched = useRef(new Map<string, number>());
  const at = (person: string, place: number) => cellKey(person, year, MONTHS[place] ?? '01');
  const text = (person: string, place: number) => textAt(kept, drafts, at(person, place));
  const row = (person: string) => MONTHS.map((_, place) => text(person, place));
  const sum = (texts: string[]) => groupedDecimal(sumOf(texts), 0);

  const fill = (person: string, from: number) => {
    const value = text(person, from);
    const right = MONTHS.map((_, place) => place).filter((place) => place > from);
    onType(Object.fromEntries(right.map((place) => [at(person, place), value])));
  };
  const step = (event: KeyboardEvent<HTMLInputElement>, line: number, place: number, person: string) => {
    const input = event.currentTarget;
    const go = (down: number, across: number) => {
      const next = table.current?.querySelector<HTMLInputElement>(
        `input[data-cell="${line + down}/${place + across}"]`,
      );
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.select();
    };
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      fill(person, place);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') go(1, 0);
    else if (event.key === 'ArrowUp') go(-1, 0);
    else if (event.key === 'ArrowLeft' && (whole || input.selectionEnd === 0)) go(0, -1);
    else if (event.key === 'ArrowRight' && (whole || input.selectionStart === input.value.length)) go(0, 1);
  };

  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.grid} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                {t('month', { month: Number(month) })}
              </th>
            ))}
            <th scope="col">{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name }, line) => (
            <tr key={id}>
              <th scope="row">
                <div className={styles.who}>
                  <span>{name}</span>
                  <Button
                    type="text"
                    size="small"
                    icon={<DoubleRightOutlined />}
                    aria-label={t('fill', { name })}
                    title={t('fill', { name })}
                    onClick={() =>
                      fill(id, touched.current.get(id) ?? Math.max(0, row(id).findIndex(Boolean)))
                    }
                  />
                </div>
              </th>
              {MONTHS.map((month, place) => {
                const value = text(id, place);
                const fault = faults.get(at(id, place)) ?? (fits(value) ? undefined : t('noNumber'));
                return (
                  <td key={month}>
                    <input
                      data-cell={`${line}/${place}`}
                      value={value}
                      inputMode="decimal"
                      maxLength={20}
                      aria-label={t('cell', { name, month: Number(month) })}
                      aria-invalid={fault ? true : undefined}
                      title={fault}
                      data-changed={at(id, place) in drafts ? '' : undefined}
                      onFocus={() => touched.current.set(id, place)}
                      onChange={(event) => onType({ [at(id, place)]: event.target.value })}
                      onKeyDown={(event) => step(event, line, place, id)}
                    />
                  </td>
                );
              })}
              <td className={styles.sum}>{sum(row(id))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            {MONTHS.map((month, place) => (
              <td key={month} className={styles.sum}>
                {sum(people.map(({ id }) => text(id, place)))}
              </td>
            ))}
            <td className={styles.sum}>{sum(people.flatMap(({ id }) => row(id)))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
