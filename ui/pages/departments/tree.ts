import type { DataRecord } from '@/api/types';
import { textOf } from '@/records/textOf';

export interface Node {
  record: DataRecord;
  below: Node[];
}

/** Departments as a tree; one whose superior is not there, or that lies in a circle, stands at the top. */
export function treeOf(records: DataRecord[]): Node[] {
  const byParent = new Map<string, DataRecord[]>();
  const known = new Set(records.map((one) => one.id));
  for (const one of records) {
    const parent = textOf(one, 'parent_department');
    const key = known.has(parent) ? parent : '';
    byParent.set(key, [...(byParent.get(key) ?? []), one]);
  }
  const placed = new Set<string>();
  const grow = (record: DataRecord): Node => {
    placed.add(record.id);
    const below = (byParent.get(record.id) ?? []).filter((one) => !placed.has(one.id));
    return { record, below: below.map(grow) };
  };
  const top = (byParent.get('') ?? []).map(grow);
  const lost = records.filter((one) => !placed.has(one.id));
  return [...top, ...lost.flatMap((one) => (placed.has(one.id) ? [] : [grow(one)]))];
}

/** The ids of a department and of all below it. */
export function within(node: Node): string[] {
  return [node.record.id, ...node.below.flatMap(within)];
}

/** The tree as choices, deeper ones indented; `except` and what lies below it are left out. */
export function choicesOf(
  nodes: Node[],
  except: string | null,
  depth = 0,
): { value: string; label: string }[] {
  return nodes
    .filter((node) => node.record.id !== except)
    .flatMap((node) => [
      { value: node.record.id, label: `${'\u3000'.repeat(depth)}${node.record.title}` },
      ...choicesOf(node.below, except, depth + 1),
    ]);
}
