import { useMe, useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { lay } from './open';
import styles from './palette.module.css';
import { placesOf } from './places';
import { useModal } from './useModal';

/** Every key that does something, by where it does. */
export default function KeyOverview() {
  const { t } = useTexts('shell');
  const text = useText();
  const modal = useModal();
  const places = placesOf(useMe(), useObjects()).flatMap((place) => {
    const label = place.object ? text(place.object.plural) : place.nav ? t(`nav.${place.nav}`) : '';
    return place.keys ? [{ keys: place.keys, label }] : [];
  });
  return (
    <dialog {...modal} className={styles.dialog} aria-label={t('keys.title')}>
      <div className={styles.box}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{t('keys.title')}</h2>
          <button type="button" className={`${styles.close} ${styles.always}`} onClick={() => lay(null)}>
            {t('common:close')}
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
        <section className={styles.overview} tabIndex={0} aria-label={t('keys.title')}>
          <Keys
            title={t('keys.everywhere')}
            keys={[
              { keys: 'Ctrl K', label: t('palette.title') },
              { keys: '/', label: t('common:search') },
              { keys: '?', label: t('keys.title') },
              { keys: 'Esc', label: t('keys.leave') },
            ]}
          />
          <Keys title={t('keys.places')} keys={places} />
          <Keys
            title={t('keys.lists')}
            keys={[
              { keys: 'n', label: t('keys.new') },
              { keys: 'j', label: t('keys.down') },
              { keys: 'k', label: t('keys.up') },
              { keys: '↵', label: t('keys.open') },
              { keys: 'x', label: t('keys.select') },
              { keys: '← →', label: t('keys.cells') },
            ]}
          />
          <Keys
            title={t('keys.record')}
            keys={[
              { keys: 'e', label: t('common:edit') },
              { keys: 's', label: t('keys.star') },
              { keys: 'f', label: t('keys.follow') },
            ]}
          />
        </section>
      </div>
    </dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: { keys: string; label: string }[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map((one) => (
          <div key={one.keys} className={styles.pair}>
            <dt>{one.label}</dt>
            <dd>
              {one.keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
