// A person who has no mouse: what is to be used is reached with Tab, has to show that it has the focus, and is
// used with the keys that the trade's widgets answer to. The same acts as thumb.mjs offers.
import assert from 'node:assert/strict';
import { expectAccessible, shot } from './kit.mjs';
import { listed, notePointers } from './reach.mjs';

/** Steps of Tab after which a part counts as out of reach. */
const FAR = 90;
/** Options or entries that are stepped through at most. */
const MANY = 40;

/** The keyboard of a page that is signed in; from here on nobody touches a mouse. */
export async function keyboardOf(page) {
  const pointers = await notePointers(page);
  const keys = page.keyboard;
  const press = async (target) => {
    await reach(page, target);
    await keys.press('Enter');
  };
  return {
    name: 'keys',
    page,
    press,
    reach: (target) => reach(page, target),
    write: async (target, text) => {
      await reach(page, target);
      await keys.press('Control+a');
      await keys.type(text);
    },
    mark: (input) => mark(page, input),
    choose: (box, option) => choose(page, box, option),
    pick: (button, entry) => pick(page, button, entry),
    day: async (box, day, time) => {
      await reach(page, box);
      await keys.type(time ? `${day} ${time}` : day);
      await keys.press('Enter');
    },
    // What stands before the content is nearest by going back.
    open: async (label) => {
      const link = page.getByRole('navigation').getByRole('link', { name: label, exact: true });
      await reach(page, link, 'Shift+Tab');
      await keys.press('Enter');
    },
    look: async (name) => {
      await expectKept(page);
      await expectAccessible(page);
      await shot(page, `keys-${name}`);
    },
    done: () => assert.deepEqual(pointers, [], 'no mouse was used'),
  };
}

/** Presses Tab until the target has the focus, and sees that it shows; a trap or a part out of reach fails. */
async function reach(page, target, step = 'Tab') {
  await target.waitFor({ state: 'attached' });
  const before = await target.evaluate(looks);
  const seen = [];
  let now = await target.evaluate(standing);
  const begun = now.here;
  for (let steps = 0; !now.here && steps < FAR; steps += 1) {
    await page.keyboard.press(step);
    now = await target.evaluate(standing);
    seen.push(now.named);
  }
  if (!now.here) throw new Error(`${step} never reaches ${target}:\n${seen.join('\n')}`);
  await expectShown(target, begun ? undefined : before);
}

/** What has the focus lies in sight, and looks other than it did without. */
async function expectShown(target, before) {
  const shown = await target.evaluate(isShown);
  assert.ok(shown, `${target} has the focus out of sight`);
  if (before === undefined) return;
  const changed = async () => (await target.evaluate(looks)) !== before;
  for (let tries = 0; tries < 20; tries += 1) if (await changed()) return;
  assert.fail(`${target} does not show that it has the focus`);
}

/** What an act takes away leaves the focus on the page: from its very beginning the way would be long. */
async function expectKept(page) {
  await page.waitForFunction(() => document.activeElement !== document.body);
}

/** Ticks a box; of radio buttons Tab finds one and the arrows lead to the others. */
async function mark(page, input) {
  if ((await input.getAttribute('type')) === 'checkbox') {
    await reach(page, input);
    return page.keyboard.press('Space');
  }
  const group = await input.getAttribute('name');
  await reach(page, page.locator(`input[type="radio"][name="${group}"]:checked`));
  for (let steps = 0; steps < MANY; steps += 1) {
    if (await input.isChecked()) return undefined;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never lead to ${input}`);
}

/** Opens a list with the arrows, or narrows it by typing, and takes the option. */
async function choose(page, box, option) {
  await reach(page, box);
  if ((await box.getAttribute('readonly')) === null) await page.keyboard.type(option);
  else await page.keyboard.press('ArrowDown');
  await listed(page, option).first().waitFor();
  const active = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active');
  for (let steps = 0; steps < MANY; steps += 1) {
    if ((await active.allTextContents())[0]?.includes(option)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never lead to the option ${option}`);
}

/** Opens a menu and takes an entry of it. */
async function pick(page, button, entry) {
  await reach(page, button);
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: entry, exact: true });
  await item.waitFor();
  for (let steps = 0; steps < MANY; steps += 1) {
    if ((await item.evaluate(standing)).here) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never lead to ${entry}`);
}

/** In the page: whether it has the focus, and what has it. */
function standing(one) {
  const now = document.activeElement;
  const words = now?.getAttribute('aria-label') ?? now?.labels?.[0]?.textContent ?? now?.textContent ?? '';
  return {
    here: now === one,
    named: `${now?.tagName} ${words.trim().slice(0, 60)}`,
  };
}

/** In the page: whether what has the focus lies on the screen. */
function isShown() {
  const now = document.activeElement;
  const box = (now?.closest('label') ?? now)?.getBoundingClientRect();
  return Boolean(box) && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}

/** In the page: how something and what is around it is drawn. */
function looks(one) {
  const drawn = [];
  const add = (part) => {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part);
    drawn.push(outline, boxShadow, borderColor, backgroundColor);
  };
  for (let part = one, up = 0; part && up < 4; part = part.parentElement, up += 1) {
    add(part);
    for (const beside of up < 2 ? (part.parentElement?.children ?? []) : []) add(beside);
  }
  return drawn.join('|');
}
