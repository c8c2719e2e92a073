// Two people change one record: the second is told by field, loses nothing and chooses. A session
// that ends in the middle of a form leaves the form as it was typed.
import { createPerson, foundCompany } from '../company.mjs';
import { expectClean, openPage, shot, signIn, words } from '../kit.mjs';

export default async function twoAtOnce({ browser, server }) {
  const records = words('records');
  const common = words('common');
  const gate = words('gate');
  const mine = await openPage(browser);
  const owner = await foundCompany(mine, server);
  await createPerson(mine, { name: '解明', phone: '13800138022' });
  const theirs = await openPage(browser);
  await signIn(theirs, server.base, owner);
  await theirs.goto(mine.url());

  for (const page of [mine, theirs]) {
    await page.getByRole('button', { name: records.record.edit, exact: true }).click();
  }
  await theirs.locator('#customer_wechat').fill('their_id');
  await theirs.getByRole('button', { name: common.save, exact: true }).click();
  await theirs.getByText(records.form.saved).waitFor();
  await mine.locator('#customer_wechat').fill('my_own_id');
  await mine.getByRole('button', { name: common.save, exact: true }).click();
  const conflict = mine.getByRole('dialog', { name: records.conflict.title });
  await conflict.getByText('my_own_id').waitFor();
  await shot(mine, 'conflict');
  await conflict.getByRole('button', { name: records.conflict.save }).click();
  await mine.getByText(records.form.saved).waitFor();

  await mine.getByRole('button', { name: records.record.edit, exact: true }).click();
  await mine.locator('#customer_wechat').fill('typed_before_expiry');
  await mine.context().clearCookies();
  await mine.getByRole('button', { name: common.save, exact: true }).click();
  const dialog = mine.getByRole('dialog', { name: gate.signIn.expiredTitle });
  await dialog.getByLabel(gate.signIn.password, { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: gate.signIn.ok }).click();
  await dialog.getByLabel(gate.signIn.code).fill(owner.codes[0]);
  await dialog.getByRole('button', { name: gate.signIn.ok }).click();
  await mine.getByText('typed_before_expiry').first().waitFor();
  await shot(mine, 'after-expiry');
  expectClean(mine);
  expectClean(theirs);
}
