import { describe, expect, it } from 'vitest';
import { capital } from './capital';

describe('capital numerals', () => {
  it('are written as the rules for payment documents want them', () => {
    for (const [amount, text] of [
      ['1409.50', '壹仟肆佰零玖元伍角整'],
      ['6007.14', '陆仟零柒元壹角肆分'],
      ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
      ['325.04', '叁佰贰拾伍元零肆分'],
      ['107000.53', '壹拾万零柒仟元伍角叁分'],
      ['88000.00', '捌万捌仟元整'],
      ['100000000', '壹亿元整'],
      ['100010000.00', '壹亿零壹万元整'],
      ['100000001.00', '壹亿零壹元整'],
      ['1005', '壹仟零伍元整'],
      ['10.00', '壹拾元整'],
      ['0.05', '伍分'],
      ['0.30', '叁角整'],
      ['0.00', '零元整'],
      ['-1.00', '负壹元整'],
    ] as const) {
      expect(capital(amount)).toBe(text);
    }
  });

  it('are none for what is no amount', () => {
    expect(capital('1.234')).toBeNull();
    expect(capital('x')).toBeNull();
  });
});
