import { describe, expect, it } from 'vitest';
import { initialsOf } from '@/i18n/initials';
import { fitting } from './match';

const ALL = [
  { label: '新建客户', also: ['New customer'] },
  { label: '客户', also: ['Customers'] },
  { label: '切换到深色' },
  { label: '退出登录', also: ['Sign out'] },
];
const labels = (typed: string) => fitting(typed, ALL).map((one) => one.label);

describe('finding by name', () => {
  it('initials_of_pinyin_stand_for_chinese_labels', () => {
    expect(initialsOf('新建客户')).toBe('xjkh');
    expect(initialsOf('退出登录')).toBe('tcdl');
    expect(initialsOf('公海 A1')).toBe('gha1');
  });

  it('a_label_is_found_by_its_beginning_a_part_its_initials_and_its_other_language', () => {
    expect(labels('客户')).toEqual(['客户', '新建客户']);
    expect(labels('kh')).toEqual(['客户', '新建客户']);
    expect(labels('xjkh')).toEqual(['新建客户']);
    expect(labels('sign')).toEqual(['退出登录']);
    expect(labels('深色')).toEqual(['切换到深色']);
  });

  it('few_letters_are_not_looked_for_inside_words_or_in_the_other_language', () => {
    expect(labels('si')).toEqual([]);
    expect(labels('ign')).toEqual([]);
    expect(labels('out')).toEqual(['退出登录']);
  });

  it('what_fits_nothing_finds_nothing_and_nothing_typed_finds_all', () => {
    expect(labels('王芳')).toEqual([]);
    expect(labels(' ')).toHaveLength(ALL.length);
  });
});
