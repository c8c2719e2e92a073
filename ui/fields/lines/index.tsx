import type { Lines } from '@/api/types';
import type { FieldRenderer } from '../contract';
import { later } from '../later';
import { LineFilter } from '../line';
import { formatMoney } from '../money/format';
import { LinesView } from './LinesView';
import { sumsOf } from './sums';

const Edit = later(() => import('./LinesEdit'));

/** What is sold, line by line, and what it comes to. */
export const lines: FieldRenderer<Lines> = {
  View: LinesView,
  Edit,
  Filter: LineFilter,
  text: (value) => {
    const total = formatMoney({ amount: sumsOf(value).total, currency: value.currency });
    return `${value.rows.map((row) => `${row.name} × ${row.quantity}${row.unit}`).join(', ')} = ${total}`;
  },
  width: 260,
};
