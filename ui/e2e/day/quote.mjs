// A quote with more off than one may give is handed in for approval, and decided by who approves.
import { words } from '../kit.mjs';

const approvals = words('approvals');
const common = words('common');
const { list } = words('records');
const { lines } = words('fields');
export const TITLE = '年会礼品报价';

/** Whoever sells writes it, is refused, and asks for approval. */
export async function handIn(hand, customer) {
  const { page } = hand;
  await hand.open('报价单');
  await hand.press(page.getByRole('button', { name: list.new.replace('{{what}}', '报价单') }));
  const dialog = page.getByRole('dialog');
  await hand.choose(dialog.locator('#quote-above'), customer);
  await hand.write(dialog.locator('#quote_title'), TITLE);
  await hand.choose(dialog.locator('#quote_status'), '已发送');
  await hand.press(dialog.getByRole('button', { name: lines.add }));
  for (const [what, text] of [
    [lines.name, '定制礼盒'],
    [lines.quantity, '20'],
    [lines.price, '4000'],
    [lines.discount, '20'],
  ]) {
    const called = lines.of.replace('{{what}}', what).replace('{{place}}', '1');
    await hand.write(dialog.getByLabel(called, { exact: true }), text);
  }
  await hand.look('quote-form');
  await hand.press(dialog.getByRole('button', { name: common.save, exact: true }));
  const ask = dialog.getByRole('button', { name: approvals.saveAndAsk });
  await ask.waitFor();
  await hand.look('quote-refused');
  await hand.press(ask);
  await page.getByText(approvals.locked).waitFor();
  await hand.look('quote-pending');
}

/** Whoever approves finds it among what waits, and agrees. */
export async function decide(hand) {
  const { page } = hand;
  await hand.open(new RegExp(`^${words('shell').nav.approvals}`));
  const card = page.getByRole('listitem').filter({ hasText: TITLE });
  await card.waitFor();
  await hand.look('quote-waits');
  await hand.press(card.getByRole('button', { name: `${approvals.do.approve} ${TITLE}` }));
  const dialog = page.getByRole('dialog');
  await hand.write(dialog.getByLabel(approvals.remark), '毛利够，同意');
  await hand.look('quote-decide');
  await hand.press(dialog.getByRole('button', { name: approvals.do.approve, exact: true }));
  await card.waitFor({ state: 'detached' });
  await hand.look('quote-decided');
}

/** Back with whoever sells, the quote says what was decided. */
export async function readDecision(hand) {
  const { page } = hand;
  await hand.open('报价单');
  await hand.press(page.locator('main').getByRole('link', { name: TITLE, exact: true }));
  await page.getByText('毛利够，同意').waitFor();
  await page.getByText(approvals.status.approved, { exact: true }).first().waitFor();
  await hand.look('quote-approved');
}
