import { useTexts } from '@/i18n/texts';
import { Badge, type Tone } from '@/kit/Badge';
import type { Status } from './types';

const TONES: Partial<Record<Status, Tone>> = {
  pending: 'busy',
  returned: 'busy',
  approved: 'good',
  rejected: 'bad',
};

/** How an approval stands, in a word and a colour. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useTexts('approvals');
  return <Badge tone={TONES[status] ?? 'quiet'}>{t(`status.${status}`)}</Badge>;
}
