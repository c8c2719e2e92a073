import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe, useObjects } from '@/api/queries';
import { listenToKeys, useKeys } from '@/kit/keys';
import { onDemand } from '@/kit/onDemand';
import { RecordForm } from '@/records/form';
import { lay, useOver } from './open';
import { placesOf } from './places';

const Palette = onDemand(() => import('./Palette'));
const KeyOverview = onDemand(() => import('./KeyOverview'));

/** The keys that work on every page, and what they open. */
export function Launcher() {
  const over = useOver();
  const me = useMe();
  const objects = useObjects();
  const navigate = useNavigate();
  useEffect(listenToKeys, []);
  usePaletteKey();
  const places = placesOf(me, objects).filter((place) => place.keys);
  useKeys({
    '/': () => lay({ what: 'palette' }),
    '?': () => lay({ what: 'keys' }),
    ...Object.fromEntries(places.map((place) => [place.keys, () => void navigate({ to: place.path })])),
  });
  if (over?.what === 'palette') return <Palette />;
  if (over?.what === 'keys') return <KeyOverview />;
  const object = over?.what === 'new' ? objects.find((one) => one.name === over.object) : undefined;
  return object ? (
    <RecordForm
      key={object.name}
      object={object}
      onClose={() => lay(null)}
      onSaved={(record) => {
        lay(null);
        void navigate({ to: `/records/${object.name}/${record.id}` });
      }}
    />
  ) : null;
}

/** Ctrl-K or ⌘K, also while somebody types. */
function usePaletteKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      // A form with unsaved text is not covered.
      const busy = [...document.querySelectorAll('[role="dialog"]')].some(
        (one) => one.getClientRects().length > 0,
      );
      if (!busy) lay({ what: 'palette' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
