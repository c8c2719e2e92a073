// A lead is written down and becomes a customer with a contact and a deal.
import { words } from '../kit.mjs';
import { ahead } from '../reach.mjs';

const { list } = words('records');
const common = words('common');
const { convert } = words('leads');

export const LEAD = { name: '丁一诺', company: '云岚商贸', phone: '13912345678', deal: '年会礼品二十只' };

export async function lead(hand) {
  const { page } = hand;
  await hand.open('线索');
  await hand.press(page.getByRole('button', { name: list.new.replace('{{what}}', '线索') }));
  const form = page.getByRole('dialog');
  await hand.write(form.locator('#lead_name'), LEAD.name);
  await hand.write(form.locator('#lead_company_name'), LEAD.company);
  await hand.write(form.locator('#lead_phone'), LEAD.phone);
  await hand.choose(form.locator('#lead_source'), '电话咨询');
  await hand.look('lead-form');
  await hand.press(form.getByRole('button', { name: common.save, exact: true }));
  await page.getByRole('heading', { level: 1, name: LEAD.name }).waitFor();
  await hand.look('lead');

  await hand.press(page.getByRole('button', { name: convert.act, exact: true }));
  const dialog = page.getByRole('dialog');
  await hand.mark(dialog.getByRole('checkbox', { name: convert.deal }));
  await hand.write(dialog.getByLabel('商机名称'), LEAD.deal);
  await hand.day(dialog.getByLabel('预计成交日期'), ahead(2));
  await hand.look('lead-convert');
  await hand.press(dialog.getByRole('button', { name: convert.ok, exact: true }));
  await page.getByRole('heading', { level: 1, name: LEAD.company }).waitFor();
  await page.getByRole('link', { name: LEAD.deal }).first().waitFor();
  await hand.look('lead-customer');
}
