import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { api } from '@/api/client';
import type { DataRecord, ObjectDeclaration } from '@/api/types';
import { clearOf } from '@/gate/masked';
import type { FormValues } from './values';

interface Wish {
  object: ObjectDeclaration;
  /** The customer of a new record, once it is known. */
  customer: string | null;
  form: FormInstance<FormValues>;
}

/**
 * What an invoice takes from its customer: to whom it is made out, and by which code. Only what the person sees
 * clear, and only into what is empty.
 */
export function useProposal({ object, customer, form }: Wish): void {
  const wanted = object.name === 'invoice' ? customer : null;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const fill = async () => {
      const { values } = await api.get<DataRecord>(`/records/customer/${wanted}`);
      if (gone) return;
      const code = clearOf(values.credit_code);
      const proposals: FormValues = {
        title: clearOf(values.company_name) ?? clearOf(values.name) ?? null,
        credit_code: code ?? null,
      };
      for (const [field, value] of Object.entries(proposals)) {
        if (value && !form.getFieldValue(field)) form.setFieldValue(field, value);
      }
    };
    // Without a proposal the form is as good as before.
    fill().catch(() => {});
    return () => {
      gone = true;
    };
  }, [wanted, form]);
}
