import { describe, expect, it } from 'vitest';
import { moved, readTiles, USUAL, writeTiles } from './arrangement';

describe('the arrangement of tiles', () => {
  it('comes_back_as_it_was_written_without_tiles_that_nobody_knows', () => {
    expect(writeTiles(readTiles(USUAL))).toBe(USUAL);
    expect(writeTiles(readTiles('today,of_a_newer_program+,funnel+'))).toBe('today,funnel+');
    expect(readTiles('')).toEqual([]);
  });

  it('a_tile_moves_to_another_place_and_no_further_than_the_ends', () => {
    const tiles = readTiles('today,won,funnel');
    expect(writeTiles(moved(tiles, 'funnel', 0))).toBe('funnel,today,won');
    expect(writeTiles(moved(tiles, 'today', 9))).toBe('won,funnel,today');
    expect(writeTiles(moved(tiles, 'won', -1))).toBe('won,today,funnel');
  });
});
