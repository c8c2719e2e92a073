import { queryClient } from '@/api/queries';
import type { ObjectDeclaration } from '@/api/types';
import { isNarrow } from '@/kit/useNarrow';
import { boardOf } from '../board/boards';
import { boardAhead } from '../board/queries';
import { recordsQuery } from '../queries';
import { shownColumns } from './columns';
import { FACTS } from './RecordCards';
import { listState } from './state';

/** Asks for what the list of an object will show as it was left: its rows, or the cards of its board. */
export function listAhead(object: ObjectDeclaration): void {
  const state = listState(object.name);
  const board = boardOf(object);
  if (board && state.shape !== 'list') {
    // What fails here fails again where it is shown.
    boardAhead(object, board, state).catch(() => {});
  } else if (!state.group) {
    const columns = shownColumns(object, state.columns).slice(0, isNarrow() ? FACTS : undefined);
    void queryClient.prefetchQuery(recordsQuery(object, state, columns));
  }
}
