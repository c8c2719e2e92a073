import { Alert, App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '@/api/client';
import { meQuery, queryClient, useMe } from '@/api/queries';
import { NewPassword } from '@/gate/enter/Strength';
import { useTexts } from '@/i18n/texts';
import { EntryPassword } from '@/kit/entry/Controls';
import { Panel } from '@/kit/PageHeader';
import { problemText } from '@/kit/problemText';
import styles from './profile.module.css';

/** Changes one's own password; the strength is judged while it is typed. */
export function Password() {
  const { t } = useTexts('profile');
  const { message } = App.useApp();
  const { user, org } = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [strong, setStrong] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await api.post('/me/password', { current, new: next });
      setCurrent('');
      setNext('');
      message.success(t('password.changed'));
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    } catch (problem) {
      setError(problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('password.title')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {error ? <Alert type="error" showIcon title={error} role="alert" /> : null}
        <input type="text" value={user.login} readOnly hidden autoComplete="username" />
        <EntryPassword
          label={t('password.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          maxLength={200}
          required
        />
        <NewPassword
          value={next}
          onChange={setNext}
          words={[user.login, user.name, org.name]}
          onJudged={setStrong}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!strong || current === ''}>
            {t('password.change')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
