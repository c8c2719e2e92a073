import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { DataRecord, Page } from '@/api/types';
import { FORGET } from '../queries';

const FIELDS = ['title', 'number', 'due_on', 'amount', 'received', 'status', 'received_on'];

/** The instalments of a contract or an order, the first due first. */
export function usePayments(record: DataRecord, allowed: boolean) {
  const query = {
    filter: `${record.object} = "${record.id}"`,
    order_by: 'due_on',
    page_size: 200,
    fields: FIELDS,
  };
  return useQuery({
    queryKey: ['records', 'payment', query],
    enabled: allowed,
    gcTime: FORGET,
    queryFn: ({ signal }) => api.get<Page>('/records/payment', query, { signal }),
  });
}
