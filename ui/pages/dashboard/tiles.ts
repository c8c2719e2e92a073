import type { ComponentType } from 'react';
import { Activity } from './tiles/Activity';
import { Funnel, Lost, Ranking } from './tiles/Beside';
import { Leads } from './tiles/Leads';
import { Conversion, Forecast, Won } from './tiles/OverMonths';
import { Progress } from './tiles/Progress';
import { Today } from './tiles/Today';
import type { TileName, TileProps } from './types';

/** What each tile shows. */
export const SHOWN: Record<TileName, ComponentType<TileProps>> = {
  today: Today,
  progress: Progress,
  won: Won,
  funnel: Funnel,
  forecast: Forecast,
  ranking: Ranking,
  conversion: Conversion,
  activity: Activity,
  lost: Lost,
  leads: Leads,
};
