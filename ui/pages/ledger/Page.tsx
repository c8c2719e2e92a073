import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api/client';
import { download } from '@/api/download';
import { useMe } from '@/api/queries';
import { mayObject } from '@/gate/may';
import { useTexts } from '@/i18n/texts';
import { PageHeader } from '@/kit/PageHeader';
import { ErrorState, Loading, State } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import { Entries } from './Entries';
import { Entry } from './Entry';
import { Filters } from './Filters';
import { type LedgerItem, NO_FILTER, useLedger, type Verdict } from './ledger';
import styles from './ledger.module.css';
import { VerdictView } from './VerdictView';

/** The ledger as an auditor reads it. */
export default function LedgerPage() {
  const { t } = useTexts('ledger');
  const [filter, setFilter] = useState(NO_FILTER);
  const [tokens, setTokens] = useState<string[]>([]);
  const [opened, setOpened] = useState<LedgerItem | null>(null);
  const found = useLedger(filter, tokens.at(-1));
  const page = found.data;
  const next = page?.next_page_token;
  return (
    <>
      <Top />
      <Filters
        filter={filter}
        onChange={(changed) => {
          setFilter(changed);
          setTokens([]);
        }}
      />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {page && page.items.length === 0 ? <State title={t('empty')} /> : null}
      {page && page.items.length > 0 ? (
        <div aria-busy={found.isFetching}>
          <Entries items={page.items} onOpen={setOpened} />
        </div>
      ) : null}
      {page ? (
        <div className={styles.pager}>
          <span>{t('size', { count: page.size })}</span>
          <Button disabled={tokens.length === 0} onClick={() => setTokens(tokens.slice(0, -1))}>
            {t('newer')}
          </Button>
          <Button disabled={!next} onClick={() => (next ? setTokens([...tokens, next]) : undefined)}>
            {t('older')}
          </Button>
        </div>
      ) : null}
      <Entry item={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function Top() {
  const { t } = useTexts('ledger');
  const me = useMe();
  const verifying = useAttempt();
  const exporting = useAttempt();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const verify = () => verifying.attempt(async () => setVerdict(await api.post<Verdict>('/ledger/verify')));
  const mayExport = mayObject(me, 'ledger', 'export');
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        extra={
          <>
            {mayExport ? (
              <Button
                icon={<DownloadOutlined />}
                title={t('exportHint')}
                loading={exporting.busy}
                onClick={() => void exporting.attempt(() => download('/ledger/export', 'kedun-ledger.jsonl'))}
              >
                {t('export')}
              </Button>
            ) : null}
            <Button
              type="primary"
              icon={<SafetyCertificateOutlined />}
              loading={verifying.busy}
              onClick={() => void verify()}
            >
              {t('verify')}
            </Button>
          </>
        }
      />
      {verdict ? <VerdictView verdict={verdict} onClose={() => setVerdict(null)} /> : null}
    </>
  );
}
