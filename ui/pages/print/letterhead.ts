import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useObjects } from '@/api/queries';
import type { DataRecord, ImageData, ObjectDeclaration, Page } from '@/api/types';
import { addressOf } from '@/fields/image';
import { clearOf } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { FORGET } from '@/records/queries';

/** A company as which the organisation sells, as it stands on paper. */
export interface Letterhead {
  id: string;
  name: string;
  facts: { label: string; value: string }[];
}

export interface Letterheads {
  all: Letterhead[];
  chosen: Letterhead | undefined;
  choose: (id: string) => void;
  /** The seal of the chosen one, where the person may see it and wants it on the paper. */
  seal: string | null;
  /** Whether there is a seal that the person may use. */
  hasSeal: boolean;
  wanted: boolean;
  want: (wanted: boolean) => void;
}

const FACTS = ['credit_code', 'address', 'phone', 'bank', 'account'];

/** The letterheads of the organisation, the first of them chosen. */
export function useLetterheads(): Letterheads {
  const object = useObjects().find((one) => one.name === 'letterhead');
  const text = useText();
  const [id, choose] = useState<string>();
  const [wanted, want] = useState(true);
  const query = { fields: ['name', ...FACTS], order_by: 'place', page_size: 50 };
  const found = useQuery({
    queryKey: ['records', 'letterhead', query],
    enabled: Boolean(object),
    queryFn: ({ signal }) => api.get<Page>('/records/letterhead', query, { signal }),
  });
  const all = (found.data?.items ?? []).map((record) => letterheadOf(record, object, text));
  const chosen = all.find((one) => one.id === id) ?? all[0];
  const whole = useQuery({
    queryKey: ['record', 'letterhead', chosen?.id],
    enabled: Boolean(chosen),
    gcTime: FORGET,
    queryFn: ({ signal }) => api.get<DataRecord>(`/records/letterhead/${chosen?.id}`, undefined, { signal }),
  });
  const picture = clearOf(whole.data?.values.seal) as ImageData | undefined;
  const seal = picture && wanted ? addressOf(picture) : null;
  return { all, chosen, choose, seal, hasSeal: Boolean(picture), wanted, want };
}

function letterheadOf(
  record: Pick<DataRecord, 'id' | 'values'>,
  object: ObjectDeclaration | undefined,
  text: ReturnType<typeof useText>,
): Letterhead {
  const value = (name: string) => String(clearOf(record.values[name]) ?? '');
  const label = (name: string) => text(object?.fields.find((one) => one.name === name)?.label);
  const facts = FACTS.map((name) => ({ label: label(name), value: value(name) })).filter((one) => one.value);
  return { id: record.id, name: value('name'), facts };
}
