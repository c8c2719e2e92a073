import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useColleagues } from '@/api/colleagues';
import { matrixQuery } from '@/api/matrix';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import { PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './handover.module.css';
import { type HandoverPreview, type How, handOver, START, useHandover, type Wish } from './queries';
import { Rule } from './Rule';

const HOWS: How[] = ['one', 'turns', 'object', 'value'];

/** The rule, and what it would do, side by side with its counts. */
export function Plan({ from, onJob }: { from: string; onJob: (job: string) => void }) {
  const { t } = useTexts('handover');
  const text = useText();
  const objects = useObjects();
  const { modal } = App.useApp();
  const { busy, attempt } = useAttempt();
  const [wish, setWish] = useState<Wish>({ from, ...START });
  const found = useHandover(wish);
  const told = found.data;
  const matrix = useQuery({ ...matrixQuery, enabled: told?.manages ?? false });
  const change = (next: Partial<Wish>) => setWish({ ...wish, ...next });
  if (found.isPending) return <Loading />;
  if (found.isError && !told) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!told) return null;
  if (told.total === 0 && wish.objects.length === 0) {
    return (
      <Panel>
        <State title={t('nothing')} hint={t('nothingHint')} />
      </Panel>
    );
  }
  // Who manages users and sees no customers knows the names of objects from the role editor.
  const label = (name: string) =>
    text(
      objects.find((one) => one.name === name)?.plural ??
        matrix.data?.objects.find((one) => one.name === name)?.label,
    ) || name;
  const ready =
    wish.to.length > 0 && told.total > 0 && (!wish.end_access || (wish.reason ?? '').trim() !== '');
  const start = () =>
    modal.confirm({
      title: t('sure', { count: told.total }),
      content: t('sureHint'),
      okText: t('start'),
      onOk: async () => {
        await attempt(async () => onJob(await handOver(wish)));
      },
    });
  return (
    <>
      <Panel title={t('rule')}>
        <Form layout="vertical">
          <Form.Item label={t('how')}>
            <Radio.Group
              className={styles.hows ?? ''}
              value={wish.how}
              onChange={(event) => change({ how: event.target.value as How })}
              options={HOWS.filter((one) => one !== 'value' || told.fields.length > 0).map((one) => ({
                value: one,
                label: t(`hows.${one}`),
              }))}
            />
          </Form.Item>
          <Rule wish={wish} told={told} label={label} onChange={change} />
          <Form.Item label={t('objects')}>
            <Checkbox.Group
              value={wish.objects.length > 0 ? wish.objects : told.objects}
              onChange={(names) => change({ objects: names.length === told.objects.length ? [] : names })}
              options={told.objects.map((name) => ({ value: name, label: label(name) }))}
            />
          </Form.Item>
          {told.manages ? <Leaving wish={wish} told={told} onChange={change} /> : null}
        </Form>
      </Panel>
      <Panel title={t('preview', { count: told.total })}>
        <Shares told={told} wish={wish} label={label} />
        <div className={styles.acts}>
          <Button type="primary" disabled={!ready} loading={busy} onClick={start}>
            {t('start')}
          </Button>
        </div>
      </Panel>
    </>
  );
}

interface PartProps {
  wish: Wish;
  told: HandoverPreview;
  onChange: (next: Partial<Wish>) => void;
}

/** What happens to the account beside. */
function Leaving({ wish, told, onChange }: PartProps) {
  const { t } = useTexts('handover');
  return (
    <Form.Item label={t('account')}>
      <div className={styles.checks}>
        <Checkbox
          checked={told.exports_frozen || wish.freeze_exports}
          disabled={told.exports_frozen}
          onChange={(event) => onChange({ freeze_exports: event.target.checked })}
        >
          {t(told.exports_frozen ? 'exportsFrozen' : 'freezeExports')}
        </Checkbox>
        <Checkbox
          checked={wish.end_access}
          onChange={(event) => onChange({ end_access: event.target.checked })}
        >
          {t('endAccess')}
        </Checkbox>
        {wish.end_access ? (
          <Input
            value={wish.reason ?? ''}
            maxLength={200}
            placeholder={t('reason')}
            aria-label={t('reason')}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        ) : null}
      </div>
    </Form.Item>
  );
}

interface SharesProps {
  told: HandoverPreview;
  wish: Wish;
  label: (object: string) => string;
}

/** How many of what go to whom. */
function Shares({ told, wish, label }: SharesProps) {
  const { t } = useTexts('handover');
  const people = useColleagues(true);
  const name = (id: string) =>
    id === wish.from ? t('notYet') : (told.refs[id] ?? people.find((one) => one.id === id)?.name ?? id);
  const objects = [...new Set(told.shares.map((one) => one.object))];
  const ids = [...new Set(told.shares.map((one) => one.to))];
  const count = (object: string, to: string) =>
    told.shares.find((one) => one.object === object && one.to === to)?.count ?? 0;
  const columns = [
    { key: 'to', title: t('to'), lead: true, render: (id: string) => name(id) },
    ...objects.map((object) => ({
      key: object,
      title: label(object),
      numeric: true,
      render: (id: string) => count(object, id).toLocaleString('en-US'),
    })),
  ];
  return (
    <PlainTable
      label={t('preview', { count: told.total })}
      columns={columns}
      rows={ids}
      rowKey={(id) => id}
    />
  );
}
