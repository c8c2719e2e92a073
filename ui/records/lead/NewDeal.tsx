import { Form, Select } from 'antd';
import type { ComponentType } from 'react';
import { useObject } from '@/api/queries';
import type { ClearValue, DataRecord } from '@/api/types';
import type { EditProps } from '@/fields/contract';
import { rendererOf } from '@/fields/registry';
import { clearOf } from '@/gate/masked';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { type BoardSpec, boardOf } from '../board/boards';
import { useBoards } from '../board/queries';

/** What is asked of a deal here; the rest is filled in as it goes. */
const ASKED = ['title', 'amount', 'expected_on'];

/** The deal that comes with a new customer. */
export function NewDeal({ record }: { record: DataRecord }) {
  const { t } = useTexts('leads');
  const text = useText();
  const deal = useObject('deal');
  const spec = deal && boardOf(deal);
  if (!deal) return null;
  const fields = ASKED.flatMap((name) => deal.fields.filter((field) => field.name === name && field.edit));
  const beginsWith: Record<string, unknown> = {
    title: clearOf(record.values.company_name) ?? clearOf(record.values.name),
    amount: clearOf(record.values.budget),
  };
  return (
    <>
      {fields.map((field) => {
        const Edit = rendererOf(field.type).Edit as unknown as ComponentType<EditProps<ClearValue>>;
        const needed = { required: field.required, message: t('convert.titleNeeded') };
        return (
          <Form.Item
            key={field.name}
            name={`deal.${field.name}`}
            label={text(field.label)}
            initialValue={beginsWith[field.name]}
            rules={[needed]}
          >
            <Edit field={field} refs={{}} />
          </Form.Item>
        );
      })}
      {spec ? <Pipeline spec={spec} /> : null}
    </>
  );
}

/** Where there are several ways to sell, one is chosen: the deal begins in its first stage. */
function Pipeline({ spec }: { spec: BoardSpec }) {
  const { t } = useTexts('leads');
  const { boards } = useBoards(spec);
  const offered = boards.flatMap((one) => {
    const first = one.columns[0];
    return first ? [{ value: first.id, label: one.name }] : [];
  });
  if (offered.length < 2) return null;
  return (
    <Form.Item name="deal.stage" label={t('convert.pipeline')} initialValue={offered[0]?.value}>
      <Select options={offered} />
    </Form.Item>
  );
}
