import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useMe, useObjects } from '@/api/queries';
import { mayPage } from '@/gate/may';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatMoment } from '@/i18n/time';
import { Badge, type Tone } from '@/kit/Badge';
import { PageHeader } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading, State } from '@/kit/States';
import { Outcome, UndoButton, useSaid } from '@/records/changes/Outcome';
import { type Change, useChanges } from '@/records/changes/queries';
import styles from './changes.module.css';

const KINDS = ['', 'bulk', 'import', 'handover'] as const;
type Kind = (typeof KINDS)[number];

/** What was changed many at a time: bulk acts, imports, hand-overs, each with its way back. */
export default function ChangesPage() {
  const { t } = useTexts('changes');
  const me = useMe();
  const navigate = useNavigate();
  const { kind: asked = '' } = useParams({ strict: false }) as { kind?: string };
  const kind = KINDS.find((one) => one === asked) ?? '';
  const [everyone, setEveryone] = useState(false);
  const [opened, setOpened] = useState<Change | null>(null);
  const found = useChanges(kind, everyone);
  const items = found.data?.items ?? [];
  return (
    <>
      <PageHeader title={t('page.title')} hint={t('page.hint')} />
      <div className={styles.bar}>
        <Segmented<Kind>
          value={kind}
          onChange={(next) => void navigate({ to: next ? `/changes/${next}` : '/changes' })}
          options={KINDS.map((one) => ({ value: one, label: t(one ? `kinds.${one}` : 'kinds.all') }))}
          aria-label={t('page.kind')}
        />
        {mayPage(me, 'ledger') ? (
          <Checkbox checked={everyone} onChange={(event) => setEveryone(event.target.checked)}>
            {t('page.everyone')}
          </Checkbox>
        ) : null}
      </div>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isSuccess && items.length === 0 ? (
        <State title={t('page.empty')} hint={t('page.emptyHint')} />
      ) : null}
      {items.length > 0 ? <Items items={items} onOpen={setOpened} /> : null}
      {opened ? (
        <Modal
          open
          footer={null}
          title={t(`kinds.${opened.kind}`)}
          onCancel={() => setOpened(null)}
          width={560}
        >
          <Outcome id={opened.id} />
        </Modal>
      ) : null}
    </>
  );
}

/** What was asked for, in one line. */
function useAbout(): (change: Change) => string {
  const { t } = useTexts('changes');
  const text = useText();
  const objects = useObjects();
  return (change) => {
    const object = objects.find((one) => one.name === change.object);
    const what = text(object?.plural);
    const name = (id: string | null | undefined) => (id ? (change.refs[id] ?? '') : '');
    const { about } = change;
    if (change.kind === 'import') return t(about.dry_run ? 'about.trial' : 'about.import', { what });
    if (change.kind === 'handover')
      return t('about.handover', { from: name(about.from), to: (about.to ?? []).map(name).join('、') });
    const labels = (about.fields ?? []).map((one) => {
      const field = object?.fields.find((each) => each.name === one);
      return field ? text(field.label) : one;
    });
    return t(`about.${about.act ?? 'set'}`, { what, field: labels.join('、'), to: name(about.owner) });
  };
}

const TONES: Record<string, Tone> = { done: 'good', failed: 'bad', cancelled: 'busy' };

function Items({ items, onOpen }: { items: Change[]; onOpen: (change: Change) => void }) {
  const { t } = useTexts('changes');
  const about = useAbout();
  const said = useSaid();
  const columns = [
    {
      key: 'about',
      title: t('page.what'),
      lead: true,
      render: (one: Change) => (
        <Button type="link" className={styles.what ?? ''} onClick={() => onOpen(one)}>
          {about(one)}
        </Button>
      ),
    },
    { key: 'by', title: t('page.by'), tight: true, render: (one: Change) => one.by_name },
    { key: 'at', title: t('page.at'), tight: true, render: (one: Change) => formatMoment(one.created_at) },
    {
      key: 'state',
      title: t('page.state'),
      render: (one: Change) => (
        <span className={styles.state}>
          <Badge tone={TONES[one.state] ?? 'quiet'}>{t(`states.${one.state}`)}</Badge>
          {one.result || one.undo ? said(one) : ''}
        </span>
      ),
    },
    {
      key: 'undo',
      title: t('undo'),
      tight: true,
      acts: true,
      render: (one: Change) => <UndoButton change={one} small />,
    },
  ];
  return <PlainTable label={t('page.title')} columns={columns} rows={items} rowKey={(one) => one.id} />;
}
