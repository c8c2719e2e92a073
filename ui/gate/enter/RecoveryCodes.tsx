import { useState } from 'react';
import { saveBlob } from '@/api/download';
import { useTexts } from '@/i18n/texts';
import { EntryButton, EntryMessage } from '@/kit/entry/Controls';
import entry from '@/kit/entry/entry.module.css';
import styles from './Enrol.module.css';

interface Props {
  codes: string[];
  onDone: () => void;
  /** The words of the last button; at first sign-in it opens the product. */
  goLabel?: string;
}

/** The ten one-time codes, shown once: saved first, then on. */
export function RecoveryCodes({ codes, onDone, goLabel }: Props) {
  const { t } = useTexts('entry');
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div>
      <EntryMessage kind="warning">{t('codes.warning')}</EntryMessage>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={entry.row}>
        <EntryButton kind="plain" onClick={() => void copy()}>
          {t(copied ? 'common:copied' : 'common:copy')}
        </EntryButton>
        <EntryButton
          kind="plain"
          onClick={() =>
            saveBlob(new Blob([`${text}\n`], { type: 'text/plain' }), 'kedun-recovery-codes.txt')
          }
        >
          {t('common:download')}
        </EntryButton>
      </div>
      <label className={styles.saved}>
        <input type="checkbox" checked={saved} onChange={(event) => setSaved(event.target.checked)} />
        <span>{t('codes.saved')}</span>
      </label>
      <EntryButton disabled={!saved} onClick={onDone}>
        {goLabel ?? t('codes.go')}
      </EntryButton>
    </div>
  );
}
