import { type ComponentType, useEffect, useState } from 'react';

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
    ready = (await load()).default;
    return ready;
  };
  setTimeout(() => {
    fetch().catch(() => {
      // It is asked for again when it opens.
    });
  }, CALM);

  /**
   * What is there already is drawn at once. No Suspense: React shows what was waited for with it a third of a second
   * later, and takes away what stands around it where it was shown before.
   */
  return function OnDemand(props: P) {
    // A function in a state must be given by a function.
    const [Known, know] = useState(() => ready);
    const [failed, fail] = useState<unknown>(null);
    useEffect(() => {
      let left = false;
      if (!Known) {
        fetch().then(
          (loaded) => left || know(() => loaded),
          (problem) => left || fail(problem),
        );
      }
      return () => {
        left = true;
      };
    }, [Known]);
    if (failed) throw failed;
    return Known ? <Known {...props} /> : null;
  };
}
