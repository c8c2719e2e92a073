import styles from '../fields.module.css';
import { line } from '../line';

/** Only web addresses become links: other schemes could run code in the reader's page. */
export function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value);
}

export const url = {
  ...line({ max: 2000, inputMode: 'url', width: 200 }),
  View: ({ value }: { value: string }) =>
    isWebAddress(value) ? (
      <a className={styles.link} href={value} target="_blank" rel="noopener noreferrer">
        {value.replace(/^https?:\/\//i, '')}
      </a>
    ) : (
      <span>{value}</span>
    ),
};
