import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { followEvents } from '@/api/events';
import { Problem } from '@/api/problem';
import { meQuery, queryClient, useMe } from '@/api/queries';
import { session } from '@/api/session';
import { mayPage } from '@/gate/may';
import { PurposeProvider } from '@/gate/Purpose';
import { SignInDialog } from '@/gate/SignIn';
import { setLanguage } from '@/i18n';
import { isLanguage } from '@/i18n/languages';
import { useTexts } from '@/i18n/texts';
import { Loading, NoPermission } from '@/kit/States';
import { AntdRoot } from './AntdRoot';
import { Boundary } from './Boundary';
import { Navigation } from './Navigation';
import { Notices } from './Notices';
import { Launcher } from './palette/Launcher';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';
import { warmPages } from './warm';

/** The frame of every page behind the sign-in. */
export default function Shell() {
  return (
    <AntdRoot>
      <PurposeProvider>
        <Frame />
        <SignInDialog />
      </PurposeProvider>
    </AntdRoot>
  );
}

function Frame() {
  const { t } = useTexts('shell');
  const me = useMe();
  const [drawer, setDrawer] = useState(false);
  useAccountLanguage(me.user.language);
  // A new session has a new token: the stream of events is then opened again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token is the trigger
  useEffect(() => followEvents(() => void askAgain()), [me.csrf]);
  useArrival(t('common:brandFull'));
  // Who the person is does not change below the shell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the person is the trigger
  useEffect(() => warmPages(me), [me.user.id]);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <Launcher />
      <Navigation drawer={drawer} onCloseDrawer={() => setDrawer(false)} />
      <div className={styles.body}>
        <TopBar onMenu={() => setDrawer(true)} />
        <Notices />
        <main id="main" className={styles.main} tabIndex={-1}>
          <Boundary>
            <Suspense fallback={<Loading />}>
              <AllowedPage />
            </Suspense>
          </Boundary>
        </main>
      </div>
    </div>
  );
}

/**
 * On another page the keyboard starts at its content. The browser's title never names a record:
 * histories outlive permissions.
 */
function useArrival(title: string): void {
  const place = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the trigger
  useEffect(() => {
    document.title = title;
    const typing = document.activeElement instanceof HTMLInputElement;
    if (!typing) document.getElementById('main')?.focus({ preventScroll: true });
  }, [place, title]);
}

/**
 * The server says so when the session ends elsewhere; the dialog then comes before the next act. Where another page of
 * this browser has signed in meanwhile, this one goes on with that session.
 */
async function askAgain(): Promise<void> {
  const before = queryClient.getQueryData(meQuery.queryKey);
  const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => null);
  if (me && before && me.user.id !== before.user.id) return window.location.assign('/');
  if (me) return;
  const ended = new Problem({ status: 401, code: 'session_expired' });
  session.ask('expired', ended).catch(() => {});
}

function AllowedPage() {
  const me = useMe();
  const page = useMatches().at(-1)?.staticData.page;
  return page && !mayPage(me, page) ? <NoPermission /> : <Outlet />;
}

/** The language of the account wins over the one of the device at sign-in. */
function useAccountLanguage(chosen: string | null): void {
  const { language } = useTexts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the account's choice counts
  useEffect(() => {
    if (isLanguage(chosen) && chosen !== language) {
      void setLanguage(chosen);
    }
  }, [chosen]);
}
