import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClearValue, FIELD_TYPES, type Field, type FieldType, type WireOf } from '@/api/types';
import common from '@/i18n/zh-CN/common.json';
import fields from '@/i18n/zh-CN/fields.json';
import gate from '@/i18n/zh-CN/gate.json';
import { Value, valueText } from './Value';

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: { 'zh-CN': { common, fields, gate } } });
});

const SAMPLES: { [T in FieldType]: WireOf[T] } = {
  text: 'words',
  long_text: 'two\nlines',
  person_name: '王芳',
  phone: '+8613812345678',
  email: 'a@example.cn',
  id_card: '11010519491231002X',
  bank_card: '6222021001116245702',
  credit_code: '91310115MA1K400001',
  date: '2025-06-02',
  datetime: '2025-06-02T08:00:00.000Z',
  money: { amount: '1234.5', currency: 'CNY' },
  number: '12345.678',
  choice: 'vip',
  choices: ['vip', 'gold'],
  region: { code: '310115', province: '上海市', city: '上海市', district: '浦东新区' },
  address: '世纪大道 1 号',
  url: 'https://example.com/a',
  wechat: 'wx_1',
  checkbox: true,
  user: 'u1',
  users: ['u1'],
  relation: 'r1',
  file: { name: 'a.pdf', size: 2048, media_type: 'application/pdf' },
  grants: [{ object: 'customer', verbs: ['list'], rows: 'own', fields: [] }],
  image: { media_type: 'image/png', data: 'iVBORw0KGgo=' },
  secret: 'never shown',
  lines: {
    currency: 'CNY',
    rows: [{ product: null, name: 'Kelly 25', unit: '只', quantity: '1', price: '88000', discount: '5' }],
  },
};

const fieldOf = (type: FieldType) =>
  ({
    name: 'f',
    type,
    label: { zh: '字段', en: 'Field' },
    options: [{ value: 'vip', label: { zh: '贵宾', en: 'VIP' } }],
  }) as unknown as Field;
const refs = { u1: '李强', r1: '总部' };

describe('values', () => {
  it.each(FIELD_TYPES)('a_value_of_type_%s_is_shown_and_has_a_text', (type) => {
    const value: ClearValue = SAMPLES[type];
    const { container } = render(<Value field={fieldOf(type)} value={value} refs={refs} />);
    const picture = container.querySelector('img')?.alt;
    expect(container.textContent || picture).toBeTruthy();
    expect(valueText(value, { field: fieldOf(type), refs, language: 'zh-CN' })).not.toBe('');
  });

  it('a_masked_value_says_so_to_those_who_cannot_see_the_lock', () => {
    render(<Value field={fieldOf('phone')} value={{ masked: '138****5678' }} />);
    expect(screen.getByText('138****5678')).toBeTruthy();
    expect(screen.getByText(gate.maskedSuffix)).toBeTruthy();
  });

  it('an_address_of_another_scheme_never_becomes_a_link', () => {
    const { container } = render(<Value field={fieldOf('url')} value="javascript:alert(1)" />);
    expect(container.querySelector('a')).toBeNull();
  });
});
