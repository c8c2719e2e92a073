import type { ObjectDeclaration } from '@/api/types';
import { isSensitive } from './conditions';
import { readFilter } from './readFilter';
import { changeList, START } from './state';

/**
 * Shows the records that fit a condition from the address. It names open fields alone: what is sensitive
 * stands in no address, and is not taken from one.
 */
export function showFiltered(object: ObjectDeclaration, filter: string): void {
  const conditions = readFilter(filter, object.fields);
  if (conditions?.some((one) => isSensitive(one, object.fields))) return;
  changeList(object.name, {
    ...START,
    shape: 'list',
    conditions: conditions ?? [],
    writtenFilter: conditions ? '' : filter,
  });
}
