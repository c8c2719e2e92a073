import { useTexts } from '@/i18n/texts';
import styles from './dashboard.module.css';
import { SHOWN } from './tiles';
import type { Placed, TileProps } from './types';

/** The tiles beside and below each other; on a phone each below the one before. */
export function Grid({ tiles, ...props }: { tiles: Placed[] } & TileProps) {
  const { t } = useTexts('dashboard');
  return (
    <div className={styles.grid}>
      {tiles.map(({ name, wide }) => {
        const Tile = SHOWN[name];
        return (
          <section
            key={name}
            className={styles.tile}
            data-wide={wide ? '' : undefined}
            aria-labelledby={`tile-${name}`}
          >
            <h2 id={`tile-${name}`}>{t(`tile.${name}`)}</h2>
            <Tile {...props} />
          </section>
        );
      })}
    </div>
  );
}
