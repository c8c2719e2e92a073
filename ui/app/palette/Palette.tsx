import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { icons } from '../icons';
import { lay } from './open';
import styles from './palette.module.css';
import { type Group, type Line, type Lines, useLines } from './useLines';
import { useModal } from './useModal';

const LIST = 'palette-list';
const idOf = (line: Line) => `palette-${line.id.replaceAll('/', '-')}`;

/**
 * One field for everything: records by name, pinyin, phone or last digits, pages and acts by name. What is
 * typed stays in memory: it never stands in the address, where histories and proxies would keep it.
 */
export default function Palette() {
  const { t } = useTexts('shell');
  const modal = useModal();
  const [typed, setTyped] = useState('');
  const lines = useLines(typed);
  const { active, move, choose, press } = useChoice(lines, typed);
  const onKey = (event: React.KeyboardEvent) => {
    // Enter that ends a Chinese input method's composition is no choice yet.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') press(event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <dialog {...modal} className={styles.dialog} aria-label={t('palette.title')}>
      <div className={styles.box}>
        <div className={styles.head}>
          <SearchOutlined aria-hidden />
          <input
            className={styles.input}
            role="combobox"
            aria-expanded
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={active ? idOf(active) : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.hint')}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKey}
          />
          <button type="button" className={styles.close} onClick={() => lay(null)}>
            {t('common:close')}
          </button>
        </div>
        <Results lines={lines} typed={typed} active={active} onChoose={choose} />
        <p className={styles.foot} aria-hidden>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.move')}
          </span>
          <span>
            <kbd>↵</kbd> {t('palette.choose')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('common:close')}
          </span>
        </p>
      </div>
    </dialog>
  );
}

/** Which line is chosen; Enter waits for the answer, so that it never takes another line than the one to come. */
function useChoice(lines: Lines, typed: string) {
  const all = lines.groups.flatMap((group) => group.lines);
  const [at, setAt] = useState<{ typed: string; id: string } | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const chosen = all.find((line) => at?.typed === typed && line.id === at.id);
  const active = chosen ?? all[0] ?? null;
  const choose = (line: Line) => {
    lay(null);
    line.run();
  };
  useEffect(() => {
    if (waiting === null || waiting !== typed || !lines.settled) return;
    setWaiting(null);
    if (active) choose(active);
  });
  return {
    active,
    choose,
    move: (by: number) => {
      const next = all[((active ? all.indexOf(active) : -1) + by + all.length) % all.length];
      if (!next) return;
      setAt({ typed, id: next.id });
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    },
    press: (whole: boolean) => {
      if (whole && lines.listAll) choose(lines.listAll);
      else if (chosen || (lines.settled && active)) choose(chosen ?? (active as Line));
      else setWaiting(typed);
    },
  };
}

interface ResultsProps {
  lines: Lines;
  typed: string;
  active: Line | null;
  onChoose: (line: Line) => void;
}

function Results({ lines, typed, active, onChoose }: ResultsProps) {
  const { t } = useTexts('shell');
  const nothing = lines.settled && !lines.groups.some((group) => group.key !== 'all');
  return (
    <>
      <div id={LIST} role="listbox" aria-label={t('palette.results')} className={styles.list} tabIndex={-1}>
        {lines.groups.map((group) => (
          <Section key={group.key} group={group} active={active} onChoose={onChoose} />
        ))}
      </div>
      <div role="status" className={styles.status}>
        {nothing ? t(typed.trim() === '' ? 'palette.start' : 'palette.nothing') : null}
        {lines.error ? problemText(lines.error, t) : null}
        {lines.settled ? null : t('palette.asking')}
      </div>
    </>
  );
}

function Section({
  group,
  active,
  onChoose,
}: {
  group: Group;
  active: Line | null;
  onChoose: (line: Line) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
    <div role="group" aria-label={group.title}>
      <div className={styles.title} aria-hidden>
        {group.title}
      </div>
      {group.lines.map((line) => {
        const Icon = icons[line.icon];
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the line
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={line.id}
            id={idOf(line)}
            role="option"
            aria-selected={line === active}
            className={styles.line}
            onClick={() => onChoose(line)}
          >
            <Icon aria-hidden className={styles.icon ?? ''} />
            <span className={styles.label}>{line.label}</span>
            {line.hint ? <span className={styles.hint}>{line.hint}</span> : null}
            {line.keys ? (
              <span className={styles.keys} aria-hidden>
                {line.keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
