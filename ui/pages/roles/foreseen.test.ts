import { expect, it } from 'vitest';
import { type FieldForeseen, fieldLines, type VerbForeseen, verbLines } from './foreseen';

const verb = (name: string, before: VerbForeseen['before'], after: VerbForeseen['after']) => ({
  verb: name,
  before,
  after,
});

const field = (
  name: string,
  before: FieldForeseen['before'],
  after: FieldForeseen['after'],
): FieldForeseen => ({ field: name, rows: 'own', before, after });

it('verbs_that_change_alike_stand_in_one_line_and_lists_go_with_opening', () => {
  const wider = (name: string) => verb(name, ['own'], ['team']);
  const lines = verbLines([wider('list'), wider('count'), wider('read'), wider('search'), wider('update')]);
  expect(lines).toEqual([{ kind: 'gain', verbs: ['read', 'update'], before: ['own'], after: ['team'] }]);
});

it('lists_are_told_where_they_do_not_go_with_opening', () => {
  const lines = verbLines([verb('list', ['own'], []), verb('read', ['own'], ['team'])]);
  expect(lines.map((one) => one.verbs)).toEqual([['list'], ['read']]);
});

it('more_rows_are_a_gain_fewer_a_loss_and_others_a_change', () => {
  const kind = (before: VerbForeseen['before'], after: VerbForeseen['after']) =>
    verbLines([verb('read', before, after)])[0]?.kind;
  expect(kind([], ['own'])).toBe('gain');
  expect(kind(['own'], ['own', 'pool'])).toBe('gain');
  expect(kind(['team', 'pool'], ['all'])).toBe('gain');
  expect(kind(['all'], ['tree', 'pool'])).toBe('lose');
  expect(kind(['own'], [])).toBe('lose');
  expect(kind(['pool'], ['own'])).toBe('change');
});

it('a_field_that_is_seen_better_and_no_longer_written_is_neither_gained_nor_lost', () => {
  const seeing = (view: 'masked' | 'clear', edit: boolean) => ({ view, edit });
  const kinds = fieldLines([
    field('phone', seeing('masked', false), seeing('clear', false)),
    field('wechat', seeing('masked', false), seeing('clear', false)),
    field('level', seeing('clear', true), seeing('clear', false)),
    field('notes', seeing('masked', true), seeing('clear', false)),
  ]).map((line) => [line.kind, line.fields.join(' ')]);
  expect(kinds).toEqual([
    ['gain', 'phone wechat'],
    ['lose', 'level'],
    ['change', 'notes'],
  ]);
});
