import type { FieldType, Operator } from '@/api/types';

/** The words of an operator: dates are earlier and later, figures less and more. */
export function operatorKey(operator: Operator, type: FieldType) {
  const time = type === 'date' || type === 'datetime';
  switch (operator) {
    case '=':
      return 'equal';
    case '!=':
      return 'notEqual';
    case '<':
      return time ? 'before' : 'less';
    case '<=':
      return time ? 'beforeEqual' : 'lessEqual';
    case '>':
      return time ? 'after' : 'greater';
    case '>=':
      return time ? 'afterEqual' : 'greaterEqual';
    case ':':
      return 'contains';
    case 'in':
      return 'in';
    case 'empty':
      return 'empty';
  }
}
