import { Input } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';

/**
 * A heavy input that is fetched when it is first shown: the list does without calendars and
 * cascades. Until then a quiet box keeps its place, of which nobody is told.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  const Loaded = lazy(load) as unknown as ComponentType<P>;
  return (props: P) => (
    <Suspense fallback={<Input disabled aria-hidden />}>
      <Loaded {...props} />
    </Suspense>
  );
}
