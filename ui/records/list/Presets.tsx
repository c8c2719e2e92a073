import { useMe } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import styles from './list.module.css';
import { isOn, presetsOf } from './presets';
import type { ListState } from './state';

interface Props {
  object: ObjectDeclaration;
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** What is asked of this list again and again, one click each; the same click takes it back. */
export function Presets({ object, state, onChange }: Props) {
  const { t } = useTexts('trade');
  const me = useMe();
  const seen = (field: string) => object.fields.some((one) => one.name === field);
  const presets = presetsOf(object.name, Date.now(), me.user.id).filter((one) =>
    one.conditions.every((line) => seen(line.field)),
  );
  return presets.map((one) => {
    const on = isOn(one, state.conditions, state.writtenFilter);
    return (
      <button
        key={one.key}
        type="button"
        className={styles.preset}
        aria-pressed={on}
        onClick={() =>
          onChange(
            on
              ? { conditions: [], orderBy: '', writtenFilter: '' }
              : {
                  conditions: one.conditions,
                  orderBy: one.orderBy,
                  writtenFilter: one.writtenFilter ?? '',
                },
          )
        }
      >
        {t(`preset.${one.key}`)}
      </button>
    );
  });
}
