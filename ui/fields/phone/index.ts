import { line } from '../line';
import { spacedPhone } from './spaced';

export const phone = line({ max: 32, inputMode: 'tel', width: 150, format: spacedPhone, figures: true });
