import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { seenFields } from '@/gate/may';
import { useReveal } from '@/gate/useReveal';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { ErrorState, Loading } from '@/kit/States';
import { RecordForm } from '../form';
import { recordChanged, useChildren } from '../queries';
import { RevealableValue } from './Details';
import styles from './record.module.css';

/** Records that follow this one, such as the contacts of a customer. */
export function Children({ parent, child }: { parent: DataRecord; child: ObjectDeclaration }) {
  const { t } = useTexts('records');
  const text = useText();
  const found = useChildren(parent.object, parent.id, child.name);
  const [open, setOpen] = useState<DataRecord | 'new' | null>(null);
  const done = async () => {
    setOpen(null);
    await recordChanged(parent.object, parent.id);
  };
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items, refs } = found.data;
  return (
    <>
      {child.verbs.includes('create') && parent.state === 'active' ? (
        <Button onClick={() => setOpen('new')}>{t('children.add', { what: text(child.label) })}</Button>
      ) : null}
      {items.length === 0 ? (
        <p className={styles.empty}>{t('children.empty', { what: text(child.plural) })}</p>
      ) : null}
      <ul className={styles.rows}>
        {items.map((one) => (
          <Child
            key={one.id}
            record={{ ...one, refs: { ...refs, ...one.refs } }}
            object={child}
            onEdit={() => setOpen(one)}
          />
        ))}
      </ul>
      {open ? (
        <RecordForm
          object={child}
          {...(open === 'new' ? { parent: parent.id } : { record: open })}
          onClose={() => setOpen(null)}
          onSaved={() => void done()}
        />
      ) : null}
    </>
  );
}

function Child({
  record,
  object,
  onEdit,
}: {
  record: DataRecord;
  object: ObjectDeclaration;
  onEdit: () => void;
}) {
  const { t } = useTexts('records');
  const text = useText();
  const reveal = useReveal(record.object, record.id);
  // What has a page of its own is named here, with what its list shows.
  const own = Boolean(object.own_owner);
  const shown = seenFields(object).filter(
    (field) =>
      field.name in record.values && (!own || (field.list_default && !object.title?.includes(field.name))),
  );
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        {own ? (
          <Link className={styles.rowTitle} to={`/records/${object.name}/${record.id}`}>
            {record.title || '—'}
          </Link>
        ) : null}
        <dl className={styles.facts}>
          {shown.map((field) => (
            <div key={field.name} className={styles.fact}>
              <dt>{text(field.label)}</dt>
              <dd>
                <RevealableValue field={field} record={record} reveal={reveal} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {record.may.includes('update') ? (
        <Button type="link" size="small" aria-label={`${t('record.edit')} ${record.title}`} onClick={onEdit}>
          {t('record.edit')}
        </Button>
      ) : null}
    </li>
  );
}
