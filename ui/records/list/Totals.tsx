import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { shownColumns } from './columns';
import { sumText, useFigures } from './figures';
import { summable } from './grouping';
import styles from './list.module.css';
import type { ListState } from './state';

interface Props {
  object: ObjectDeclaration;
  state: ListState;
}

/** The sums of the shown figures over all that the list finds, on whatever page. */
export function Totals({ object, state }: Props) {
  const { t } = useTexts('records');
  const text = useText();
  const sums = summable(object, shownColumns(object, state.columns));
  const found = useFigures(object, state, [], sums, sums.length > 0);
  if (sums.length === 0) return <p className={styles.totals}>{t('group.noFigures')}</p>;
  const all = found.data?.groups[0];
  return (
    <section className={styles.totals} aria-label={t('group.totals')} aria-busy={found.isPending}>
      <strong>{t('group.totals')}</strong>
      <dl>
        {sums.map((field) => (
          <div key={field.name}>
            <dt>{text(field.label)}</dt>
            <dd>{found.isPending ? '…' : found.isError ? '—' : sumText(all, field)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
