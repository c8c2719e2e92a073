import { onDemand } from '@/kit/onDemand';

// Only documents have them: other pages do without.
export const TradeActs = onDemand(() => import('./TradeActs'));
export const PaymentPlan = onDemand(() => import('./PaymentPlan'));
