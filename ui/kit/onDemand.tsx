import { type ComponentType, lazy, Suspense } from 'react';

/** When a page is likely to stand, in milliseconds after it began. */
const CALM = 3000;

/**
 * A dialog that the first picture of a page does without. It is fetched soon after, so that it opens at
 * once, and opens as well when a newer server no longer has this page's files.
 */
export function onDemand<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  const Loaded = lazy(load) as unknown as ComponentType<P>;
  setTimeout(() => {
    load().catch(() => {
      // It is asked for again when it opens.
    });
  }, CALM);
  return (props: P) => (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
