import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useMe, useObjects } from '@/api/queries';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMomentExact } from '@/i18n/time';
import { actText, notedText } from './acts';
import type { LedgerItem } from './ledger';
import styles from './ledger.module.css';
import { useLabels } from './useLabels';

/** Everything that one entry says. */
export function Entry({ item, onClose }: { item: LedgerItem | null; onClose: () => void }) {
  const { t } = useTexts('ledger');
  return (
    <Drawer
      open={item !== null}
      title={item ? t('open', { index: item.index }) : ''}
      onClose={onClose}
      size={440}
    >
      {item ? <Facts item={item} /> : null}
    </Drawer>
  );
}

const IDS = 20;

function Facts({ item }: { item: LedgerItem }) {
  const { t, language } = useTexts('ledger');
  const text = useText();
  const purposes = useMe().purposes;
  const names = useLabels();
  const fields = item.fields.map((name) => names.field(item.object, name));
  const noted = Object.entries(item.details ?? {})
    .filter(([, value]) => value !== 'none')
    .map(([key, value]) => `${notedText(key, t)} ${value}`);
  const facts: [string, string | null][] = [
    [t('at'), formatMomentExact(item.at)],
    [t('who'), item.actor_name || t('program')],
    [t('act'), actText(item.act, t)],
    [t('object'), names.object(item.object)],
    [t('fields'), joinList(fields, language)],
    [t('purpose'), text(purposes.find((one) => one.value === item.purpose)?.label) || item.purpose],
    [t('reason'), item.reason ?? null],
    [t('outcome'), t(item.outcome)],
    [t('code'), item.code],
    [t('network'), item.network],
    [t('device'), item.device],
    [t('via'), t(`vias.${item.via}`)],
    [t('noted'), noted.length > 0 ? noted.join('; ') : null],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {item.record_ids.length > 0 ? (
        <div>
          <dt>{t('recordList')}</dt>
          <dd>
            <Records item={item} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Records({ item }: { item: LedgerItem }) {
  const { t } = useTexts('ledger');
  const object = useObjects().find((one) => one.name === item.object);
  const opens = object && !object.system && !object.follows && object.verbs.includes('read');
  const ids = item.record_ids.slice(0, IDS);
  return (
    <>
      <ul className={styles.ids}>
        {ids.map((id) => (
          <li key={id}>
            {opens ? <Link to={`/records/${object.name}/${id}`}>{id}</Link> : <span>{id}</span>}
          </li>
        ))}
      </ul>
      {item.records > ids.length ? (
        <span className={styles.quiet}>{t('first', { count: ids.length })}</span>
      ) : null}
    </>
  );
}
