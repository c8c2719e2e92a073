import type { Period } from './period';

/** The names under which tiles stand in a saved dashboard. */
export const TILES = [
  'today',
  'progress',
  'won',
  'funnel',
  'forecast',
  'ranking',
  'conversion',
  'activity',
  'lost',
  'leads',
] as const;
export type TileName = (typeof TILES)[number];

/** Whose figures. */
export type Scope = 'mine' | 'team';

export interface TileProps {
  /** The condition that leaves the records of this scope; empty for all that the person may see. */
  whose: string;
  period: Period;
}

/** The records behind a number. */
export interface Behind {
  object: string;
  filter: string;
}

/** One line of a tile: what it is about, its numbers, and the records behind it. */
export interface Row {
  key: string;
  label: string;
  values: (number | null)[];
  /** The same for readers. */
  told: string[];
  behind?: Behind | undefined;
}

/** A tile that stands on a dashboard. */
export interface Placed {
  name: TileName;
  wide: boolean;
}
