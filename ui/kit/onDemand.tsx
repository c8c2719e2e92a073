import { type ComponentType, lazy, Suspense, useState } from 'react';

/** When a page is likely to stand, in milliseconds after it began. */
const CALM = 3000;

/**
 * A dialog that the first picture of a page does without. It is fetched soon after, so that it opens at
 * once, and opens as well when a newer server no longer has this page's files.
 */
export function onDemand<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  const fetch = async () => {
    const loaded = await load();
    ready = loaded.default;
    return loaded;
  };
  const Loaded = lazy(fetch) as unknown as ComponentType<P>;
  setTimeout(() => {
    fetch().catch(() => {
      // It is asked for again when it opens.
    });
  }, CALM);
  return (props: P) => <OnDemand ready={ready} Loaded={Loaded} props={props} />;
}

interface Parts<P> {
  ready: ComponentType<P> | undefined;
  Loaded: ComponentType<P>;
  props: P;
}

/** What is there already is drawn at once: React shows what had to be waited for a third of a second later. */
function OnDemand<P extends object>({ ready, Loaded, props }: Parts<P>) {
  // One of both for good, so that nothing begins anew when it has come.
  const [Known] = useState(() => ready);
  if (Known) return <Known {...props} />;
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
