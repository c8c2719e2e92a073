import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';
import { useTexts } from '@/i18n/texts';
import styles from './entry.module.css';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  help?: ReactNode;
}

/** A labelled line of input with its message. */
export function EntryField({ label, error, help, onChange, ...rest }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || help ? note : undefined}
      />
      {error || help ? (
        <div id={note} className={error ? styles.fieldError : styles.help}>
          {error ?? help}
        </div>
      ) : null}
    </div>
  );
}

/** A password with a switch that shows it. */
export function EntryPassword(props: Omit<FieldProps, 'type'>) {
  const { t } = useTexts('entry');
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.secret}>
      <EntryField {...props} type={shown ? 'text' : 'password'} spellCheck={false} />
      <button type="button" className={styles.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'hidePassword' : 'showPassword')}
      </button>
    </div>
  );
}

interface ButtonProps {
  children: ReactNode;
  kind?: 'primary' | 'plain' | 'link';
  busy?: boolean;
  disabled?: boolean;
  onClick?: () => void;
}

/** A button of the entry pages; without `onClick` it submits its form. */
export function EntryButton({
  children,
  kind = 'primary',
  busy = false,
  disabled = false,
  onClick,
}: ButtonProps) {
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      className={styles[kind]}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

export function EntryMessage({
  kind = 'error',
  children,
}: {
  kind?: 'error' | 'info' | 'warning';
  children: ReactNode;
}) {
  return (
    <div className={styles[`${kind}Message`]} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
