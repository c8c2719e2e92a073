import { Progress as Bar } from 'antd';
import { formatMoney } from '@/fields/money/format';
import { useTexts } from '@/i18n/texts';
import styles from '../dashboard.module.css';
import { all, counted, type Group, HOME, sumIn, useFigures } from '../figures';
import { inPeriod } from '../period';
import { BehindLink, TileBody } from '../Tile';
import type { TileProps } from '../types';

export const MEASURES = ['won_amount', 'won_deals', 'new_customers', 'follow_ups'] as const;

/** What was reached of what was aimed at. Amounts in currencies without a rate are not counted in. */
export function Progress({ whose, period }: TileProps) {
  const { t } = useTexts('dashboard');
  const won = all('status = "won"', whose, inPeriod('closed_on', period));
  const behind = {
    won_amount: { object: 'deal', filter: won },
    won_deals: { object: 'deal', filter: won },
    new_customers: { object: 'customer', filter: all(whose, inPeriod('created_at', period)) },
    follow_ups: { object: 'follow_up', filter: all(whose, inPeriod('at', period)) },
  };
  const { new_customers: customers, follow_ups: followUps } = behind;
  const found = useFigures([
    { object: 'target', filter: all(whose, inPeriod('month', period)), by: ['measure'], sum: ['value'] },
    { ...behind.won_deals, by: [], sum: ['amount'] },
    { ...customers, by: [] },
    { ...followUps, by: [] },
  ]);
  const [targets = [], deals = [], made = [], said = []] = found.told.map((told) => told.groups);
  const reached = {
    won_amount: Number(sumIn(deals[0], 'amount', HOME)?.amount ?? 0),
    won_deals: counted(deals),
    new_customers: counted(made),
    follow_ups: counted(said),
  };
  return (
    <TileBody found={found} empty={false}>
      <ul className={styles.progress}>
        {MEASURES.map((measure) => {
          const aim = aimOf(targets, measure);
          const told = (value: number) =>
            measure === 'won_amount'
              ? formatMoney({ amount: value.toFixed(2), currency: HOME })
              : value.toLocaleString();
          const percent = aim ? Math.round((reached[measure] * 100) / aim) : 0;
          return (
            <li key={measure}>
              <div>
                <span>{t(`measure.${measure}`)}</span>
                <BehindLink behind={behind[measure]}>{told(reached[measure])}</BehindLink>
                <span className={styles.aim}>{aim ? `/ ${told(aim)} · ${percent}%` : t('noTarget')}</span>
              </div>
              {aim ? (
                <Bar
                  percent={Math.min(100, percent)}
                  showInfo={false}
                  size="small"
                  status={percent >= 100 ? 'success' : 'normal'}
                  aria-label={t(`measure.${measure}`)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </TileBody>
  );
}

function aimOf(targets: Group[], measure: string): number {
  const group = targets.find((one) => one.keys[0] === measure);
  return Number(group?.sums.value?.[0]?.amount ?? 0);
}
