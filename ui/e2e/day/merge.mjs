// One customer is written twice: the two become one, with the name of the second, and are two again.
import { createPerson } from '../company.mjs';
import { words } from '../kit.mjs';
import { go } from '../reach.mjs';

const merge = words('merge');
const TWICE = [
  { name: '单小燕', phone: '13800139974' },
  { name: '单晓燕', phone: '13800139974' },
];

/** The two, before the hand begins. */
export async function writeTwice(page, server) {
  for (const one of TWICE) {
    await go(page, server.base, '/records/customer');
    await createPerson(page, one);
  }
}

export async function mergeTwo(hand) {
  const { page } = hand;
  const [first, second] = TWICE.map(({ name }) => name);
  await hand.open(words('shell').nav.duplicates);
  const act = page.getByRole('button', { name: merge.mergeOf.replace('{{title}}', first), exact: true });
  await act.waitFor();
  await hand.look('merge-pairs');
  await hand.press(act);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(merge.dialog.keep).waitFor();
  await onward(hand, dialog);
  await hand.mark(dialog.getByRole('group', { name: /^姓名/ }).getByRole('radio', { name: second }));
  await hand.look('merge-choice');
  await onward(hand, dialog);
  await hand.press(dialog.getByRole('button', { name: merge.dialog.submit, exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await act.waitFor({ state: 'detached' });
  await hand.look('merge-done');

  await hand.open('客户');
  await hand.press(page.locator('main').getByRole('link', { name: second, exact: true }));
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
  await hand.press(page.locator('main').getByRole('button', { name: merge.undo, exact: true }));
  const ask = page.getByRole('dialog');
  await ask.getByText(merge.undoHint).waitFor();
  await hand.look('merge-undo');
  await hand.press(ask.getByRole('button', { name: merge.undo, exact: true }));
  await page.getByText(merge.undone).waitFor();
  await page.getByRole('heading', { level: 1, name: first }).waitFor();
  await hand.open('客户');
  for (const name of [first, second])
    await page.locator('main').getByRole('link', { name, exact: true }).waitFor();
}

/** On a phone the dialog goes step by step. */
async function onward(hand, dialog) {
  const next = dialog.getByRole('button', { name: merge.dialog.next, exact: true });
  if ((await next.count()) > 0) await hand.press(next);
}
