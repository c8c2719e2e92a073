// A person with a phone of 390 px and a thumb: everything is tapped, and has to be large enough for it. The same
// acts as keys.mjs offers.
import assert from 'node:assert/strict';
import { expectAccessible, expectNoSideways, shot, words } from './kit.mjs';
import { listed, notePointers } from './reach.mjs';

/** The thumb on a page that is signed in; from here on there is neither mouse nor Tab. */
export async function thumbOf(page) {
  const pointers = await notePointers(page);
  const press = (target) => tap(target);
  return {
    name: 'thumb',
    page,
    press,
    reach: (target) => target.scrollIntoViewIfNeeded(),
    write: async (target, text) => {
      await tap(target);
      // A phone's keyboard hands over whole words.
      await target.selectText();
      await page.keyboard.insertText(text);
    },
    mark: (input) => tap(input),
    choose: (box, option) => choose(page, box, option),
    pick: async (button, entry) => {
      await tap(button);
      await tap(page.getByRole('menuitem', { name: entry, exact: true }));
    },
    day: (box, day, time) => chooseDay(page, box, day, time),
    open: (label) => open(page, label),
    look: async (name) => {
      await expectNoSideways(page);
      await expectTouchable(page);
      await expectAccessible(page);
      await shot(page, `thumb-${name}`);
    },
    done: () => assert.deepEqual([...new Set(pointers)], ['touch'], 'nothing but the thumb was used'),
  };
}

async function tap(target) {
  await target.waitFor({ state: 'attached' });
  await target.scrollIntoViewIfNeeded();
  assert.deepEqual(await target.evaluateAll(tooSmall), [], `${target} is large enough for a thumb`);
  const label = target.locator('xpath=ancestor::label');
  // What is drawn of a tick or of a choice is its label.
  const inLabel = (await target.getAttribute('type')) === 'radio' && (await label.count()) > 0;
  await (inLabel ? label.first() : target).tap();
}

async function choose(page, box, option) {
  await tap(box);
  if ((await box.getAttribute('readonly')) === null) await page.keyboard.insertText(option);
  await tap(listed(page, option).first());
}

/** A day is tapped in the calendar that opens; for a time as well the phone brings its own wheels. */
async function chooseDay(page, box, day, time) {
  await tap(box);
  if (time) return box.fill(`${day}T${time}`);
  await expectNoSideways(page);
  const cell = page.locator('.ant-picker-dropdown:visible').locator(`td[title="${day}"]`);
  await shot(page, 'thumb-calendar');
  return tap(cell);
}

/** By the drawer of the navigation. */
async function open(page, label) {
  await tap(page.getByRole('button', { name: words('shell').openMenu }));
  await tap(page.getByRole('dialog').getByRole('link', { name: label, exact: true }));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Fingers need 40 px: what is smaller is named. */
export async function expectTouchable(page) {
  const parts = ['main', 'header', '[role=dialog]'].flatMap((where) =>
    ['button', 'input', '[role=tab]'].map((what) => `${where} ${what}`),
  );
  const small = await page.locator(parts.join(', ')).evaluateAll(tooSmall);
  assert.deepEqual(small, [], 'every target is at least 40 px high');
}

/** In the page: what lies free and is too small for a finger. */
function tooSmall(all) {
  const least = 40;
  const found = [];
  for (const one of all) {
    const box = one.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    if (box.width === 0 || y < least / 2 || y > innerHeight - least / 2) continue;
    // A tick, an input or a tab takes what touches its label or its frame.
    const frames =
      'label, .ant-select, .ant-input-affix-wrapper, .ant-input-number, .ant-picker, .ant-tabs-tab';
    const frame = one.closest(frames) ?? one;
    const reach = (up) => frame.contains(document.elementFromPoint(x, y + up));
    // What the bar at the top covers is touched after scrolling.
    if (!reach(0)) continue;
    const { height } = frame.getBoundingClientRect();
    if (height < least && !(reach(-least / 2 + 1) && reach(least / 2 - 1)))
      found.push(
        `${one.getAttribute('aria-label') ?? (one.textContent || one.id)}: ${Math.round(box.height)} px`,
      );
  }
  return found;
}
