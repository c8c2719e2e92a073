import { SearchOutlined } from '@ant-design/icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMe, useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { useListState } from '@/records/list/state';
import { listedObjects } from './navigation';
import styles from './TopBar.module.css';

/**
 * One box for names, pinyin, phones, last digits and companies. What is typed stays in memory: it
 * never stands in the address, where histories and proxies would keep it.
 */
export function SearchBox() {
  const me = useMe();
  const objects = listedObjects(me, useObjects());
  const { object: here } = useParams({ strict: false }) as { object?: string };
  const target = objects.find((one) => one.name === here) ?? objects[0];
  return target ? (
    <Box key={target.name} object={target.name} label={target.plural} />
  ) : (
    <span className={styles.search} />
  );
}

function Box({ object, label }: { object: string; label: { zh: string; en: string } }) {
  const { t } = useTexts('shell');
  const text = useText();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [state, change] = useListState(object);
  const [typed, setTyped] = useState(state.q);
  useEffect(() => setTyped(state.q), [state.q]);
  useFocusKey(() => input.current?.focus({ cursor: 'all' }));
  const search = (q: string) => {
    change({ q: q.trim() });
    void navigate({ to: `/records/${object}` });
  };
  return (
    <Input
      ref={input}
      className={styles.search}
      role="searchbox"
      aria-label={t('searchIn', { what: text(label) })}
      placeholder={t('searchHint')}
      prefix={<SearchOutlined aria-hidden />}
      suffix={typed ? null : <kbd className={styles.key}>Ctrl K</kbd>}
      value={typed}
      allowClear
      maxLength={200}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && state.q !== '') change({ q: '' });
      }}
      onPressEnter={(event) => {
        // Enter that ends a Chinese input method's composition is no search yet.
        if (!event.nativeEvent.isComposing) search(typed);
      }}
    />
  );
}

function useFocusKey(focus: () => void): void {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
