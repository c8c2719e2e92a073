import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

/** Title, one line of explanation and the acts of a page. */
export function PageHeader({
  title,
  hint,
  extra,
}: {
  title: ReactNode;
  hint?: ReactNode;
  extra?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      {extra ? <div className={styles.extra}>{extra}</div> : null}
    </header>
  );
}

/** A white panel of a page, with an optional heading. */
export function Panel({
  title,
  extra,
  children,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.panel}>
      {title || extra ? (
        <div className={styles.panelHead}>
          {title ? <h2 className={styles.panelTitle}>{title}</h2> : <span />}
          {extra}
        </div>
      ) : null}
      {children}
    </section>
  );
}
