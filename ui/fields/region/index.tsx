import type { Region } from '@/api/types';
import { useTexts } from '@/i18n/texts';
import type { EditProps, FieldRenderer, FilterProps } from '../contract';
import { later } from '../later';
import { regionText } from './tree';

const Cascade = later(() => import('./Cascade'));

function Edit({ id, value, onChange }: EditProps<Region>) {
  return <Cascade id={id} code={value?.code} onChange={(next) => onChange?.(next)} />;
}

function Filter({ value, onChange }: FilterProps) {
  const { t } = useTexts('fields');
  const code = (value as Region | undefined)?.code;
  return <Cascade code={code} onChange={onChange} label={t('filter.value')} />;
}

export const region: FieldRenderer<Region> = {
  View: ({ value }) => <span>{regionText(value)}</span>,
  Edit,
  Filter,
  text: regionText,
  width: 170,
};
