import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api } from '@/api/client';
import { type PlainColumn, PlainTable } from '@/kit/PlainTable';
import { ErrorState, Loading } from '@/kit/States';
import { useAttempt } from '@/kit/useAttempt';
import styles from './profile.module.css';

interface Props<T> {
  /** Where they are listed; each is ended by deleting its id below. */
  path: string;
  label: string;
  empty?: string;
  columns: PlainColumn<T>[];
  end: {
    label: string;
    done: string;
    name: (row: T) => string;
    may?: (row: T) => boolean;
    /** Asked before; without it the act is done at once. */
    confirm?: (row: T) => { title: string; content: string };
  };
}

/** What is one's own and can be ended: sessions, tokens. */
export function OwnList<T extends { id: string }>({ path, label, empty, columns, end }: Props<T>) {
  const { message, modal } = App.useApp();
  const { attempt } = useAttempt();
  const found = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<{ items: T[] }>(path, undefined, { signal }),
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0) return <p className={styles.hint}>{empty}</p>;
  const remove = (row: T) =>
    attempt(async () => {
      await api.remove(`${path}/${row.id}`);
      message.success(end.done);
      await found.refetch();
    });
  const ask = (row: T) => {
    if (!end.confirm) return void remove(row);
    modal.confirm({
      ...end.confirm(row),
      okText: end.label,
      okButtonProps: { danger: true },
      onOk: () => remove(row),
    });
  };
  const act: PlainColumn<T> = {
    key: 'end',
    title: end.label,
    tight: true,
    acts: true,
    render: (row) =>
      end.may?.(row) === false ? null : (
        <Button size="small" danger aria-label={`${end.label} ${end.name(row)}`} onClick={() => ask(row)}>
          {end.label}
        </Button>
      ),
  };
  return (
    <PlainTable label={label} columns={[...columns, act]} rows={found.data.items} rowKey={(row) => row.id} />
  );
}
