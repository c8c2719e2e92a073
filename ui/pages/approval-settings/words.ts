import type { Field } from '@/api/types';
import { type Condition, isComplete } from '@/records/list/conditions';
import type { StepDraft } from './flows';

/** What a sentence about a flow is made of; the texts stay with the page. */
export interface Tongue {
  label: (field: Field) => string;
  operator: (condition: Condition, field: Field) => string;
  value: (value: unknown, field: Field) => string;
  /** A field, an operator and a value as one condition. */
  part: (field: string, operator: string, value: string) => string;
  and: string;
  step: (step: StepDraft) => string;
  inOrder: (steps: string[]) => string;
}

/** Conditions in plain words; a line that says nothing yet is left out. */
export function conditionWords(conditions: Condition[], fields: Field[], tongue: Tongue): string {
  return conditions
    .filter(isComplete)
    .flatMap((one) => {
      const field = fields.find((each) => each.name === one.field);
      if (!field) return [];
      if (one.operator === 'empty')
        return [tongue.part(tongue.label(field), tongue.operator(one, field), '').trim()];
      return [tongue.part(tongue.label(field), tongue.operator(one, field), tongue.value(one.value, field))];
    })
    .join(tongue.and);
}

/** The steps in plain words. */
export const stepWords = (steps: StepDraft[], tongue: Tongue): string =>
  tongue.inOrder(steps.map(tongue.step));
