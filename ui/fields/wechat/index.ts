import { line } from '../line';

export const wechat = line({ max: 64, width: 140 });
