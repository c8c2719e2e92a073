import { line } from '../line';

export const text = line({ max: 500, width: 180 });
