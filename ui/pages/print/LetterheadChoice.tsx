import { Checkbox, Select } from 'antd';
import { useTexts } from '@/i18n/texts';
import type { Letterheads } from './letterhead';
import styles from './print.module.css';

/** As which company this is printed, where there are several, and whether with its seal. */
export function LetterheadChoice({ heads, sealable }: { heads: Letterheads; sealable: boolean }) {
  const { t } = useTexts('trade');
  return (
    <div className={styles.choice}>
      {heads.all.length > 1 ? (
        <Select
          className={styles.heads ?? ''}
          value={heads.chosen?.id ?? ''}
          onChange={heads.choose}
          options={heads.all.map(({ id, name }) => ({ value: id, label: name }))}
          aria-label={t('print.letterhead')}
        />
      ) : null}
      {heads.hasSeal ? (
        <Checkbox
          checked={heads.wanted && sealable}
          disabled={!sealable}
          onChange={(event) => heads.want(event.target.checked)}
          title={sealable ? undefined : t('print.notAgreed')}
        >
          {t('print.withSeal')}
        </Checkbox>
      ) : null}
      {heads.hasSeal && !sealable ? <span className={styles.hint}>{t('print.notAgreed')}</span> : null}
    </div>
  );
}
