import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useColleagues } from '@/api/colleagues';
import { useObjects } from '@/api/queries';
import type { Field, ObjectDeclaration, Page } from '@/api/types';
import { groupedDecimal } from '@/fields/number/decimal';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { operatorKey } from '@/records/list/operators';
import { readFilter } from '@/records/list/readFilter';
import type { FlowDraft, StepDraft } from './flows';
import { conditionWords, stepWords, type Tongue } from './words';

/** The roles by name. */
export function useRoles(): { id: string; name: string }[] {
  const found = useQuery({
    queryKey: ['records', 'role', 'names'],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<Page>('/records/role', { page_size: 200 }, { signal }),
    select: (page) => page.items.map((one) => ({ id: one.id, name: one.title })),
  });
  return found.data ?? [];
}

/** Open fields that a condition may look at. */
export function openFields(object: ObjectDeclaration | undefined): Field[] {
  return object?.fields.filter((field) => field.class !== 'high' && field.operators.length > 0) ?? [];
}

/** A flow in one sentence: when, before what, and by whom. */
export function useWords(): (flow: FlowDraft) => string {
  const { t, language } = useTexts('approvals');
  const { t: list } = useTexts('records');
  const text = useText();
  const objects = useObjects();
  const colleagues = useColleagues(true);
  const roles = useRoles();
  const nameOf = (all: { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? '…';
  const who = (step: StepDraft): string => {
    if (step.who === 'manager') return t('words.manager');
    if (step.who === 'role') return t('words.role', { role: step.role ? nameOf(roles, step.role) : '…' });
    const names = step.people.map((id) => nameOf(colleagues, id));
    return names.length > 0 ? joinList(names, language) : '…';
  };
  const option = (one: unknown, field: Field) =>
    text(field.options?.find((each) => each.value === one)?.label) || groupedDecimal(String(one));
  const tongue: Tongue = {
    label: (field) => text(field.label),
    operator: (one, field) =>
      one.operator === 'empty'
        ? list(one.value === true ? 'filter.isEmpty' : 'filter.isFilled')
        : one.operator === 'in' || (one.operator === '=' && field.options)
          ? t('words.isOneOf')
          : list(`filter.op.${operatorKey(one.operator, field.type)}`),
    value: (value, field) =>
      Array.isArray(value)
        ? value.map((one) => option(one, field)).join(t('words.or'))
        : option(typeof value === 'object' && value !== null ? JSON.stringify(value) : value, field),
    part: (field, operator, value) => t('words.part', { field, operator, value }),
    and: t('words.and'),
    step: (step) => {
      const alone = step.who === 'manager' || (step.who === 'people' && step.people.length < 2);
      return alone ? who(step) : t(`words.${step.need}`, { who: who(step) });
    },
    inOrder: (steps) => steps.join(t('words.then')),
  };
  return (flow) => {
    const object = objects.find((one) => one.name === flow.object);
    const fields = openFields(object);
    const told = (filter: string) => {
      const read = readFilter(filter, fields);
      return read ? conditionWords(read, fields, tongue) : filter;
    };
    const parts = {
      object: text(object?.label),
      condition: flow.condition ? told(flow.condition) : t('words.always'),
      guard: told(flow.guard) || '…',
      steps: stepWords(flow.steps, tongue) || '…',
    };
    return t('words.sentence', parts);
  };
}
