import styles from '../fields.module.css';
import { line } from '../line';

export const email = {
  ...line({ max: 254, inputMode: 'email', width: 200 }),
  View: ({ value }: { value: string }) => (
    <a className={styles.link} href={`mailto:${value}`}>
      {value}
    </a>
  ),
};
