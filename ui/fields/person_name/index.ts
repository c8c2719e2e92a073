import { line } from '../line';

/** A person's name: masked as `王*` or `王*芳`, found by its parts and by pinyin. */
export const personName = line({ max: 100, width: 120 });
