// A deal goes to the next stage on the board and is won, once what this needs is filled in.
import { words } from '../kit.mjs';

const board = words('board');
const common = words('common');

/** `carry` takes the card one column on, in the way of the hand. */
export async function deal(hand, title, carry) {
  const { page } = hand;
  await hand.open('商机');
  const column = (name) => page.getByRole('region', { name, exact: true });
  const card = (stage) => column(stage).getByRole('listitem').filter({ hasText: title });
  const menu = (stage) => card(stage).getByRole('button', { name: `${board.acts} ${title}`, exact: true });
  await card('初步接触').waitFor();
  await carry(hand, { card: card('初步接触'), from: column('初步接触'), to: column('需求确认') });
  await card('需求确认').waitFor();
  await hand.look('deal-moved');

  await hand.pick(menu('需求确认'), board.moveTo.replace('{{to}}', '赢单'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(board.needsMore).waitFor();
  await hand.look('deal-needs');
  await hand.write(dialog.locator('#deal_amount'), '88000');
  await hand.press(dialog.getByRole('button', { name: common.save, exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await card('赢单').waitFor();
  await hand.press(card('赢单').getByRole('link', { name: title }));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('赢单', { exact: true }).first().waitFor();
  await hand.look('deal-won');
}
