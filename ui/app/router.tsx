import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { isProblem } from '@/api/problem';
import { meQuery, objectsQuery, queryClient } from '@/api/queries';
import { EntryFailure, EntryLoading } from '@/kit/entry/EntryStates';
import { firstPath } from './navigation';
import { type PageEntry, pages } from './pages';

const root = createRootRoute({
  component: () => (
    <Suspense fallback={<EntryLoading />}>
      <Outlet />
    </Suspense>
  ),
  errorComponent: EntryFailure,
  notFoundComponent: () => <EntryFailure />,
});

/** The frame for signed-in people: it loads who they are, or leads to the sign-in page. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./Shell')),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isProblem(error) || (error.status !== 401 && error.status !== 403)) throw error;
      // Who is in and may not be here now is told so: signing in again changes nothing.
      if (isProblem(error, 'network_refused') || isProblem(error, 'outside_hours')) throw error;
      const next = location.pathname === '/' ? {} : { next: location.pathname };
      throw redirect({ to: '/login', search: next as never });
    }
    await queryClient.ensureQueryData(objectsQuery);
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery);
    const { items } = await queryClient.ensureQueryData(objectsQuery);
    throw redirect({ to: firstPath(me, items) });
  },
});

function routeOf(entry: PageEntry) {
  const parent = entry.frame === 'entry' ? root : shell;
  return createRoute({
    getParentRoute: () => parent,
    path: entry.path,
    component: lazyRouteComponent(entry.load),
    // Nothing of a page that is only pointed at is asked for: what is asked for counts as seen.
    beforeLoad: ({ params, search, preload, cause }) => {
      if (preload || cause === 'stay' || entry.frame === 'entry') return;
      // What fails here fails again where it is shown.
      entry.load().then(
        (page) => page.ahead?.(params, search),
        () => {},
      );
    },
    staticData: entry.page ? { page: entry.page } : {},
  });
}

const entries = pages.filter((page) => page.frame === 'entry').map(routeOf);
const framed = pages.filter((page) => page.frame === 'shell').map(routeOf);

export const router = createRouter({
  routeTree: root.addChildren([...entries, shell.addChildren([home, ...framed])]),
  defaultPreload: 'intent',
  defaultPendingComponent: EntryLoading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: string;
  }
}
