import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToKeys, useKeys } from './keys';

let stop: () => void;
beforeEach(() => {
  stop = listenToKeys();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function press(key: string, on: HTMLElement = document.body, more: KeyboardEventInit = {}) {
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

function typedInto(tag: 'input' | 'textarea') {
  const box = document.createElement(tag);
  document.body.append(box);
  return box;
}

describe('keys', () => {
  it('a_key_and_two_keys_in_a_row_do_what_the_page_says', () => {
    const [one, two] = [vi.fn(), vi.fn()];
    const hook = renderHook(() => useKeys({ n: one, 'g c': two }));
    press('n');
    press('g');
    press('c');
    press('c');
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 1]);
    hook.unmount();
    press('n');
    expect(one).toHaveBeenCalledTimes(1);
  });

  it('nothing_happens_while_somebody_types_or_holds_another_key', () => {
    const act = vi.fn();
    const hook = renderHook(() => useKeys({ n: act }));
    press('n', typedInto('input'));
    press('n', typedInto('textarea'));
    press('n', document.body, { ctrlKey: true });
    press('n', document.body, { isComposing: true });
    expect(act).not.toHaveBeenCalled();
    hook.unmount();
  });

  it('the_part_of_the_page_that_came_last_has_the_word', () => {
    const [below, above] = [vi.fn(), vi.fn()];
    const one = renderHook(() => useKeys({ e: below }));
    const two = renderHook(() => useKeys({ e: above }));
    press('e');
    two.unmount();
    press('e');
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
    one.unmount();
  });
});
