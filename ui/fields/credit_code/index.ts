import { line } from '../line';

export const creditCode = line({ max: 32, width: 190, figures: true });
