import { type Placed, TILES, type TileName } from './types';

/** What everybody sees who has arranged nothing. */
export const USUAL = 'today+,progress,won,funnel,forecast,ranking,conversion,activity,lost,leads';

const known = (name: string): name is TileName => TILES.some((one) => one === name);

/** The tiles of a saved dashboard; one that this page does not know is left out. */
export function readTiles(text: string): Placed[] {
  return text.split(',').flatMap((one) => {
    const wide = one.endsWith('+');
    const name = wide ? one.slice(0, -1) : one;
    return known(name) ? [{ name, wide }] : [];
  });
}

export const writeTiles = (tiles: Placed[]): string =>
  tiles.map(({ name, wide }) => (wide ? `${name}+` : name)).join(',');

/** The tiles with one of them at another's place. */
export function moved(tiles: Placed[], name: TileName, to: number): Placed[] {
  const one = tiles.find((tile) => tile.name === name);
  if (!one) return tiles;
  const rest = tiles.filter((tile) => tile.name !== name);
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), one, ...rest.slice(place)];
}
