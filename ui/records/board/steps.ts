import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Arrow keys carry a card to the column beside it. */
export const byColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
  const held = context.collisionRect;
  if (!step || !held) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.values()].sort((a, b) => a.left - b.left);
  const middle = held.left + held.width / 2;
  const at = columns.findLastIndex((column) => column.left <= middle);
  const [from, to] = [columns[at], columns[at + step]];
  if (!from || !to) return currentCoordinates;
  return { ...currentCoordinates, x: currentCoordinates.x + to.left - from.left };
};
