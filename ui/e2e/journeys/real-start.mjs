// The demo company is removed, and nothing of it is left when the real start is made.
import assert from 'node:assert/strict';
import { foundCompany } from '../company.mjs';
import { enter, fillDemo, loginOf } from '../demo.mjs';
import { expectAccessible, expectClean, openPage, shot, signIn, startServer, words } from '../kit.mjs';
import { go, rows } from '../reach.mjs';

const texts = words('organisation');

export default async function realStart({ browser, server }) {
  const page = await openPage(browser);
  const logins = await fillDemo(page, server);
  const owner = loginOf(logins, '所有者');
  await enter(page, server.base, owner);
  await rows(page);
  const seller = await openPage(browser);
  await enter(seller, server.base, loginOf(logins, '销售'));

  await removeDemo(page, server);
  const { needsSetup } = words('entry').login;
  await page.getByText(needsSetup).waitFor();
  await assert.rejects(signIn(page, server.base, { ...owner, timeout: 3000 }), 'the demo login is gone');
  await seller.reload();
  await seller.waitForURL(/\/login/);
  await seller.close();

  await server.stop(true);
  const again = await startServer({ data: server.data });
  try {
    const real = await openPage(browser);
    await foundCompany(real, again);
    await real.getByText(words('records').list.empty.replace('{{what}}', '客户')).waitFor();
    await go(real, again.base, '/organisation');
    await real.getByText(texts.keyNone).waitFor();
    assert.equal(await real.getByRole('heading', { name: texts.demo }).count(), 0);
    assert.equal(await real.getByLabel(texts.name, { exact: true }).inputValue(), '明远贸易');
    await shot(real, 'real-start');
    expectClean(real);
  } finally {
    await again.stop(true);
  }
  expectClean(page);
}

/** Only who types the company's name removes it. */
async function removeDemo(page, server) {
  await go(page, server.base, '/organisation');
  const name = await page.getByLabel(texts.name, { exact: true }).inputValue();
  await page.getByRole('button', { name: texts.remove }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(texts.confirmName, { exact: true }).fill('别的企业');
  await dialog.getByRole('button', { name: texts.removeOk }).click();
  await dialog.getByText(texts.mismatch).waitFor();
  await expectAccessible(page);
  await shot(page, 'remove-demo');
  await dialog.getByLabel(texts.confirmName, { exact: true }).fill(name);
  await dialog.getByRole('button', { name: texts.removeOk }).click();
  await page.waitForURL(/\/login$/);
}
