import type { Me } from '@/api/types';
import { mayPage } from '@/gate/may';
import { pages } from './pages';

/** When a page is likely to stand, in milliseconds after it began. */
const CALM = 3000;

/** Fetches the pages that somebody may open, one after the other, so that each of them opens at once. */
export function warmPages(me: Me): () => void {
  let wanted = true;
  const fetchAll = async () => {
    for (const page of pages) {
      if (!wanted) return;
      if (page.frame !== 'shell' || (page.page && !mayPage(me, page.page))) continue;
      // What cannot be fetched now is asked for again when it is opened.
      await page.load().then(
        (loaded) => loaded.warm?.(),
        () => {},
      );
    }
  };
  const timer = setTimeout(() => void fetchAll(), CALM);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
