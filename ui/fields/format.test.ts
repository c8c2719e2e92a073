import { describe, expect, it } from 'vitest';
import { formatDay } from '@/i18n/time';
import { formatSize } from './file/size';
import { formatMoney } from './money/format';
import { groupedDecimal } from './number/decimal';
import { spacedPhone } from './phone/spaced';
import { pathTo, regionOf, regionText, treeOf } from './region/tree';

describe('figures', () => {
  it('groups_of_three_keep_every_digit_of_an_exact_decimal', () => {
    expect(groupedDecimal('12345678901234567890.123456')).toBe('12,345,678,901,234,567,890.123456');
    expect(groupedDecimal('-1234.5', 2)).toBe('-1,234.50');
  });

  it('money_is_written_as_chinese_readers_do', () => {
    expect(formatMoney({ amount: '1234.5', currency: 'CNY' })).toBe('¥1,234.50');
    expect(formatMoney({ amount: '-3', currency: 'USD' })).toBe('-US$3.00');
    expect(formatMoney({ amount: '3', currency: 'CHF' })).toBe('CHF 3.00');
  });

  it('a_size_is_rounded_to_what_people_read', () => {
    expect([formatSize(12), formatSize(248_123), formatSize(3_600_000)]).toEqual([
      '12 B',
      '242 KB',
      '3.4 MB',
    ]);
  });
});

it('a_day_is_written_in_chinese_and_as_iso_in_english', () => {
  expect(formatDay('2025-06-02', 'zh-CN')).toBe('2025年6月2日');
  expect(formatDay('2025-06-02', 'en')).toBe('2025-06-02');
});

it('a_chinese_mobile_number_is_spaced_and_others_stay_as_they_are', () => {
  expect(spacedPhone('+8613812345678')).toBe('138 1234 5678');
  expect(spacedPhone('+442071838750')).toBe('+442071838750');
});

describe('regions', () => {
  const tree = treeOf({
    province_list: { 310000: '上海市', 330000: '浙江省' },
    city_list: { 310100: '上海市', 330100: '杭州市' },
    county_list: { 310115: '浦东新区', 330106: '西湖区' },
  });

  it('a_code_leads_to_its_whole_path_and_back_to_the_wire_value', () => {
    const region = regionOf(pathTo('330106', tree));
    expect(region).toEqual({ code: '330106', province: '浙江省', city: '杭州市', district: '西湖区' });
  });

  it('a_municipality_is_named_once', () => {
    const region = regionOf(pathTo('310115', tree));
    expect(region && regionText(region)).toBe('上海市浦东新区');
  });

  it('an_unknown_code_has_no_path', () => {
    expect(pathTo('999999', tree)).toEqual([]);
    expect(regionOf([])).toBeNull();
  });
});
