import { useNavigate } from '@tanstack/react-router';
import { useMe, useObjects } from '@/api/queries';
import type { Text } from '@/api/types';
import { mayObject } from '@/gate/may';
import { currentLanguage } from '@/i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n/languages';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { MODES, setMode, useMode } from '@/theme/mode';
import { type IconName, iconOf } from '../icons';
import { useInstall } from '../install';
import { pages } from '../pages';
import { useActs } from '../useActs';
import type { Named } from './match';
import { lay } from './open';
import { placesOf } from './places';

/** Something that the palette does or leads to. */
export interface Command extends Named {
  id: string;
  icon: IconName;
  /** Keys that do the same. */
  keys?: string | null;
  run: () => void;
}

const both = (text: Text) => [text.zh, text.en];

/** Every page that this person may open and every act that they may do, as the palette names them. */
export function useCommands(): Command[] {
  const { t } = useTexts('shell');
  const text = useText();
  const me = useMe();
  const objects = useObjects();
  const mode = useMode();
  const navigate = useNavigate();
  const acts = useActs();
  const install = useInstall();
  const go = (to: string) => () => void navigate({ to });
  const places = placesOf(me, objects);
  const create = places.flatMap(({ object }): Command[] =>
    object && mayObject(me, object.name, 'create')
      ? [
          {
            id: `new-${object.name}`,
            label: t('palette.new', { what: text(object.label) }),
            also: both(object.label).map((what) => `new ${what}`),
            icon: iconOf(object.icon),
            run: () => lay({ what: 'new', object: object.name }),
          },
        ]
      : [],
  );
  const lead = places.map(
    (place): Command => ({
      id: `go-${place.path}`,
      label: place.object ? text(place.object.plural) : place.nav ? t(`nav.${place.nav}`) : '',
      also: place.object ? both(place.object.plural) : [],
      icon: place.object
        ? iconOf(place.object.icon)
        : (pages.find((page) => page.path === place.path)?.nav?.icon ?? 'record'),
      keys: place.keys,
      run: go(place.path),
    }),
  );
  const own: Command[] = [
    { id: 'profile', label: t('profile'), icon: 'account', run: acts.profile },
    ...MODES.filter((one) => one !== mode).map(
      (one): Command => ({
        id: `theme-${one}`,
        label: t('palette.theme', { what: t(`common:theme.${one}`) }),
        also: [`${one} theme`],
        icon: 'theme',
        run: () => setMode(one),
      }),
    ),
    ...LANGUAGES.filter((one) => one !== currentLanguage()).map(
      (one): Command => ({
        id: `language-${one}`,
        label: t('palette.language', { what: LANGUAGE_NAMES[one] }),
        also: [`language ${one}`],
        icon: 'language',
        run: () => void acts.language(one),
      }),
    ),
    ...(install
      ? [
          {
            id: 'install',
            label: t('palette.install'),
            also: ['install'],
            icon: 'phone' as const,
            run: install,
          },
        ]
      : []),
    { id: 'keys', label: t('keys.title'), icon: 'keyboard', keys: '?', run: () => lay({ what: 'keys' }) },
    { id: 'out', label: t('signOut'), also: ['sign out'], icon: 'out', run: () => void acts.signOut() },
  ];
  return [...create, ...lead, ...own];
}
