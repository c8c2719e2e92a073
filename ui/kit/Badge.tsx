import type { ReactNode } from 'react';
import styles from './Badge.module.css';

/** How something stands: still to do, well, badly, or none of these. */
export type Tone = 'busy' | 'good' | 'bad' | 'quiet';

/** How something stands, in a word and in colours that can be read on both grounds. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
