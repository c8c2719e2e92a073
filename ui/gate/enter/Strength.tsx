import { useEffect, useState } from 'react';
import { type Strength as Answer, auth } from '@/api/auth';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { EntryPassword } from '@/kit/entry/Controls';
import styles from './Strength.module.css';

/** Asks the server how strong a password is, a moment after the last key. */
export function useStrength(password: string, words: string[]): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const known = words.join('\n');
  useEffect(() => {
    if (password === '') {
      setAnswer(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      auth.strength(password, known.split('\n').filter(Boolean), stop.signal).then(setAnswer, () => {
        // The server judges again when the password is sent; the meter is only a help.
      });
    }, 250);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [password, known]);
  return answer;
}

/** Five steps from weak to strong, the time to guess it, and what would make it better. */
export function StrengthMeter({ answer }: { answer: Answer | null }) {
  const { t } = useTexts('entry');
  const text = useText();
  if (!answer) return <p className={styles.advice}>{t('strength.hint')}</p>;
  const word = t(`strength.s${answer.score}`);
  return (
    <div className={styles.strength} data-score={answer.score} aria-live="polite">
      <div className={styles.bars} aria-hidden>
        {[0, 1, 2, 3].map((step) => (
          <span key={step} className={step < Math.max(1, answer.score) ? styles.on : styles.off} />
        ))}
      </div>
      <p className={styles.advice}>
        <strong>{word}</strong> {t('strength.time', { time: text(answer.crack_time) })} {text(answer.advice)}
      </p>
    </div>
  );
}

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  words: string[];
  onJudged: (ok: boolean) => void;
  label?: string;
  error?: string | undefined;
}

/** A new password with its meter. `words` are what it must not be made of, such as the login. */
export function NewPassword({ value, onChange, words, onJudged, label, error }: NewPasswordProps) {
  const { t } = useTexts('entry');
  const answer = useStrength(value, words);
  const ok = value !== '' && (answer?.ok ?? false);
  useEffect(() => onJudged(ok), [ok, onJudged]);
  return (
    <div>
      <EntryPassword
        label={label ?? t('newPassword')}
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        maxLength={200}
        error={error}
        required
      />
      <StrengthMeter answer={answer} />
    </div>
  );
}
