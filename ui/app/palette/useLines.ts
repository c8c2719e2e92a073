import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe, useObjects } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { changeList } from '@/records/list/state';
import { type IconName, iconOf } from '../icons';
import { listedObjects } from '../navigation';
import { type Marked, useMarks } from './marks';
import { fitting } from './match';
import { soughtObjects } from './places';
import { type Command, useCommands } from './useCommands';
import { type Found, useFound } from './useFound';

/** One line of the palette. */
export interface Line {
  id: string;
  label: string;
  hint?: ReactNode;
  icon: IconName;
  keys?: string | null | undefined;
  run: () => void;
}

export interface Group {
  key: string;
  title: string;
  lines: Line[];
}

export interface Lines {
  groups: Group[];
  /** Whether the answer to what is typed has come. */
  settled: boolean;
  error: unknown;
  /** Lists everything that fits, where there is a list for it. */
  listAll: Line | null;
}

/** Acts that are offered before anything is typed. */
const OFFERED = 4;
const MOST = 6;

/** What the palette shows for what is typed: acts and pages, then records; before that, what was seen last. */
export function useLines(typed: string): Lines {
  const { t } = useTexts('shell');
  const me = useMe();
  const objects = useObjects();
  const commands = useCommands();
  const marks = useMarks();
  const found = useFound(typed, soughtObjects(me, objects));
  const records = useRecordLines(objects);
  const listAll = useListAll(typed);
  if (typed.trim() === '') {
    const starred = new Set(marks.data?.favourites.map((one) => one.id));
    const recent = (marks.data?.recent ?? []).filter((one) => !starred.has(one.id));
    const groups = [
      {
        key: 'recent',
        title: t('palette.recent'),
        lines: recent.map((one) => records.marked(one, 'seen')),
      },
      {
        key: 'favourites',
        title: t('palette.favourites'),
        lines: (marks.data?.favourites ?? []).map((one) => records.marked(one, 'star')),
      },
      { key: 'acts', title: t('palette.acts'), lines: commands.slice(0, OFFERED).map(lineOf) },
    ];
    return { groups: groups.filter(filled), settled: !marks.isPending, error: null, listAll: null };
  }
  const fit = fitting(typed, commands).slice(0, MOST).map(lineOf);
  const groups = [
    { key: 'acts', title: t('palette.acts'), lines: fit },
    ...records.found(found),
    { key: 'all', title: t('palette.lists'), lines: listAll ? [listAll] : [] },
  ];
  return { groups: groups.filter(filled), settled: found !== null, error: found?.error ?? null, listAll };
}

const filled = (group: Group) => group.lines.length > 0;

function lineOf({ id, label, icon, keys, run }: Command): Line {
  return { id, label, icon, keys, run };
}

function useRecordLines(objects: ObjectDeclaration[]) {
  const text = useText();
  const navigate = useNavigate();
  const go = (object: string, id: string) => () => void navigate({ to: `/records/${object}/${id}` });
  const of = (name: string) => objects.find((one) => one.name === name);
  return {
    marked: (one: Marked, why: 'seen' | 'star'): Line => ({
      id: `${why}-${one.id}`,
      label: one.title,
      hint: text(of(one.object)?.label),
      icon: why === 'star' ? 'star' : iconOf(of(one.object)?.icon ?? ''),
      run: go(one.object, one.id),
    }),
    found: (found: Found | null): Group[] =>
      (found?.groups ?? []).map(({ object, records }) => ({
        key: object.name,
        title: text(object.plural),
        lines: records.map((record) => ({
          id: record.id,
          label: record.title || '—',
          icon: iconOf(object.icon),
          run: go(object.name, record.id),
        })),
      })),
  };
}

/** What is typed as the search of a list: the one at hand, else the first. */
function useListAll(typed: string): Line | null {
  const { t } = useTexts('shell');
  const text = useText();
  const navigate = useNavigate();
  const lists = listedObjects(useMe(), useObjects());
  const { object: here } = useParams({ strict: false }) as { object?: string };
  const list = lists.find((one) => one.name === here) ?? lists[0];
  const q = typed.trim();
  if (!list || q === '') return null;
  return {
    id: 'list-all',
    label: t('palette.listAll', { what: text(list.plural), q }),
    icon: 'search',
    keys: '⇧ ↵',
    run: () => {
      changeList(list.name, { q, shape: 'list' });
      void navigate({ to: `/records/${list.name}` });
    },
  };
}
