import { groupedDecimal } from '@/fields/number/decimal';
import { useTexts } from '@/i18n/texts';
import styles from '../dashboard.module.css';
import { all, counted, useFigures } from '../figures';
import { daysAfter, dayText } from '../period';
import { BehindLink, TileBody } from '../Tile';
import type { TileProps } from '../types';

/** Days without contact after which a customer is waited for. */
const QUIET = 30;

/** What there is to do: tasks of today, tasks that are late, next steps, customers nobody spoke to. */
export function Today({ whose }: TileProps) {
  const { t } = useTexts('dashboard');
  const now = new Date();
  const [today, tomorrow, before] = [now, daysAfter(now, 1), daysAfter(now, -QUIET)].map(dayText);
  const open = all('status = "open"', whose);
  const lines = [
    { key: 'due', object: 'task', filter: all(open, `due_at >= "${today}"`, `due_at < "${tomorrow}"`) },
    { key: 'late', object: 'task', filter: all(open, `due_at < "${today}"`) },
    {
      key: 'steps',
      object: 'follow_up',
      filter: all(whose, `next_at >= "${today}"`, `next_at < "${tomorrow}"`),
    },
    { key: 'quiet', object: 'customer', filter: all(whose, `last_contact_on < "${before}"`) },
  ] as const;
  const found = useFigures(lines.map(({ object, filter }) => ({ object, filter, by: [] })));
  return (
    <TileBody found={found} empty={false}>
      <ul className={styles.today}>
        {lines.map(({ key, object, filter }, place) => {
          const count = counted(found.told[place]?.groups ?? []);
          return (
            <li key={key} data-late={key === 'late' && count > 0 ? '' : undefined}>
              <BehindLink behind={{ object, filter }}>
                <strong>{groupedDecimal(String(count))}</strong>
                <span>{t(`today.${key}`, { days: QUIET })}</span>
              </BehindLink>
            </li>
          );
        })}
      </ul>
    </TileBody>
  );
}
