import { Alert, Button, InputNumber, Radio, Select } from 'antd';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { Panel } from '@/kit/PageHeader';
import styles from './import.module.css';
import { MappingTable } from './MappingTable';
import { type Duplicates, ENCODINGS, type Preview, takenTwice } from './preview';
import { Sample } from './Sample';
import type { Looking } from './usePreview';
import type { Starting } from './useStart';

interface Props {
  object: ObjectDeclaration;
  looking: Looking;
  preview: Preview;
  start: Starting;
  onOther: () => void;
}

/** What was found in the file, where each column goes, and what would come out. */
export function Check({ object, looking, preview, start, onOther }: Props) {
  const { t } = useTexts('import');
  const twice = takenTwice(looking.mapping);
  const nothing = looking.mapping.every((one) => 'skip' in one);
  const ready = twice.size === 0 && !nothing && preview.rows > 0 && !looking.busy;
  return (
    <>
      <Panel
        title={preview.file_name}
        extra={
          <Button size="small" onClick={onOther}>
            {t('other')}
          </Button>
        }
      >
        <Found preview={preview} looking={looking} />
      </Panel>
      <Panel title={t('mapping')}>
        <p className={styles.lead}>{t('mappingHint')}</p>
        <MappingTable object={object} looking={looking} preview={preview} twice={twice} />
        {nothing ? <Alert type="warning" showIcon title={t('nothing')} /> : null}
      </Panel>
      <Sample object={object} preview={preview} mapping={looking.mapping} />
      <Panel title={t('duplicates.title')}>
        <Choices object={object} start={start} />
        <div className={styles.acts}>
          <Button
            type="primary"
            disabled={!ready}
            loading={start.busy}
            onClick={() => void start.start(false)}
          >
            {t('start', { count: preview.rows })}
          </Button>
          <Button disabled={!ready || start.busy} onClick={() => void start.start(true)}>
            {t('dryRun')}
          </Button>
          <span className={styles.hint}>{t('dryRunHint')}</span>
        </div>
      </Panel>
    </>
  );
}

function Found({ preview, looking }: { preview: Preview; looking: Looking }) {
  const { t } = useTexts('import');
  const sheets = preview.sheets.map((one) => ({
    value: one.name,
    label: t('sheetRows', { name: one.name, count: one.rows }),
  }));
  return (
    <div className={styles.found}>
      {sheets.length > 1 ? (
        <div>
          <span>{t('sheet')}</span>
          <Select
            value={preview.sheet}
            options={sheets}
            onChange={(sheet) => looking.move({ sheet })}
            aria-label={t('sheet')}
          />
        </div>
      ) : null}
      <div>
        <span title={t('headerRowHint')}>{t('headerRow')}</span>
        <InputNumber
          min={0}
          max={1000}
          precision={0}
          value={preview.header_row}
          changeOnWheel={false}
          onChange={(row) => (row === null ? undefined : looking.move({ header_row: row }))}
          aria-label={t('headerRow')}
        />
      </div>
      {preview.encoding ? (
        <div>
          <span>{t('encoding')}</span>
          <Select
            value={preview.encoding}
            options={ENCODINGS.map((one) => ({ value: one, label: one }))}
            onChange={(encoding) => looking.move({ encoding })}
            aria-label={t('encoding')}
          />
        </div>
      ) : null}
      <p role="status">
        {looking.busy ? t('recount') : t('rows', { count: preview.rows })}
        {preview.skipped.length > 0 && !looking.busy
          ? ` · ${t('skipped', { count: preview.skipped.length })}`
          : ''}
      </p>
    </div>
  );
}

const WAYS = ['update', 'skip', 'refuse'] as const;

function Choices({ object, start }: { object: ObjectDeclaration; start: Starting }) {
  const { t } = useTexts('import');
  const text = useText();
  const kinds = object.fields.find((one) => one.name === 'kind')?.options ?? [];
  const { wish, setWish } = start;
  return (
    <>
      <Radio.Group
        className={styles.ways ?? ''}
        value={wish.duplicates}
        onChange={(event) => setWish({ ...wish, duplicates: event.target.value as Duplicates })}
        aria-label={t('duplicates.title')}
      >
        {WAYS.map((way) => (
          <Radio key={way} value={way}>
            {t(`duplicates.${way}`)}
            <span className={styles.hint}>{t(`duplicates.${way}Hint`)}</span>
          </Radio>
        ))}
      </Radio.Group>
      {kinds.length > 0 ? (
        <div className={styles.found}>
          <div>
            <span>{t('kind')}</span>
            <Select
              value={wish.kind}
              options={[
                { value: '', label: t('kindAuto') },
                ...kinds.map((one) => ({ value: one.value, label: text(one.label) })),
              ]}
              onChange={(kind) => setWish({ ...wish, kind })}
              aria-label={t('kind')}
            />
          </div>
        </div>
      ) : null}
    </>
  );
}
