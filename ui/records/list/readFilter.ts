import type { Field, Operator } from '@/api/types';
import type { Condition } from './conditions';

// The filters that this page writes: conditions joined by AND, `(f = a OR f = b)` and `NOT f:*`.
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|>=|<=|!=|[=<>:()]|[^\s"=<>!:()]+)/y;

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match?.[1]) return null;
    tokens.push(match[1]);
  }
  return tokens;
}

interface Comparison {
  field: string;
  operator: Operator;
  value: string;
  negated: boolean;
}

/** Walks over the tokens; every method gives null where the text is not of our own kind. */
class Reader {
  #at = 0;
  constructor(readonly tokens: string[]) {}

  get done(): boolean {
    return this.#at >= this.tokens.length;
  }

  take(word: string): boolean {
    if (this.tokens[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }

  comparison(): Comparison | null {
    const negated = this.take('NOT');
    const [field, operator, value] = this.tokens.slice(this.#at, this.#at + 3);
    if (!field || !operator || !value || !/^[a-z_][a-z0-9_]*$/.test(field)) return null;
    if (!/^(=|!=|<=?|>=?|:)$/.test(operator)) return null;
    this.#at += 3;
    const plain = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
    return { field, operator: operator as Operator, value: plain, negated };
  }

  any(): Comparison[] | null {
    const all: Comparison[] = [];
    do {
      const next = this.comparison();
      if (!next) return null;
      all.push(next);
    } while (this.take('OR'));
    return this.take(')') ? all : null;
  }
}

function plainValue(text: string, field: Field | undefined): unknown {
  if (field?.type === 'checkbox') return text === 'true';
  return field?.type === 'region' ? { code: text } : text;
}

function conditionOf(parts: Comparison[], key: number, fields: Field[]): Condition | null {
  const [first] = parts;
  if (!first) return null;
  const field = fields.find((one) => one.name === first.field);
  if (parts.length > 1) {
    if (parts.some((one) => one.field !== first.field || one.negated)) return null;
    return {
      key,
      field: first.field,
      operator: 'in',
      value: parts.map((one) => plainValue(one.value, field)),
    };
  }
  if (first.operator === ':' && first.value === '*') {
    return { key, field: first.field, operator: 'empty', value: first.negated };
  }
  if (first.negated) return null;
  return { key, field: first.field, operator: first.operator, value: plainValue(first.value, field) };
}

/** The builder's lines of a filter that this page wrote; null for any other filter. */
export function readFilter(text: string, fields: Field[]): Condition[] | null {
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const conditions: Condition[] = [];
  while (!reader.done) {
    if (conditions.length > 0 && !reader.take('AND')) return null;
    const grouped = reader.take('(');
    const single = grouped ? null : reader.comparison();
    const parts = grouped ? reader.any() : single ? [single] : null;
    const condition = parts ? conditionOf(parts, conditions.length, fields) : null;
    if (!condition) return null;
    conditions.push(condition);
  }
  return conditions;
}
