import { isProblem } from '@/api/problem';
import type { CommonTexts } from '@/i18n/texts';

/** One sentence for a failed request, in the language of the page. */
export function problemText(error: unknown, t: CommonTexts): string {
  if (!isProblem(error)) return t('common:problem.unknown');
  if (error.code === 'unreachable') return t('common:problem.unreachable');
  if (error.code === 'locked' && error.retryAfter)
    return t('common:problem.locked', { count: Math.ceil(error.retryAfter / 60) });
  // A quota of a day says itself what is used up.
  if (error.status === 429 && error.retryAfter && !error.code.startsWith('pool_'))
    return t('common:problem.slowDown', { seconds: error.retryAfter });
  return error.message && !error.message.startsWith('http_') ? error.message : t('common:problem.unknown');
}
