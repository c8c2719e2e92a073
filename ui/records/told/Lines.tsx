import { Link } from '@tanstack/react-router';
import { markRead, type Notification } from '@/api/notifications';
import { currentLanguage } from '@/i18n';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { formatAgo, formatDay, formatMoment } from '@/i18n/time';
import { leadsTo } from './leadsTo';
import styles from './told.module.css';

/** Notifications by day, the newest first; each leads to what it is about. */
export function Lines({ items, onLeave }: { items: Notification[]; onLeave?: () => void }) {
  return byDay(items).map(([day, lines]) => (
    <section key={day} aria-label={formatDay(day, currentLanguage())}>
      <h2 className={styles.day}>{formatDay(day, currentLanguage())}</h2>
      <ul className={styles.lines}>
        {lines.map((one) => (
          <li key={one.id}>
            <Line one={one} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** The lines of each day on the reader's clock, in the order in which they come. */
function byDay(items: Notification[]): [string, Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const one of items) {
    const day = formatMoment(one.at).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}

function Line({ one, onLeave }: { one: Notification; onLeave: (() => void) | undefined }) {
  const { t } = useTexts('notifications');
  const text = useText();
  const to = leadsTo(one);
  const follow = () => {
    if (!one.read) void markRead([one.id]).catch(() => {});
    if (to) onLeave?.();
  };
  const inside = (
    <>
      <span className={one.read ? styles.dotRead : styles.dot}>
        {one.read ? null : <span className="kd-hidden">{t('isUnread')}</span>}
      </span>
      <span className={styles.words}>
        <span className={one.read ? undefined : styles.unread}>{text(one.text)}</span>
        {one.title ? <span className={styles.title}>{one.title}</span> : null}
        {one.gone ? <span className={styles.gone}>{t('gone')}</span> : null}
      </span>
      <time className={styles.time} dateTime={one.at}>
        {formatAgo(one.at, currentLanguage())}
      </time>
    </>
  );
  return to ? (
    <Link className={styles.line} {...to} onClick={follow}>
      {inside}
    </Link>
  ) : (
    <button type="button" className={styles.line} onClick={follow}>
      {inside}
    </button>
  );
}
