import { expect, it } from 'vitest';
import { nextOrder, wayOf } from './order';

it('clicks_on_a_head_sort_upwards_then_downwards_then_not_at_all', () => {
  const clicks = ['', '', ''];
  clicks[0] = nextOrder('spent', wayOf('', 'spent'));
  clicks[1] = nextOrder('spent', wayOf(clicks[0], 'spent'));
  clicks[2] = nextOrder('spent', wayOf(clicks[1], 'spent'));
  expect(clicks).toEqual(['spent', 'spent desc', '']);
});

it('another_column_is_not_sorted', () => {
  expect(wayOf('spent desc', 'since')).toBeNull();
});
